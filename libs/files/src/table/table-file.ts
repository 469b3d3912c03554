import { CaseloomError, issue, type Issue } from '@caseloom/core';
import { csvRows, type RawRow } from '../cases/csv-rows.ts';
import { openSource, peek } from '../cases/source.ts';
import type { Encoding } from '../text/encoding.ts';
import { textLines } from '../text/text-lines.ts';
import { xlsxRows } from '../xlsx/xlsx-rows.ts';
import { unguardedCell } from './guarded-cell.ts';
import { mergedCells, type MergedCells } from './merged-cells.ts';

/** A file of rows as it stands: texts, the first row being whatever the file begins with. */
export interface TableFile {
  readonly format: 'csv' | 'xlsx';
  readonly encoding?: Encoding;
  readonly sheets?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line or row of the file on which each row stands. */
  readonly lines: readonly number[];
  /** Rows that could not be read, merged cells, formulas: what was noticed. */
  readonly notes: readonly Issue[];
  /** There were more rows than asked for. */
  readonly cut: boolean;
  /** Cells of a sheet that show as one; only the first of each holds the text. Rows are those of the file. */
  readonly merged: readonly MergedCells[];
}

export interface TableFileOptions {
  readonly format?: 'csv' | 'xlsx';
  /** Sheet of a workbook by name; the first one that is not hidden when absent. */
  readonly sheet?: string;
  readonly mostRows: number;
}

const MOST_NOTES = 100;

/**
 * Reads a CSV (UTF-8, UTF-16 or GB18030) or a sheet of a workbook whole. Cells that were written harmless for spreadsheets come back as they were.
 * @throws CaseloomError FILE_EMPTY, FILE_NOT_FOUND, FILE_XLSX_…, FILE_ARCHIVE_…, FILE_XML_BROKEN
 */
export async function readTableFile(path: string, options: TableFileOptions): Promise<TableFile> {
  const { start, source } = await peek(await openSource(path));
  const notes: Issue[] = [];
  const note = (one: Issue): void => void (notes.length < MOST_NOTES && notes.push(one));
  try {
    if (start.length === 0) throw new CaseloomError([issue('FILE_EMPTY', '')]);
    const isWorkbook = start[0] === 0x50 && start[1] === 0x4b;
    if (options.format === 'xlsx' || isWorkbook) {
      const merged: MergedCells[] = [];
      const { rows, sheets } = await xlsxRows(source, options.sheet, note, (range) => {
        const cells = mergedCells(range);
        if (cells !== undefined) merged.push(cells);
      });
      const read = await collected(rows, options.mostRows, note, (cell) => cell);
      return { format: 'xlsx', sheets, ...read, notes, merged };
    }
    const text = textLines(source.bytes);
    const read = await collected(csvRows(text), options.mostRows, note, unguardedCell);
    const encoding = text.encoding();
    return { format: 'csv', ...(encoding === undefined ? {} : { encoding }), ...read, notes, merged: [] };
  } finally {
    await source.close();
  }
}

async function collected(
  raw: AsyncGenerator<RawRow>,
  mostRows: number,
  note: (one: Issue) => void,
  plain: (cell: string) => string,
): Promise<Pick<TableFile, 'rows' | 'lines' | 'cut'>> {
  const rows: string[][] = [];
  const lines: number[] = [];
  let cut = false;
  for await (const { row, cells, problems, refused } of raw) {
    for (const code of problems) note(issue(code, String(row), { encoding: '' }, refused ? 'error' : 'warning'));
    if (refused) continue;
    if (rows.length === mostRows) {
      cut = true;
      break;
    }
    rows.push(cells.map(plain));
    lines.push(row);
  }
  if (rows.length === 0) throw new CaseloomError([issue('FILE_EMPTY', '')]);
  return { rows, lines, cut };
}
