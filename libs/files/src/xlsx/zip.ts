import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { CaseloomError, issue } from '@caseloom/core';
import { readDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes really inflated over the life of the archive, whatever its headers say. */
  readonly inflatedBytes: number;
  /** Inflated ÷ stored of one entry, counted once the entry has given more than `graceBytes`. */
  readonly ratio: number;
  readonly graceBytes: number;
}

export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 2_000,
  inflatedBytes: 2 ** 31,
  ratio: 250,
  graceBytes: 8 * 2 ** 20,
};

/** A zip archive on disk, read through its directory; entries are inflated as streams and counted byte by byte ([P19]). */
export class ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly #path: string;
  readonly #limits: ArchiveLimits;
  #inflated = 0;

  private constructor(path: string, entries: ReadonlyMap<string, ZipEntry>, limits: ArchiveLimits) {
    this.#path = path;
    this.entries = entries;
    this.#limits = limits;
  }

  /** @throws CaseloomError FILE_ARCHIVE_BROKEN, FILE_ARCHIVE_LIMIT, FILE_ARCHIVE_ENCRYPTED */
  static async open(path: string, limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS): Promise<ZipArchive> {
    const file = await open(path, 'r');
    try {
      return new ZipArchive(path, await readDirectory(file, limits.entries), limits);
    } finally {
      await file.close();
    }
  }

  /** The inflated bytes of an entry. @throws CaseloomError FILE_ARCHIVE_BROKEN, FILE_ARCHIVE_LIMIT */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw broken(`no ${name}`);
    const start = await this.#dataStart(entry);
    if (entry.storedBytes === 0) return;
    const stored = createReadStream(this.#path, { start, end: start + entry.storedBytes - 1 });
    const bytes = entry.method === 0 ? stored : stored.pipe(createInflateRaw());
    stored.on('error', (error) => bytes.destroy(error));
    let given = 0;
    try {
      for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
        given += chunk.length;
        this.#count(entry, chunk.length, given);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof CaseloomError ? error : broken(`${name}: ${error instanceof Error ? error.message : ''}`);
    } finally {
      stored.destroy();
      bytes.destroy();
    }
  }

  #count(entry: ZipEntry, bytes: number, given: number): void {
    this.#inflated += bytes;
    const { inflatedBytes, ratio, graceBytes } = this.#limits;
    if (this.#inflated > inflatedBytes)
      throw new CaseloomError([
        issue('FILE_ARCHIVE_LIMIT', entry.name, { what: 'inflatedBytes', limit: inflatedBytes }),
      ]);
    if (given > graceBytes && given > entry.storedBytes * ratio)
      throw new CaseloomError([issue('FILE_ARCHIVE_LIMIT', entry.name, { what: 'ratio', limit: ratio })]);
  }

  async #dataStart(entry: ZipEntry): Promise<number> {
    const file = await open(this.#path, 'r');
    try {
      return await dataStart(file, entry);
    } finally {
      await file.close();
    }
  }
}

/** The local header repeats the name and has an extra field of its own length. */
async function dataStart(file: FileHandle, entry: ZipEntry): Promise<number> {
  const header = Buffer.alloc(30);
  const { bytesRead } = await file.read(header, 0, 30, entry.offset);
  if (bytesRead < 30 || header.readUInt32LE(0) !== 0x04034b50) throw broken(entry.name);
  return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function broken(reason: string): CaseloomError {
  return new CaseloomError([issue('FILE_ARCHIVE_BROKEN', '', { reason })]);
}
