import { CaseloomError, issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { sheetRows } from '../xlsx/sheet-rows.ts';
import type { NumberCell, SheetRow } from '../xlsx/sheet-rows.ts';
import { readWorkbook as readParts } from '../xlsx/workbook.ts';
import { ZipArchive } from '../xlsx/zip.ts';
import { mergedCells, type MergedCells } from './merged-cells.ts';

/** One sheet of a workbook as it stands. */
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold something, in order. */
  readonly rows: readonly WorkbookRow[];
  /** Cells that show as one; only the first of each holds the text. */
  readonly merged: readonly MergedCells[];
}

export interface WorkbookRow {
  /** Counted from 1, as the sheet shows it. */
  readonly row: number;
  /** Texts from column A on; '' where a cell is empty. */
  readonly cells: readonly string[];
  /** The cells among them that are numbers. */
  readonly numbers?: readonly NumberCell[];
}

export interface WorkbookLimits {
  /** Rows of all sheets together. */
  readonly rows: number;
  /** Characters of all cells together. */
  readonly characters: number;
}

export interface WorkbookFile {
  readonly sheets: readonly WorkbookSheet[];
  /** Formulas, errors and numbers too long to be exact, at `sheet!C5`. */
  readonly notes: readonly Issue[];
  /** There was more than the limits let in: the last sheet is not whole, later ones are missing. */
  readonly cut: boolean;
}

export const DEFAULT_WORKBOOK_LIMITS: WorkbookLimits = { rows: 1_000_000, characters: 100_000_000 };

/**
 * Reads every sheet of a workbook, hidden ones too, row by row up to the limits. Merged cells are told, not filled.
 * @throws CaseloomError FILE_NOT_FOUND, FILE_XLSX_…, FILE_ARCHIVE_…, FILE_XML_BROKEN
 */
export async function readWorkbook(
  path: string,
  limits: WorkbookLimits = DEFAULT_WORKBOOK_LIMITS,
): Promise<WorkbookFile> {
  const archive = await opened(path);
  const workbook = await readParts(archive);
  const sheets: WorkbookSheet[] = [];
  const notes: Issue[] = [];
  const left = { ...limits };
  for (const { name, part, hidden } of workbook.sheets) {
    if (!archive.entries.has(part)) throw new CaseloomError([issue('FILE_XLSX_NO_SHEET', part, { sheets: name })]);
    const merged: MergedCells[] = [];
    const rows: WorkbookRow[] = [];
    const note = (one: Issue): void => void (one.code !== 'FILE_XLSX_MERGED' && notes.push(within(name, one)));
    const onMerged = (range: string): void => {
      const cells = mergedCells(range);
      if (cells !== undefined) merged.push(cells);
    };
    sheets.push({ name, hidden, rows, merged });
    for await (const read of sheetRows(archive.read(part), workbook, note, onMerged, true)) {
      left.rows--;
      left.characters -= read.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (left.rows < 0 || left.characters < 0) return { sheets, notes, cut: true };
      rows.push(plainRow(read));
    }
  }
  return { sheets, notes, cut: false };
}

async function opened(path: string): Promise<ZipArchive> {
  try {
    return await ZipArchive.open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new CaseloomError([issue('FILE_NOT_FOUND', path, { file: path, reason: 'ENOENT' })]);
  }
}

function plainRow({ row, cells, numbers }: SheetRow): WorkbookRow {
  return numbers === undefined ? { row, cells } : { row, cells, numbers };
}

/** `12:C` of a sheet is `sheet!C12`. */
function within(sheet: string, one: Issue): Issue {
  const [row = '', column = ''] = one.path.split(':');
  return { ...one, path: `${sheet}!${column}${row}` };
}
