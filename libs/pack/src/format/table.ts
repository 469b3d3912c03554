import { CsvReader, formatCsv, issue, type CsvRow, type Issue } from '@caseloom/core';
import { suggestion } from '../text/near.ts';
import type { Table, TableSpec } from '../types.ts';

export type Row = Readonly<Record<string, string>>;

/** Columns that steer an overlay table; they never reach the resolved table. */
export const OVERLAY_COLUMNS = ['_op', '_reason', '_before', '_after', '_clear'] as const;

/**
 * Reads a table file by its spec. Complaints name file, row and column as a user counts them: `codes/icd10.codes.csv:12:code`.
 * @param overlay with `_op` first; rows of an overlay need only their key cells (and are checked again when applied)
 */
export function readTable(
  text: string,
  file: string,
  spec: TableSpec,
  options: { readonly overlay: boolean },
): { readonly table: Table; readonly issues: readonly Issue[] } {
  const header: { columns?: readonly string[]; make?: (cells: readonly string[]) => Row } = {};
  let above: readonly string[] = [];
  const issues: Issue[] = [];
  const tooLong: Issue[] = [];
  const rows: Row[] = [];
  const lines: number[] = [];
  const take = ({ row, cells }: CsvRow): void => {
    if (cells.every((cell) => cell === '')) return;
    const { columns, make } = header;
    if (columns === undefined || make === undefined) {
      header.columns = cells.map((name) => name.trim());
      header.make = rowMaker(header.columns);
      return;
    }
    if (cells.length > columns.length)
      tooLong.push(issue('PACK_ROW_TOO_LONG', `${file}:${row}`, { cells: cells.length, columns: columns.length }));
    above = sharing(cells, above);
    rows.push(make(above));
    lines.push(row);
  };
  const reader = new CsvReader(take, (problem) => issues.push(issue(problem.code, `${file}:${problem.row}`)));
  reader.push(text);
  reader.end();
  const { columns = [] } = header;
  for (const one of headerIssues(columns, file, spec, options.overlay)) issues.push(one);
  for (const one of tooLong) issues.push(one);
  const address = (index: number, column?: string): string =>
    `${file}:${lines[index]}${column === undefined ? '' : `:${column}`}`;
  if (!options.overlay) for (const one of rowIssues({ columns, rows }, spec, address)) issues.push(one);
  return { table: options.overlay ? { columns, rows, lines } : { columns, rows }, issues };
}

/** The cells, those that say the same as the row above being the same text in memory: the name of a long list is kept once. */
function sharing(cells: readonly string[], above: readonly string[]): readonly string[] {
  return cells.map((cell, index) => (cell === above[index] ? above[index] : cell));
}

/** Empty required cells and keys given twice. */
export function rowIssues(table: Table, spec: TableSpec, address: (index: number, column?: string) => string): Issue[] {
  const issues: Issue[] = [];
  const emptyCells = rowChecks(spec, table.columns);
  const earlier = firstRows(spec);
  table.rows.forEach((row, index) => {
    for (const column of emptyCells(row)) issues.push(issue('PACK_CELL_EMPTY', address(index, column), { column }));
    const first = earlier(row, index);
    if (first !== undefined)
      issues.push(issue('PACK_ROW_DUPLICATE', address(index), { key: rowKey(row, spec), first: address(first) }));
  });
  return issues;
}

/** Asked for each row: where the first row of the same key stands, if this is not it. By first cell, then by the rest: long keys are made of few first cells. */
function firstRows(spec: TableSpec): (row: Row, index: number) => number | undefined {
  const [first, ...rest] = spec.key;
  if (first === undefined) return () => undefined;
  const [second] = rest;
  const byFirst = new Map<string, Map<string, number>>();
  return (row, index) => {
    const group = rest.length === 0 ? '' : (row[first] ?? '');
    let places = byFirst.get(group);
    if (places === undefined) byFirst.set(group, (places = new Map()));
    const key =
      rest.length === 0
        ? (row[first] ?? '')
        : rest.length === 1
          ? (row[second!] ?? '')
          : joinKey(rest.map((column) => row[column] ?? ''));
    const found = places.get(key);
    if (found === undefined) places.set(key, index);
    return found;
  };
}

/** Required columns of a row that are empty. */
export function rowChecks(spec: TableSpec, columns: readonly string[]): (row: Row) => readonly string[] {
  const required = spec.columns
    .filter((column) => column.required === true && columns.includes(column.name))
    .map((column) => column.name);
  return (row) => {
    for (const column of required)
      if ((row[column] ?? '') === '') return required.filter((one) => (row[one] ?? '') === '');
    return NONE;
  };
}

const NONE: readonly string[] = [];

function headerIssues(columns: readonly string[], file: string, spec: TableSpec, overlay: boolean): Issue[] {
  const issues: Issue[] = [];
  if (columns.length === 0) return [issue('PACK_TABLE_EMPTY', file)];
  const known = spec.columns.map((column) => column.name);
  const steering: readonly string[] = overlay ? OVERLAY_COLUMNS : [];
  if (overlay && columns[0] !== '_op')
    issues.push(issue('PACK_OVERLAY_OP_COLUMN', `${file}:1`, { found: columns[0] ?? '' }));
  columns.forEach((name, index) => {
    const at = `${file}:1:${name === '' ? index + 1 : name}`;
    if (columns.indexOf(name) !== index) issues.push(issue('PACK_COLUMN_TWICE', at, { column: name }));
    else if (name === '') issues.push(issue('PACK_COLUMN_NAMELESS', at, { position: index + 1 }));
    else if (!known.includes(name) && !steering.includes(name) && (spec.open !== true || name.startsWith('_')))
      issues.push(
        issue('PACK_COLUMN_UNKNOWN', at, {
          column: name,
          known:
            suggestion(
              name,
              [...known, ...steering].filter((one) => !columns.includes(one)),
            ) || '–',
        }),
      );
  });
  const needed = overlay
    ? spec.key
    : spec.columns
        .filter((column) => column.required === true || spec.key.includes(column.name))
        .map((column) => column.name);
  for (const name of needed)
    if (!columns.includes(name)) issues.push(issue('PACK_COLUMN_MISSING', `${file}:1`, { column: name }));
  return issues;
}

export function makeRow(columns: readonly string[], cells: readonly string[]): Row {
  return rowMaker(columns)(cells);
}

/**
 * Rows of one table: like objects without a prototype, a column may have any name. Made by one constructor, whose prototype is empty, they share
 * their layout, and a hundred thousand of them take a third of the time and of the memory.
 */
export function rowMaker(columns: readonly string[]): (cells: readonly string[]) => Row {
  const width = columns.length;
  return (cells) => {
    const row = new CellsByColumn();
    for (let index = 0; index < width; index++) row[columns[index]!] = cells[index] ?? '';
    return row;
  };
}

const CellsByColumn = function () {} as unknown as new () => Record<string, string>;
CellsByColumn.prototype = Object.freeze(Object.create(null));

/** Identity of a row: its key cells joined by `|`, with `\` before a `|` or `\` inside a cell. */
export function rowKey(row: Row, spec: TableSpec): string {
  const [first, second] = spec.key;
  if (spec.key.length === 1) return keyCell(row[first!] ?? '');
  if (spec.key.length === 2) return `${keyCell(row[first!] ?? '')}|${keyCell(row[second!] ?? '')}`;
  return joinKey(spec.key.map((column) => row[column] ?? ''));
}

export function joinKey(cells: readonly string[]): string {
  return cells.length === 1 ? keyCell(cells[0]!) : cells.map(keyCell).join('|');
}

function keyCell(cell: string): string {
  return cell.includes('|') || cell.includes('\\') ? cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|') : cell;
}

export function formatTable(table: Table): string {
  return formatCsv([table.columns, ...table.rows.map((row) => table.columns.map((column) => row[column] ?? ''))]);
}
