import { CaseloomError, issue, type Issue } from '@caseloom/core';
import { readWorkbook } from '@caseloom/files';
import { csvSheet, type SourceSheet } from '@caseloom/grouping';
import { basename, extname, join } from 'node:path';
import { readTable, tableName } from '../packs/text-files.ts';

/** The sheets of a workbook, or of CSV files that stand for them, and what was noticed while reading. */
export interface ReadSheets {
  readonly sheets: readonly SourceSheet[];
  readonly notes: readonly Issue[];
}

export function isWorkbook(source: string): boolean {
  return ['.xlsx', '.xlsm', '.xls'].includes(extname(source).toLowerCase());
}

export function isCsv(source: string): boolean {
  return extname(tableName(source)).toLowerCase() === '.csv';
}

/** @throws CaseloomError FILE_XLSX_OLD, FILE_XLSX_…, FILE_ARCHIVE_… */
export async function readWorkbookSheets(source: string): Promise<ReadSheets> {
  if (extname(source).toLowerCase() === '.xls')
    throw new CaseloomError([issue('FILE_XLSX_OLD', source, { file: source })]);
  const { sheets, notes, cut } = await readWorkbook(source);
  return { sheets, notes: cut ? [...notes, issue('SCHEME_SHEET_CUT', source)] : notes };
}

/** Each CSV (UTF-8 or GB18030, also packed by gzip) is a sheet named after its file. */
export async function readCsvSheets(dir: string, names: readonly string[]): Promise<ReadSheets> {
  const sheets: SourceSheet[] = [];
  const notes: Issue[] = [];
  for (const file of names) {
    const name = basename(tableName(file), extname(tableName(file)));
    const read = csvSheet(name, await readTable(join(dir, file)));
    sheets.push(read.sheet);
    notes.push(...read.notes);
  }
  return { sheets, notes };
}
