import { csvLine, harmlessCell } from '@caseloom/core';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { Unusable } from './failure.ts';

/** Rows out, as CSV or NDJSON by the file's name (`-`: CSV on stdout); waits for the reader, so memory stays flat. */
export class RowWriter {
  readonly #stream: Writable;
  readonly #ndjson: boolean;
  readonly #columns: readonly string[];
  readonly #path: string;
  #buffer = '';
  #failed: Error | undefined;

  constructor(path: string, columns: readonly string[]) {
    if (path !== '-' && !/\.(csv|ndjson)$/.test(path)) throw new Unusable(`--out ${path}: the name must end in .csv or .ndjson, or be -`);
    this.#path = path;
    this.#stream = path === '-' ? process.stdout : createWriteStream(path);
    this.#stream.on('error', (error) => (this.#failed = error));
    this.#ndjson = path.endsWith('.ndjson');
    this.#columns = columns;
    if (!this.#ndjson) this.#buffer = `${csvLine(columns)}\n`;
  }

  /** Values by column; missing ones are empty in CSV and absent in NDJSON. */
  async write(row: Readonly<Record<string, string | number | undefined>>): Promise<void> {
    this.#buffer += this.#ndjson
      ? `${JSON.stringify(Object.fromEntries(this.#columns.filter((name) => row[name] !== undefined).map((name) => [name, row[name]])))}\n`
      : `${csvLine(this.#columns.map((name) => harmlessCell(String(row[name] ?? ''))))}\n`;
    if (this.#buffer.length > 65_536) await this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    if (this.#path === '-') return;
    this.#stream.end();
    if (this.#failed === undefined) await once(this.#stream, 'finish').catch((error: unknown) => (this.#failed = error as Error));
    this.#check();
  }

  async #flush(): Promise<void> {
    const text = this.#buffer;
    this.#buffer = '';
    this.#check();
    if (text !== '' && !this.#stream.write(text)) await once(this.#stream, 'drain').catch((error: unknown) => (this.#failed = error as Error));
    this.#check();
  }

  #check(): void {
    if (this.#failed !== undefined) throw new Unusable(`cannot write ${this.#path}: ${this.#failed.message}`);
  }
}
