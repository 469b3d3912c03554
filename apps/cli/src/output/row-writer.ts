import { csvLine, harmlessCell } from '@caseloom/core';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { unusable } from '../failure.ts';

export type RowFormat = 'csv' | 'ndjson';
export type Row = Readonly<Record<string, string | number | undefined>>;

const PIECE_CHARACTERS = 64 * 1024;

/** Rows out, as CSV or NDJSON; waits for the reader, so that memory stays flat. The file is made with the first piece, not before. */
export class RowWriter {
  readonly #path: string;
  readonly #columns: readonly string[];
  readonly format: RowFormat;
  #stream: Writable | undefined;
  #buffer: string;
  #failed: NodeJS.ErrnoException | undefined;

  /** @param path  a file, or `-` for stdout */
  constructor(path: string, columns: readonly string[], format: RowFormat) {
    this.#path = path;
    this.#columns = columns;
    this.format = format;
    this.#buffer = format === 'ndjson' ? '' : `${csvLine(columns)}\n`;
  }

  /** Values by column; missing ones are empty in CSV and absent in NDJSON. In CSV a text that a spreadsheet would compute is made harmless ([P19]). */
  async write(row: Row): Promise<void> {
    this.#buffer += this.format === 'ndjson' ? `${this.#json(row)}\n` : `${csvRow(this.#columns, row)}\n`;
    if (this.#buffer.length > PIECE_CHARACTERS) await this.#flush();
  }

  /** Whole CSV lines as they stand, after the rows so far. The bytes may be others as soon as this is done. */
  async writeLines(bytes: Uint8Array): Promise<void> {
    await this.#flush();
    const stream = (this.#stream ??= this.#open());
    const written = new Promise<void>((resolve, reject) => {
      stream.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
    await this.#settled(written);
  }

  /** @throws CaseloomError CLI_CANNOT_WRITE, as do the others */
  async close(): Promise<void> {
    await this.#flush();
    const stream = this.#stream;
    if (this.#path === '-' || stream === undefined) return;
    stream.end();
    await this.#settled(once(stream, 'close'));
  }

  #json(row: Row): string {
    const cells = this.#columns.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]);
    return JSON.stringify(Object.fromEntries(cells));
  }

  async #flush(): Promise<void> {
    const text = this.#buffer;
    this.#buffer = '';
    await this.#give(text);
  }

  async #give(piece: string | Uint8Array): Promise<void> {
    this.#stream ??= this.#open();
    if (piece.length === 0 || this.#stream.write(piece)) return this.#check();
    await this.#settled(once(this.#stream, 'drain'));
  }

  #open(): Writable {
    if (this.#path === '-') return process.stdout;
    const stream = createWriteStream(this.#path);
    stream.on('error', (error) => (this.#failed = error));
    return stream;
  }

  async #settled(event: Promise<unknown>): Promise<void> {
    await event.catch((error: NodeJS.ErrnoException) => (this.#failed = error));
    this.#check();
  }

  #check(): void {
    if (this.#failed !== undefined)
      throw unusable('CLI_CANNOT_WRITE', { file: this.#path, reason: this.#failed.code ?? this.#failed.name });
  }
}

/** One CSV line without its end; a text that a spreadsheet would compute is made harmless ([P19]). */
export function csvRow(columns: readonly string[], row: Row): string {
  return csvLine(columns.map((name) => harmlessCell(String(row[name] ?? ''))));
}
