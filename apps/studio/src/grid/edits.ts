import { continued } from './fill.ts';
import { replaced, type FindQuery } from './find.ts';
import type { GridRange, GridRow } from './grid-types.ts';
import { RowList } from './row-list.ts';
import type { ViewOrder } from './view-order.ts';

export type Rows = RowList<GridRow>;

/** The table as it is shown, for edits that are said in what is seen: rows in their order, columns by position. */
export interface GridSheet {
  readonly rows: Rows;
  readonly order: ViewOrder;
  /** Index in the cells of a row for each column shown; -1 for one that may not be changed. */
  readonly columns: readonly number[];
}

/** Rows for given texts, in the grid's columns; the owner of the table gives each a key, and an id where its rows have one. */
export type MakeRows = (cells: readonly (readonly string[])[], rows: Rows) => readonly GridRow[];

export const rowCount = ({ rows, order }: Pick<GridSheet, 'rows' | 'order'>): number => order?.length ?? rows.length;
export const rowIndex = ({ order }: Pick<GridSheet, 'order'>, shown: number): number =>
  order === undefined ? shown : (order[shown] ?? -1);

/** Sets every cell of a range to what `textOf` says; undefined leaves it. Cells that may not be changed stay. */
export function setRange(
  sheet: GridSheet,
  range: GridRange,
  textOf: (text: string, row: number, column: number) => string | undefined,
): Rows {
  const changes = new Map<number, GridRow>();
  for (let row = range.top; row <= range.bottom; row++) {
    const index = rowIndex(sheet, row);
    const old = sheet.rows.at(index);
    if (old === undefined) continue;
    let cells: string[] | undefined;
    for (let column = range.left; column <= range.right; column++) {
      const cell = sheet.columns[column] ?? -1;
      if (cell === -1) continue;
      const text = textOf(old.cells[cell] ?? '', row, column);
      if (text === undefined || text === (old.cells[cell] ?? '')) continue;
      cells ??= [...old.cells];
      cells[cell] = text;
    }
    if (cells !== undefined) changes.set(index, { ...old, cells });
  }
  return sheet.rows.with(changes);
}

export const clearRange = (sheet: GridSheet, range: GridRange): Rows => setRange(sheet, range, () => '');

/** Every match replaced in a range, and how many cells that were. */
export function replaceIn(
  sheet: GridSheet,
  range: GridRange,
  query: FindQuery,
  by: string,
): { readonly rows: Rows; readonly count: number } {
  let count = 0;
  const rows = setRange(sheet, range, (text) => {
    const next = replaced(text, query, by);
    if (next !== text) count++;
    return next;
  });
  return { rows, count };
}

export interface Pasted {
  readonly rows: Rows;
  /** Where the texts stand now. */
  readonly range: GridRange;
  readonly added: number;
  /** Columns of the copied range for which there was no place. */
  readonly cutColumns: number;
}

/**
 * Puts a copied block at a range: one cell fills it, a range that is a multiple is tiled, otherwise the block stands at its corner. Rows that
 * are missing below are made.
 */
export function paste(
  sheet: GridSheet,
  at: GridRange,
  block: readonly (readonly string[])[],
  makeRows: MakeRows,
): Pasted {
  const height = block.length;
  const width = Math.max(...block.map((row) => row.length));
  const tall = at.bottom - at.top + 1;
  const wide = at.right - at.left + 1;
  const tiles = tall % height === 0 && wide % width === 0;
  const count = rowCount(sheet);
  const range = {
    top: at.top,
    left: at.left,
    bottom: at.top + (tiles ? tall : height) - 1,
    right: Math.min(at.left + (tiles ? wide : width), sheet.columns.length) - 1,
  };
  const textAt = (row: number, column: number) => block[(row - at.top) % height]?.[(column - at.left) % width] ?? '';
  const rows = setRange(sheet, { ...range, bottom: Math.min(range.bottom, count - 1) }, (_, row, column) =>
    textAt(row, column),
  );
  const more: string[][] = [];
  for (let row = Math.max(count, range.top); row <= range.bottom; row++) {
    const cells: string[] = [];
    for (let column = range.left; column <= range.right; column++) {
      const cell = sheet.columns[column] ?? -1;
      if (cell !== -1) cells[cell] = textAt(row, column);
    }
    more.push(cells);
  }
  const made = more.length === 0 ? [] : makeRows(more, rows);
  return {
    rows: rows.splice(rows.length, 0, made),
    range,
    added: made.length,
    cutColumns: tiles ? 0 : Math.max(0, at.left + width - sheet.columns.length),
  };
}

/** Draws the cells of `from` on into `to`, which holds it and reaches further in one direction. */
export function fill(sheet: GridSheet, from: GridRange, to: GridRange): Rows {
  const isAlong = to.left < from.left || to.right > from.right;
  const isBack = to.top < from.top || to.left < from.left;
  const textAt = (row: number, column: number) =>
    sheet.rows.at(rowIndex(sheet, row))?.cells[sheet.columns[column] ?? -1] ?? '';
  const lines = isAlong ? from.bottom - from.top + 1 : from.right - from.left + 1;
  const length = isAlong ? from.right - from.left + 1 : from.bottom - from.top + 1;
  const beyond = (isAlong ? to.right - to.left : to.bottom - to.top) + 1 - length;
  const texts = Array.from({ length: lines }, (_, line) => {
    const run = Array.from({ length }, (__, step) =>
      isAlong ? textAt(from.top + line, from.left + step) : textAt(from.top + step, from.left + line),
    );
    return continued(isBack ? run.toReversed() : run, beyond);
  });
  const area = isAlong
    ? isBack
      ? { ...from, left: to.left, right: from.left - 1 }
      : { ...from, left: from.right + 1, right: to.right }
    : isBack
      ? { ...from, top: to.top, bottom: from.top - 1 }
      : { ...from, top: from.bottom + 1, bottom: to.bottom };
  return setRange(sheet, area, (_, row, column) => {
    const line = isAlong ? row - from.top : column - from.left;
    const distance = isAlong
      ? isBack
        ? from.left - 1 - column
        : column - from.right - 1
      : isBack
        ? from.top - 1 - row
        : row - from.bottom - 1;
    return texts[line]?.[distance];
  });
}

/** Ctrl+D and Ctrl+R: the first row or column of the range into the rest of it; of one row or column, the cells before it. */
export function fillRange(sheet: GridSheet, range: GridRange, direction: 'down' | 'right'): Rows {
  const cell = (row: number, column: number) => sheet.rows.at(rowIndex(sheet, row))?.cells[sheet.columns[column] ?? -1];
  const source =
    direction === 'down'
      ? range.bottom > range.top
        ? range.top
        : range.top - 1
      : range.right > range.left
        ? range.left
        : range.left - 1;
  if (source < 0) return sheet.rows;
  return setRange(sheet, range, (_, row, column) => (direction === 'down' ? cell(source, column) : cell(row, source)));
}

/** New rows above the row shown at `before`, or at the end. */
export function insertRows(sheet: GridSheet, before: number, rows: readonly GridRow[]): Rows {
  const index = before < rowCount(sheet) ? rowIndex(sheet, before) : sheet.rows.length;
  return sheet.rows.splice(index, 0, rows);
}

export function removeRows(sheet: GridSheet, top: number, bottom: number): Rows {
  const positions = new Set<number>();
  for (let row = top; row <= bottom; row++) positions.add(rowIndex(sheet, row));
  return sheet.rows.without(positions);
}

/** Rows moved up or down by one place. Where the view is sorted or filtered there is no such place: the same rows. */
export function moveRows(sheet: GridSheet, top: number, bottom: number, by: 1 | -1): Rows {
  if (sheet.order !== undefined || top + by < 0 || bottom + by >= sheet.rows.length) return sheet.rows;
  const moving = Array.from({ length: bottom - top + 1 }, (_, index) => sheet.rows.at(top + index)!);
  return sheet.rows.splice(top, moving.length).splice(top + by, 0, moving);
}

/** Texts of a range, row by row. */
export function textsOf(sheet: GridSheet, all: readonly number[], { top, left, bottom, right }: GridRange): string[][] {
  return Array.from({ length: bottom - top + 1 }, (_, row) => {
    const cells = sheet.rows.at(rowIndex(sheet, top + row))?.cells ?? [];
    return Array.from({ length: right - left + 1 }, (__, column) => cells[all[left + column] ?? -1] ?? '');
  });
}
