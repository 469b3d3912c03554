import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { CaseloomError, issue, parseCsv } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { readWorkbook } from '@caseloom/files';
import { schemeFolderOf } from '@caseloom/grouping';
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
/** Largest table once unpacked: 256 MB. */
const LARGEST_TABLE = 256 * 2 ** 20;
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
  const files = ending === 'folder' ? folderOf(bytes, file.name) : new Map([[file.name, bytes as Uint8Array]]);
  return fromFiles(name, files);
}

function fromFiles(name: string, files: ReadonlyMap<string, Uint8Array>): ReadUpload {
  const texts = new Map([...files].map(([file, bytes]) => [tableName(file), textOf(bytes, file)] as const));
  if (HEADS.some((head) => texts.has(head))) return { name, sheets: [], tables: texts, notes: [] };
  const notes: Issue[] = [];
  const sheets = [...texts]
    .filter(([file]) => endingOf(file) === 'csv')
    .map(([file, text]): SourceSheet => {
      const { rows, problems } = parseCsv(text);
      const sheet = nameOf(file);
      notes.push(...problems.map(({ row, code }) => issue(code, `${sheet}!${row}`, { row })));
      return { name: sheet, untyped: true, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
    });
  if (sheets.length === 0) throw new Refusal(422, 'SCHEME_UPLOAD_UNREADABLE', { file: name.slice(0, 120) });
  return { name, sheets, tables: schemeFolderOf(sheets, name), notes };
}

function folderOf(bytes: Uint8Array, file: string): Map<string, Uint8Array> {
  const unreadable = new Refusal(422, 'SCHEME_UPLOAD_UNREADABLE', { file: file.slice(0, 120) });
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw unreadable;
  }
  const files = (document as { files?: unknown } | null)?.files;
  if (typeof files !== 'object' || files === null) throw unreadable;
  return new Map(
    Object.entries(files).map(([name, content]) => {
      if (typeof content !== 'string') throw unreadable;
      return [name.slice(name.lastIndexOf('/') + 1), Buffer.from(content, 'base64')];
    }),
  );
}

/** UTF-8 or GB18030, tried in that order, unpacked where the name ends in `.gz`. */
function textOf(bytes: Uint8Array, file: string): string {
  try {
    const plain = file.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: LARGEST_TABLE }) : bytes;
    return decoded(plain);
  } catch {
    throw new Refusal(422, 'SCHEME_UPLOAD_UNREADABLE', { file: file.slice(0, 120) });
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

/** `code_lists.csv.gz` is called `code_lists.csv`. */
const tableName = (file: string): string => (file.endsWith('.gz') ? file.slice(0, -3) : file);

function endingOf(file: string): string {
  const name = tableName(file);
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

function nameOf(file: string): string {
  const name = tableName(file);
  const dot = name.lastIndexOf('.');
  return (dot > 0 ? name.slice(0, dot) : name).replaceAll('_', '-');
}
