import { csvLine } from '@caseloom/core';
import { kinds } from '@caseloom/engine';
import { rowKey, tableFile } from '@caseloom/pack';
import type { PackFiles, PackKindId, Table, TableSpec } from '@caseloom/pack';
import type { AskedEdit } from '../../packs/edit-draft.ts';
import type { BenchState } from '../bench/bench-state.ts';

/** Below this many rows the general way is as fast. */
const LONG = 2_000;

type Row = Table['rows'][number];

/**
 * Saves one row of a long table of the pack's own without reading or writing the others: its line is exchanged in the text, its row in the
 * table. @returns undefined where the general way has to do it
 */
export function editOwnRow(
  { own }: BenchState,
  asked: AskedEdit,
): { readonly files: PackFiles; readonly tables: ReadonlyMap<string, Table> } | undefined {
  if (asked.action !== 'save' || !asked.family.endsWith('.csv')) return undefined;
  const name = asked.family.slice(0, -4);
  const kind = kinds.get(asked.kind as PackKindId);
  const spec = kind && Object.hasOwn(kind.tables, name) ? kind.tables[name] : undefined;
  const table = own.artifacts.find((one) => one.kind === asked.kind && one.id === asked.artifact)?.tables[name];
  if (spec === undefined || table === undefined || table.rows.length < LONG || spec.key.length === 0) return undefined;
  const path = tableFile(asked.kind as PackKindId, asked.artifact, name);
  const at = rowNumbers(table, spec).get(asked.element);
  const row = at === undefined ? undefined : rowOf(asked.value, table, spec, asked.element);
  if (at === undefined || row === undefined) return undefined;
  const text = exchanged(own.files.get(path)!, lineOf(table, table.rows[at]!), lineOf(table, row));
  if (text === undefined) return undefined;
  const rows = table.rows.slice();
  rows[at] = row;
  const next: Table = { columns: table.columns, rows };
  numbers.set(next, rowNumbers(table, spec));
  return { files: new Map([...own.files, [path, text]]), tables: new Map([[path, next]]) };
}

/** The row as it shall be; undefined when a column is new, a needed cell empty or the key another one. */
function rowOf(value: unknown, table: Table, spec: TableSpec, key: string): Row | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const given = value as Record<string, unknown>;
  if (Object.keys(given).some((column) => !table.columns.includes(column))) return undefined;
  const row = Object.create(null) as Record<string, string>;
  for (const column of table.columns) {
    const cell = given[column];
    row[column] = cell === undefined || cell === null ? '' : String(cell);
  }
  const lacks = spec.columns.some(({ name, required }) => required === true && row[name] === '');
  return lacks || rowKey(row, spec) !== key ? undefined : row;
}

const lineOf = ({ columns }: Table, row: Row): string => csvLine(columns.map((column) => row[column] ?? ''));

/** The text with one line in the place of another; undefined unless that stands there exactly once. */
function exchanged(text: string, before: string, after: string): string | undefined {
  const at = text.indexOf(`\n${before}\n`);
  if (at === -1 || text.indexOf(`\n${before}\n`, at + 1) !== -1) return undefined;
  return `${text.slice(0, at + 1)}${after}${text.slice(at + 1 + before.length)}`;
}

const numbers = new WeakMap<Table, ReadonlyMap<string, number>>();

/** Key → place, worked out once per table. */
function rowNumbers(table: Table, spec: TableSpec): ReadonlyMap<string, number> {
  let known = numbers.get(table);
  if (known === undefined) numbers.set(table, (known = new Map(table.rows.map((row, at) => [rowKey(row, spec), at]))));
  return known;
}
