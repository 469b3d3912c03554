import type { FileHandle } from 'node:fs/promises';
import { CaseloomError, issue } from '@caseloom/core';

/** One file of an archive, as the central directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly storedBytes: number;
  readonly offset: number;
}

/** How an old .xls begins, and a workbook behind a password, whatever it is called. */
const OLD_WORKBOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const LARGEST_DIRECTORY = 16 * 2 ** 20;
const IN_EXTRA_32 = 0xffffffff;
const IN_EXTRA_16 = 0xffff;

/**
 * The central directory of a zip archive (APPNOTE 6.3: 4.3.12, 4.3.14–16, ZIP64 included).
 * @throws CaseloomError FILE_XLSX_OLD, FILE_ARCHIVE_BROKEN, FILE_ARCHIVE_LIMIT, FILE_ARCHIVE_ENCRYPTED
 */
export async function readDirectory(file: FileHandle, mostEntries: number): Promise<Map<string, ZipEntry>> {
  const { size } = await file.stat();
  const { count, bytes, offset } = await endRecord(file, size);
  if (count > mostEntries)
    throw new CaseloomError([issue('FILE_ARCHIVE_LIMIT', '', { what: 'entries', limit: mostEntries })]);
  if (bytes > LARGEST_DIRECTORY || offset + bytes > size) throw broken('directory');
  const directory = await readAt(file, offset, bytes);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw broken('directory entry');
    const { entry, next } = readEntry(directory, at);
    if (entries.has(entry.name)) throw broken(`two entries ${entry.name.slice(0, 80)}`);
    entries.set(entry.name, entry);
    at = next;
  }
  return entries;
}

function readEntry(directory: Buffer, at: number): { entry: ZipEntry; next: number } {
  const flags = directory.readUInt16LE(at + 8);
  const method = directory.readUInt16LE(at + 10);
  const nameBytes = directory.readUInt16LE(at + 28);
  const extraBytes = directory.readUInt16LE(at + 30);
  const extraAt = at + 46 + nameBytes;
  const next = extraAt + extraBytes + directory.readUInt16LE(at + 32);
  if (next > directory.length) throw broken('directory entry');
  const name = directory.toString('utf8', at + 46, extraAt);
  if ((flags & 1) !== 0) throw new CaseloomError([issue('FILE_ARCHIVE_ENCRYPTED', name)]);
  if (method !== 0 && method !== 8) throw broken(`method ${method}`);
  const large = largeSizes(directory.subarray(extraAt, extraAt + extraBytes));
  const [inflated, stored, offset] = [
    directory.readUInt32LE(at + 24),
    directory.readUInt32LE(at + 20),
    directory.readUInt32LE(at + 42),
  ];
  if (inflated === IN_EXTRA_32) large.next();
  return {
    entry: {
      name,
      method,
      storedBytes: stored === IN_EXTRA_32 ? large.next().value! : stored,
      offset: offset === IN_EXTRA_32 ? large.next().value! : offset,
    },
    next,
  };
}

/** The 8-byte numbers of the ZIP64 extra field, in the order of the fields they replace. */
function* largeSizes(extra: Buffer): Generator<number, number> {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    for (let number = at + 4; number + 8 <= end; number += 8) yield safe(extra.readBigUInt64LE(number));
  }
  throw broken('ZIP64 field');
}

async function endRecord(file: FileHandle, size: number): Promise<{ count: number; bytes: number; offset: number }> {
  const tail = await readAt(
    file,
    Math.max(0, size - END_BYTES - LONGEST_COMMENT),
    Math.min(size, END_BYTES + LONGEST_COMMENT),
  );
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    const count = tail.readUInt16LE(at + 10);
    const bytes = tail.readUInt32LE(at + 12);
    const offset = tail.readUInt32LE(at + 16);
    const isLarge = count === IN_EXTRA_16 || bytes === IN_EXTRA_32 || offset === IN_EXTRA_32;
    return isLarge ? largeEndRecord(file, tail, at) : { count, bytes, offset };
  }
  const isOld = OLD_WORKBOOK.equals(await readAt(file, 0, Math.min(size, OLD_WORKBOOK.length)));
  throw isOld ? new CaseloomError([issue('FILE_XLSX_OLD', '')]) : broken('end of the directory');
}

async function largeEndRecord(
  file: FileHandle,
  tail: Buffer,
  end: number,
): Promise<{ count: number; bytes: number; offset: number }> {
  const locator = end - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) throw broken('ZIP64 locator');
  const record = await readAt(file, safe(tail.readBigUInt64LE(locator + 8)), 56);
  if (record.readUInt32LE(0) !== 0x06064b50) throw broken('ZIP64 end of the directory');
  return {
    count: safe(record.readBigUInt64LE(32)),
    bytes: safe(record.readBigUInt64LE(40)),
    offset: safe(record.readBigUInt64LE(48)),
  };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw broken('file ends early');
  return buffer;
}

function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw broken('ZIP64 number');
  return Number(value);
}

function broken(reason: string): CaseloomError {
  return new CaseloomError([issue('FILE_ARCHIVE_BROKEN', '', { reason })]);
}
