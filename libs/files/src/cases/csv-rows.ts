import { CsvReader } from '@caseloom/core';
import type { CsvProblem, CsvRow } from '@caseloom/core';
import type { TextLines } from '../text/text-lines.ts';

/** A row of a file, or why it could not be read. */
export interface RawRow extends CsvRow {
  /** Codes of what is wrong with the row as text; `refused` when its cells cannot be trusted. */
  readonly problems: readonly string[];
  readonly refused: boolean;
}

const REFUSING: ReadonlySet<string> = new Set([
  'CSV_QUOTE_UNCLOSED',
  'CSV_QUOTE_AFTER',
  'CSV_ROW_TOO_LONG',
  'FILE_LINE_ENCODING',
]);

/** Rows of CSV text, one at a time, each with what is wrong with it; a broken row costs itself alone ([P9]). */
export async function* csvRows(lines: TextLines): AsyncGenerator<RawRow> {
  const rows: RawRow[] = [];
  let stray: number | undefined;
  let badLines: number[] = [];
  let line = 1;
  const onRow = (row: CsvRow): void => {
    const end = row.row + (row.lines ?? 1);
    const problems: string[] = row.row === stray ? ['CSV_QUOTE_STRAY'] : [];
    if (badLines.some((bad) => bad >= row.row && bad < end)) problems.push('FILE_LINE_ENCODING');
    if (badLines.length > 0) badLines = badLines.filter((bad) => bad >= end);
    rows.push(rawRow(row, problems));
  };
  const onProblem = ({ row, code }: CsvProblem): void => {
    if (code === 'CSV_QUOTE_STRAY') stray = row;
    else rows.push(rawRow({ row, cells: [] }, [code]));
  };
  const reader = new CsvReader(onRow, onProblem);
  for await (const { text, badLines: found } of lines.blocks) {
    for (const index of found) badLines.push(line + index);
    reader.push(text);
    line += countLines(text);
    yield* rows.splice(0);
  }
  reader.end();
  yield* rows.splice(0);
}

function rawRow({ row, cells }: CsvRow, problems: readonly string[]): RawRow {
  return { row, cells, problems, refused: problems.some((code) => REFUSING.has(code)) };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
