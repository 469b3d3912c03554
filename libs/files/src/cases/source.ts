import { open, stat } from 'node:fs/promises';
import { CaseloomError, issue } from '@caseloom/core';

/** Where bytes come from, how many are expected and how many have been read. */
export interface ByteSource {
  /** Path on disk, when it is a file. */
  readonly path?: string;
  readonly totalBytes?: number;
  /** Pieces, each to be read before the next is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly bytesRead: () => number;
  /** Lets go of the file when its bytes are not wanted, or not to the end. */
  readonly close: () => Promise<void>;
}

const CHUNK_BYTES = 64 * 1024;

/** @throws CaseloomError FILE_NOT_FOUND, FILE_NOT_READABLE */
export async function openSource(source: string | AsyncIterable<Uint8Array>): Promise<ByteSource> {
  if (typeof source !== 'string') return counted(source);
  const found = await stat(source).catch((error: NodeJS.ErrnoException) => {
    throw new CaseloomError([
      issue(error.code === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_NOT_READABLE', source, {
        file: source,
        reason: error.code ?? '',
      }),
    ]);
  });
  if (found.isDirectory())
    throw new CaseloomError([issue('FILE_NOT_READABLE', source, { file: source, reason: 'EISDIR' })]);
  return { ...counted(pieces(source)), path: source, totalBytes: found.size };
}

/** Reads the first chunk ahead, so that the file's kind can be told from it; the source given back starts at the beginning again. */
export async function peek(source: ByteSource): Promise<{ readonly start: Uint8Array; readonly source: ByteSource }> {
  const iterator = source.bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const start = first.done ? new Uint8Array() : first.value;
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      if (first.done) return;
      yield start;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await source.close();
    }
  }
  return { start, source: { ...source, bytes: whole() } };
}

/** The file piece by piece, in the same memory. */
async function* pieces(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  try {
    const memory = new Uint8Array(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(memory);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

function counted(chunks: AsyncIterable<Uint8Array>): ByteSource {
  let read = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      read += chunk.length;
      yield chunk;
    }
  }
  const all = bytes();
  return { bytes: all, bytesRead: () => read, close: async () => void (await all.return(undefined)) };
}
