import { CsvReader } from '@caseloom/core';
import type { CsvProblem, CsvRow } from '@caseloom/core';
import type { Encoding } from '../text/encoding.ts';
import type { TextLines } from '../text/text-lines.ts';

/** A row of a file, or why it could not be read. */
export interface RawRow extends CsvRow {
  /** Codes of what is wrong with the row as text; `refused` when its cells cannot be trusted. */
  readonly problems: readonly string[];
  readonly refused: boolean;
  readonly encoding?: Encoding;
}

const REFUSING: ReadonlySet<string> = new Set(['CSV_QUOTE_UNCLOSED', 'CSV_QUOTE_AFTER', 'CSV_ROW_TOO_LONG', 'FILE_LINE_ENCODING']);

/** Rows of CSV text, one at a time, each with what is wrong with it; a broken row costs itself alone ([P9]). */
export async function* csvRows(lines: TextLines): AsyncGenerator<RawRow> {
  const rows: RawRow[] = [];
  let stray: number | undefined;
  let badLines: number[] = [];
  let line = 1;
  const onRow = (row: CsvRow): void => {
    const problems: string[] = row.row === stray ? ['CSV_QUOTE_STRAY'] : [];
    if (badLines.some((bad) => bad >= row.row && bad <= line)) problems.push('FILE_LINE_ENCODING');
    rows.push(rawRow(row, problems));
  };
  const onProblem = ({ row, code }: CsvProblem): void => {
    if (code === 'CSV_QUOTE_STRAY') stray = row;
    else rows.push(rawRow({ row, cells: [] }, [code]));
  };
  const reader = new CsvReader(onRow, onProblem);
  for await (const { text, badLines: found } of lines.blocks) {
    if (found.length === 0 && badLines.length === 0) {
      reader.push(text);
      line += countLines(text);
    } else {
      badLines.push(...found.map((index) => line + index));
      for (const piece of piecesByLine(text)) {
        reader.push(piece);
        line++;
      }
      badLines = badLines.filter((bad) => bad >= line - 1);
    }
    yield* rows.splice(0);
  }
  reader.end();
  yield* rows.splice(0);
}

function rawRow(row: CsvRow, problems: readonly string[]): RawRow {
  return { ...row, problems, refused: problems.some((code) => REFUSING.has(code)) };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function* piecesByLine(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const next = end === -1 ? text.length : end + 1;
    yield text.slice(from, next);
    from = next;
  }
}
