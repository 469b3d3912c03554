import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { CaseloomError, issue } from '@caseloom/core';

/** A file to go into an archive; its text is asked for piece by piece. */
export interface ZipPart {
  readonly name: string;
  readonly content: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly stored: number;
  readonly inflated: number;
  readonly offset: number;
}

const LARGEST = 0xffffffff;
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1980-01-01, so that equal content makes equal bytes. */
const DOS_DATE = 0x0021;

/** The bytes of a zip archive, made while they are read; memory holds one piece of one part. @throws CaseloomError FILE_TOO_LARGE above 4 GiB */
export async function* zipBytes(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, content } of parts) {
    const nameBytes = Buffer.from(name);
    const start = offset;
    const header = localHeader(nameBytes);
    yield header;
    const sums = { crc: 0, inflated: 0, stored: 0 };
    const deflate = Readable.from(counted(content, sums), { objectMode: false }).pipe(createDeflateRaw());
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      sums.stored += chunk.length;
      yield chunk;
    }
    const descriptor = numbers([
      [0x08074b50, 4],
      [sums.crc, 4],
      [sums.stored, 4],
      [sums.inflated, 4],
    ]);
    yield descriptor;
    offset += header.length + sums.stored + descriptor.length;
    if (offset > LARGEST || sums.inflated > LARGEST)
      throw new CaseloomError([issue('FILE_TOO_LARGE', name, { file: name, limit: LARGEST })]);
    written.push({ name: nameBytes, ...sums, offset: start });
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield numbers([
    [0x06054b50, 4],
    [0, 4],
    [written.length, 2],
    [written.length, 2],
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  ]);
}

async function* counted(content: ZipPart['content'], sums: { crc: number; inflated: number }): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const bytes = Buffer.from(text);
    sums.crc = crc32(bytes, sums.crc);
    sums.inflated += bytes.length;
    yield bytes;
  }
}

function localHeader(name: Buffer): Buffer {
  const fixed = numbers([
    [0x04034b50, 4],
    [20, 2],
    [FLAGS, 2],
    [DEFLATED, 2],
    [0, 2],
    [DOS_DATE, 2],
    [0, 4],
    [0, 4],
    [0, 4],
    [name.length, 2],
    [0, 2],
  ]);
  return Buffer.concat([fixed, name]);
}

function directoryEntry({ name, crc, stored, inflated, offset }: Written): Buffer {
  const before = numbers([
    [0x02014b50, 4],
    [20, 2],
    [20, 2],
    [FLAGS, 2],
    [DEFLATED, 2],
    [0, 2],
    [DOS_DATE, 2],
  ]);
  const after = numbers([
    [crc, 4],
    [stored, 4],
    [inflated, 4],
    [name.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [offset, 4],
  ]);
  return Buffer.concat([before, after, name]);
}

function numbers(fields: readonly (readonly [value: number, bytes: number])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
