import { formatCsv } from '@caseloom/core';
import type { SourceSheet } from './sheets.ts';

/** Sheets without which there are no tables of the folder form, and a column that each of them has. */
const NEEDED = [
  ['mdc', 'condition'],
  ['adrg', 'condition'],
  ['drg', 'condition'],
] as const;

/**
 * A workbook whose sheets are the tables of the folder form, header in row 1, as files of such a folder. A sheet `scheme` (`key,value`) is its head; without one the scheme
 * is called by the name given.
 * @returns undefined when the workbook is of another form
 */
export function schemeFolderOf(sheets: readonly SourceSheet[], name: string): ReadonlyMap<string, string> | undefined {
  const isForm = NEEDED.every(([table, column]) =>
    sheets.some((sheet) => sheet.name === table && sheet.rows[0]?.cells.includes(column) === true),
  );
  if (!isForm) return undefined;
  const files = new Map(sheets.map((sheet) => [`${sheet.name}.csv`, formatCsv(rectangular(sheet))]));
  if (!files.has('scheme.csv'))
    files.set(
      'scheme.csv',
      formatCsv([
        ['key', 'value'],
        ['id', name],
        ['name', name],
      ]),
    );
  return files;
}

/** Rows as wide as the header; what is empty stays empty. */
function rectangular({ rows }: SourceSheet): string[][] {
  const width = rows[0]?.cells.length ?? 0;
  return rows.map(({ cells }) => Array.from({ length: width }, (_, column) => cells[column] ?? ''));
}
