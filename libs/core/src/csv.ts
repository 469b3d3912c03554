import { CsvReader } from './csv-reader.ts';
import type { CsvProblem, CsvRow } from './csv-reader.ts';

/** Reads a whole CSV text. */
export function parseCsv(text: string): { rows: CsvRow[]; problems: CsvProblem[] } {
  const rows: CsvRow[] = [];
  const problems: CsvProblem[] = [];
  const reader = new CsvReader(
    (row) => rows.push(row),
    (problem) => problems.push(problem),
  );
  reader.push(text);
  reader.end();
  return { rows, problems };
}

/** Rows as objects keyed by the header row; missing cells are empty texts. */
export function parseCsvTable(text: string): {
  header: string[];
  rows: { row: number; values: Record<string, string> }[];
  problems: CsvProblem[];
} {
  const { rows, problems } = parseCsv(text);
  const header = [...(rows[0]?.cells ?? [])].map((name) => name.trim());
  return {
    header,
    rows: rows.slice(1).map(({ row, cells }) => {
      const values = Object.create(null) as Record<string, string>;
      header.forEach((name, index) => (values[name] = cells[index] ?? ''));
      return { row, values };
    }),
    problems,
  };
}

/** One CSV line without its line end; cells are quoted where needed. A lone empty cell is `""`, so that its line is not blank. */
export function csvLine(cells: readonly string[]): string {
  if (cells.length === 1 && cells[0] === '') return '""';
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

/** CSV text with `\n` line ends, the canonical form of tables in packs. */
export function formatCsv(rows: Iterable<readonly string[]>): string {
  let text = '';
  for (const row of rows) text += `${csvLine(row)}\n`;
  return text;
}

/** Makes a text cell harmless in spreadsheet programs: a text that starts like a formula gets a leading apostrophe; real numbers stay ([P19]). */
export function harmlessCell(cell: string): string {
  return /^[=+\-@\t\r\0]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}
