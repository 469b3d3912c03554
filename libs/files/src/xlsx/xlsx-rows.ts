import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CaseloomError, issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import type { RawRow } from '../cases/csv-rows.ts';
import type { ByteSource } from '../cases/source.ts';
import { sheetRows } from './sheet-rows.ts';
import { readWorkbook } from './workbook.ts';
import { ZipArchive } from './zip.ts';

const LARGEST_UPLOAD_BYTES = 512 * 2 ** 20;

export interface SheetOfRows {
  readonly rows: AsyncGenerator<RawRow>;
  readonly sheets: readonly string[];
}

/**
 * Rows of one sheet of a workbook: the named one, else the first that is not hidden. A stream is first put on disk, for a
 * workbook's directory stands at its end; the copy goes when the rows have been read.
 * @throws CaseloomError FILE_XLSX_…, FILE_ARCHIVE_…, FILE_XML_BROKEN, FILE_TOO_LARGE
 */
export async function xlsxRows(
  source: ByteSource,
  wanted: string | undefined,
  note: (issue: Issue) => void,
  merged?: (range: string) => void,
): Promise<SheetOfRows> {
  const { path, remove } =
    source.path === undefined ? await spool(source) : { path: source.path, remove: async () => {} };
  try {
    await source.close();
    const archive = await ZipArchive.open(path);
    const workbook = await readWorkbook(archive);
    const names = workbook.sheets.map(({ name }) => name);
    const sheet =
      wanted === undefined
        ? (workbook.sheets.find(({ hidden }) => !hidden) ?? workbook.sheets[0])
        : workbook.sheets.find(({ name }) => name === wanted);
    if (sheet === undefined || !archive.entries.has(sheet.part))
      throw new CaseloomError([issue('FILE_XLSX_NO_SHEET', wanted ?? '', { sheets: names.join(', ') })]);
    return { rows: cleaned(sheetRows(archive.read(sheet.part), workbook, note, merged), remove), sheets: names };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function* cleaned(rows: AsyncGenerator<RawRow>, remove: () => Promise<void>): AsyncGenerator<RawRow> {
  try {
    yield* rows;
  } finally {
    await remove();
  }
}

async function spool(source: ByteSource): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'caseloom-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'upload.xlsx');
    await pipeline(limited(source.bytes), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return { path, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function* limited(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > LARGEST_UPLOAD_BYTES)
      throw new CaseloomError([issue('FILE_TOO_LARGE', '', { file: '', limit: LARGEST_UPLOAD_BYTES })]);
    yield chunk;
  }
}
