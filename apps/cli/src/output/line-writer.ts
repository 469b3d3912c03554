import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { unusable } from '../failure.ts';

const PIECE_CHARACTERS = 64 * 1024;

/** Lines of text out, to a file or stdout (`-`); waits for the reader, so that memory stays flat. */
export class LineWriter {
  readonly #path: string;
  readonly #stream: Writable;
  #buffer = '';
  #failed: NodeJS.ErrnoException | undefined;

  constructor(path: string) {
    this.#path = path;
    this.#stream = path === '-' ? process.stdout : createWriteStream(path);
    if (path !== '-') this.#stream.on('error', (error) => (this.#failed = error));
  }

  /** @throws CaseloomError CLI_CANNOT_WRITE, as does `close` */
  async write(line: string): Promise<void> {
    this.#buffer += `${line}\n`;
    if (this.#buffer.length > PIECE_CHARACTERS) await this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    if (this.#path === '-') return;
    this.#stream.end();
    await this.#settled(once(this.#stream, 'close'));
  }

  async #flush(): Promise<void> {
    const text = this.#buffer;
    this.#buffer = '';
    if (text === '' || this.#stream.write(text)) return this.#check();
    await this.#settled(once(this.#stream, 'drain'));
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
