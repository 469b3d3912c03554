import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CaseloomError, issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { readWorkbook } from '@caseloom/files';
import { csvSheet, schemeFolderOf } from '@caseloom/grouping';
import type { SourceSheet } from '@caseloom/grouping';
import type { PackFiles } from '@caseloom/pack';
import type { ReceivedFile } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';

/** A file that holds a scheme, read as far as its sheets or tables. */
export interface ReadUpload {
  /** Its name without ending. */
  readonly name: string;
  readonly sheets: readonly SourceSheet[];
  /** The folder form, where it is that. */
  readonly tables: PackFiles | undefined;
  readonly notes: readonly Issue[];
}

/** The largest file that a bureau's scheme is taken from. */
const LARGEST_MB = 64;
/** All tables of a folder together, once unpacked. */
const MOST_UNPACKED_MB = 256;
const HEADS = ['scheme.csv', 'scheme.json'];

/**
 * Reads a workbook (.xlsx), one CSV, or a folder that a browser sent as one document `{"files": {name: base64}}`.
 * @throws CaseloomError FILE_XLSX_…; Refusal FILE_MISSING, INPUT_TOO_LARGE, SCHEME_UPLOAD_UNREADABLE
 */
export async function readUpload(file: ReceivedFile): Promise<ReadUpload> {
  if (file.bytes === 0) throw new Refusal(400, 'FILE_MISSING');
  if (file.bytes > LARGEST_MB * 2 ** 20) throw new Refusal(413, 'INPUT_TOO_LARGE', { limitMb: LARGEST_MB });
  const name = nameOf(file.name);
  const ending = endingOf(file.name);
  if (ending === 'xls') throw new CaseloomError([issue('FILE_XLSX_OLD', file.name, { file: file.name })]);
  if (ending === 'xlsx' || ending === 'xlsm') {
    const { sheets, notes, cut } = await readWorkbook(file.path);
    const all = cut ? [...notes, issue('SCHEME_SHEET_CUT', file.name)] : notes;
    return { name, sheets, tables: schemeFolderOf(sheets, name), notes: all };
  }
  const bytes = await readFile(file.path);
  const files = ending === 'folder' ? folderOf(bytes, file.name) : [[file.name, bytes] as const];
  return fromFiles(name, files);
}

async function fromFiles(name: string, files: readonly (readonly [string, Uint8Array])[]): Promise<ReadUpload> {
  const texts = await textsOf(files);
  if (HEADS.some((head) => texts.has(head))) return { name, sheets: [], tables: texts, notes: [] };
  const read = [...texts]
    .filter(([file]) => endingOf(file) === 'csv')
    .map(([file, text]) => csvSheet(stemOf(file), text));
  if (read.length === 0) throw unreadable(name);
  const sheets = read.map(({ sheet }) => sheet);
  return { name, sheets, tables: schemeFolderOf(sheets, name), notes: read.flatMap(({ notes }) => notes) };
}

function folderOf(bytes: Uint8Array, file: string): readonly (readonly [string, Uint8Array])[] {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw unreadable(file);
  }
  const files = (document as { files?: unknown } | null)?.files;
  if (typeof files !== 'object' || files === null) throw unreadable(file);
  return Object.entries(files).map(([name, content]) => {
    if (typeof content !== 'string') throw unreadable(file);
    return [name.slice(name.lastIndexOf('/') + 1), Buffer.from(content, 'base64')];
  });
}

/** Texts by the name of their table. A name that comes twice is refused: nobody can say which is meant. */
async function textsOf(files: readonly (readonly [string, Uint8Array])[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  let left = MOST_UNPACKED_MB * 2 ** 20;
  for (const [file, bytes] of files) {
    if (texts.has(tableName(file))) throw unreadable(file);
    const plain = file.endsWith('.gz') ? await unpacked(bytes, file, left) : bytes;
    left -= plain.length;
    texts.set(tableName(file), decoded(plain, file));
  }
  return texts;
}

async function unpacked(bytes: Uint8Array, file: string, limit: number): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw unreadable(file);
    throw new Refusal(413, 'INPUT_TOO_LARGE', { limitMb: MOST_UNPACKED_MB });
  }
}

/** UTF-8 or GB18030, tried in that order. */
function decoded(bytes: Uint8Array, file: string): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next encoding, or none
    }
  }
  throw unreadable(file);
}

const unreadable = (file: string): Refusal =>
  new Refusal(422, 'SCHEME_UPLOAD_UNREADABLE', { file: file.slice(0, 120) });

/** `code_lists.csv.gz` is called `code_lists.csv`. */
const tableName = (file: string): string => (file.endsWith('.gz') ? file.slice(0, -3) : file);

function endingOf(file: string): string {
  const name = tableName(file);
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

function stemOf(file: string): string {
  const name = tableName(file);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** What a scheme of the file is called where it says nothing of its name. */
const nameOf = (file: string): string => stemOf(file).replaceAll('_', '-');
