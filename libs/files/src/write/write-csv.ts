import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvLine, harmlessCell } from '@caseloom/core';

export interface CsvOptions {
  /** A byte order mark, so that spreadsheets take the file for UTF-8. */
  readonly mark?: boolean;
}

const PIECE_CHARACTERS = 64 * 1024;

/**
 * Writes UTF-8 CSV while its rows are asked for. A text that a spreadsheet would compute gets a leading apostrophe, which the
 * reader of case files takes off again; real numbers stay ([P19]).
 */
export async function writeCsv(
  stream: Writable,
  header: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  options: CsvOptions = {},
): Promise<void> {
  await pipeline(csvPieces(header, rows, options.mark ?? false), stream);
}

async function* csvPieces(
  header: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  mark: boolean,
): AsyncGenerator<string> {
  let piece = `${mark ? '\ufeff' : ''}${csvLine(header.map(harmlessCell))}\n`;
  for await (const row of rows) {
    piece += `${csvLine(row.map(harmlessCell))}\n`;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
