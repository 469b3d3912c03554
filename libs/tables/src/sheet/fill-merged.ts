/** Cells that show as one, counted from 1, bounds included; rows are those of the file. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Writes the text of merged cells into each of them, as a reader of the sheet understands it. @param lines the row of the file of each row */
export function fillMerged(
  rows: readonly (readonly string[])[],
  lines: readonly number[],
  merged: readonly MergedRange[],
): readonly (readonly string[])[] {
  if (merged.length === 0) return rows;
  const at = new Map(lines.map((line, index) => [line, index]));
  const filled = rows.map((cells) => [...cells]);
  for (const { top, left, bottom, right } of merged) {
    const text = filled[at.get(top) ?? -1]?.[left - 1] ?? '';
    if (text === '') continue;
    for (let line = top; line <= bottom; line++) {
      const row = filled[at.get(line) ?? -1];
      if (row === undefined) continue;
      while (row.length < right) row.push('');
      for (let column = left; column <= right; column++) row[column - 1] = text;
    }
  }
  return filled;
}
