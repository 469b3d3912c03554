import { formatCsv, issue, parseCsv, type Issue } from '@caseloom/core';
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
  const { rows: all, problems } = parseCsv(text);
  const records = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const issues: Issue[] = problems.map((problem) => issue(problem.code, `${file}:${problem.row}`));
  const columns = (records[0]?.cells ?? []).map((name) => name.trim());
  issues.push(...headerIssues(columns, file, spec, options.overlay));
  const rows: Row[] = [];
  const lines: number[] = [];
  for (const { row, cells } of records.slice(1)) {
    if (cells.length > columns.length)
      issues.push(issue('PACK_ROW_TOO_LONG', `${file}:${row}`, { cells: cells.length, columns: columns.length }));
    rows.push(makeRow(columns, cells));
    lines.push(row);
  }
  const address = (index: number, column?: string): string =>
    `${file}:${lines[index]}${column === undefined ? '' : `:${column}`}`;
  if (!options.overlay) for (const one of rowIssues({ columns, rows }, spec, address)) issues.push(one);
  return { table: options.overlay ? { columns, rows, lines } : { columns, rows }, issues };
}

/** Empty required cells and keys given twice. */
export function rowIssues(table: Table, spec: TableSpec, address: (index: number, column?: string) => string): Issue[] {
  const issues: Issue[] = [];
  const required = spec.columns
    .filter((column) => column.required === true && table.columns.includes(column.name))
    .map((column) => column.name);
  const seen = new Map<string, number>();
  table.rows.forEach((row, index) => {
    for (const column of required)
      if ((row[column] ?? '') === '') issues.push(issue('PACK_CELL_EMPTY', address(index, column), { column }));
    if (spec.key.length === 0) return;
    const key = rowKey(row, spec);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else issues.push(issue('PACK_ROW_DUPLICATE', address(index), { key, first: address(first) }));
  });
  return issues;
}

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
  const row = Object.create(null) as Record<string, string>;
  columns.forEach((name, index) => (row[name] = cells[index] ?? ''));
  return row;
}

/** Identity of a row: its key cells joined by `|`, with `\` before a `|` or `\` inside a cell. */
export function rowKey(row: Row, spec: TableSpec): string {
  return joinKey(spec.key.map((column) => row[column] ?? ''));
}

export function joinKey(cells: readonly string[]): string {
  return cells.map((cell) => cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|')).join('|');
}

export function formatTable(table: Table): string {
  return formatCsv([table.columns, ...table.rows.map((row) => table.columns.map((column) => row[column] ?? ''))]);
}
