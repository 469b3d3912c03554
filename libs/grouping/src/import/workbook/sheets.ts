/** A sheet as it was read: the rows that hold something, texts as they stand. A CSV is a sheet named after its file. */
export interface SourceSheet {
  readonly name: string;
  readonly hidden?: boolean;
  /** The file knows no numbers, only texts: what reads as a number may have been one. */
  readonly untyped?: boolean;
  readonly rows: readonly SourceRow[];
  /** Cells that show as one; only the first of each holds the text. Counted from 1, bounds included. */
  readonly merged?: readonly MergedRange[];
}

export interface SourceRow {
  /** Row of the sheet or line of the file, counted from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Cells that are numbers, columns counted from 0; `shown`: with the decimals that the cell's format shows. */
  readonly numbers?: readonly { readonly column: number; readonly shown?: string }[];
}

export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `A` for 0, `AA` for 26. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** Column counted from 0 of `A`, `AA`; undefined for what is no column. */
export function columnNumber(letters: string): number | undefined {
  if (letters.length === 0 || letters.length > 3) return undefined;
  let column = 0;
  for (const char of letters) {
    const value = char.charCodeAt(0) - 64;
    if (value < 1 || value > 26) return undefined;
    column = column * 26 + value;
  }
  return column - 1;
}

/** Every row with the text of a merged range in each of its cells. Sheets without merged cells are given back as they are. */
export function withMergedFilled(sheet: SourceSheet): SourceSheet {
  if (sheet.merged === undefined || sheet.merged.length === 0) return sheet;
  const byRow = new Map(sheet.rows.map((row) => [row.row, row]));
  const filled = new Map<number, string[]>();
  for (const { top, left, bottom, right } of sheet.merged) {
    const text = byRow.get(top)?.cells[left - 1] ?? '';
    if (text === '') continue;
    const last = Math.min(bottom, sheet.rows.at(-1)?.row ?? 0);
    for (let row = top; row <= last; row++) {
      const cells = filled.get(row) ?? [...(byRow.get(row)?.cells ?? [])];
      while (cells.length < right) cells.push('');
      for (let column = left - 1; column < right; column++) cells[column] = text;
      filled.set(row, cells);
    }
  }
  const rows = [...new Set([...byRow.keys(), ...filled.keys()])].sort((a, b) => a - b);
  return {
    ...sheet,
    merged: [],
    rows: rows.map((row) => ({ ...byRow.get(row), row, cells: filled.get(row) ?? byRow.get(row)!.cells })),
  };
}
