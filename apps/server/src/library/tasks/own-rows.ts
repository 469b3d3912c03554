import { csvLine } from '@caseloom/core';
import { kinds } from '@caseloom/engine';
import { editedTable, formatTable, rowKey, tableFile } from '@caseloom/pack';
import type { PackFiles, PackKindId, RowBatch, RowEdit, Table, TableSpec } from '@caseloom/pack';
import type { AskedEdit } from '../../packs/edit-draft.ts';
import type { BenchState } from '../bench/bench-state.ts';

/** Below this many rows the general way is as fast. */
const LONG = 2_000;
/** Up to so many lines are exchanged one by one in the text. */
const FEW = 20;

type Row = Table['rows'][number];
type SetRow = Extract<RowEdit, { readonly op: 'set' }>;

export interface EditedRows {
  readonly files: PackFiles;
  /** Tables of changed files that need not be read from their text. */
  readonly tables: ReadonlyMap<string, Table>;
}

/**
 * Edits rows of a long table of the pack's own from the rows as they stand: the text is not read again, and where a few rows are set only their
 * lines are exchanged. @returns undefined where the general way has to do it
 * @throws CaseloomError with every edit that cannot be made, at `edits[i]`
 */
export function editOwnRows(state: BenchState, batch: RowBatch): EditedRows | undefined {
  const long = batch.fields === undefined ? longTable(state, batch.kind, batch.artifact, batch.table) : undefined;
  if (long === undefined) return undefined;
  return saved(state, long, linesExchanged(long, batch.edits) ?? rewritten(long, batch.edits));
}

/** The same for an edit of one element, which is told in other words when it cannot be made. */
export function editOwnRow(state: BenchState, asked: AskedEdit): EditedRows | undefined {
  const { kind, artifact, family, element: id, action, value } = asked;
  if (action !== 'save' || !family.endsWith('.csv') || typeof value !== 'object' || value === null) return undefined;
  const long = longTable(state, kind, artifact, family.slice(0, -4));
  return long && saved(state, long, linesExchanged(long, [{ op: 'set', id, value: value as SetRow['value'] }]));
}

/** A long table of the pack's own. */
interface LongTable {
  readonly path: string;
  readonly text: string;
  readonly table: Table;
  readonly spec: TableSpec;
}

function longTable({ own }: BenchState, kindId: string, artifact: string, name = ''): LongTable | undefined {
  const kind = kinds.get(kindId as PackKindId);
  const spec = kind && Object.hasOwn(kind.tables, name) ? kind.tables[name] : undefined;
  const table = own.artifacts.find((one) => one.kind === kindId && one.id === artifact)?.tables[name];
  if (spec === undefined || table === undefined || table.rows.length < LONG || spec.key.length === 0) return undefined;
  const path = tableFile(kindId as PackKindId, artifact, name);
  return { path, text: own.files.get(path)!, table, spec };
}

const saved = ({ own }: BenchState, { path }: LongTable, edited: Edited | undefined): EditedRows | undefined =>
  edited && { files: new Map([...own.files, [path, edited.text]]), tables: new Map([[path, edited.table]]) };

interface Edited {
  readonly text: string;
  readonly table: Table;
}

/** Undefined unless all edits set rows that are there, and their lines stand in the text as they would be written. */
function linesExchanged({ text, table, spec }: LongTable, edits: readonly RowEdit[]): Edited | undefined {
  const sets = edits.filter((one): one is SetRow => one.op === 'set');
  if (sets.length < edits.length || sets.length > FEW) return undefined;
  const numbers = rowNumbers(table, spec);
  const rows = table.rows.slice();
  let now: string | undefined = text;
  for (const { id, value } of sets) {
    const at = numbers.get(id);
    const row = at === undefined ? undefined : rowOf(value, table, spec, id);
    if (at === undefined || row === undefined || now === undefined) return undefined;
    now = exchanged(now, lineOf(table, rows[at]!), lineOf(table, row));
    rows[at] = row;
  }
  if (now === undefined) return undefined;
  const next: Table = { columns: table.columns, rows };
  numbersOf.set(next, numbers);
  return { table: next, text: now };
}

/** Undefined when reading the text would not give these very rows: other columns than before, or a cell empty that is needed. */
function rewritten({ table, spec }: LongTable, edits: readonly RowEdit[]): Edited | undefined {
  const next = editedTable(table, spec, edits);
  if (next.columns.join('\n') !== table.columns.join('\n')) return undefined;
  const kept = new Set(table.rows);
  const isWhole = (row: Row): boolean => next.columns.every((column) => row[column] !== undefined);
  const isSound = next.rows.every((row) => kept.has(row) || (isWhole(row) && !lacks(row, spec)));
  return isSound ? { table: next, text: formatTable(next) } : undefined;
}

const lacks = (row: Row, { columns }: TableSpec): boolean =>
  columns.some(({ name, required }) => required === true && row[name] === '');

/** The row as it shall be; undefined when a column is new, a needed cell empty or the key another one. */
function rowOf(value: SetRow['value'], table: Table, spec: TableSpec, key: string): Row | undefined {
  if (Object.keys(value).some((column) => !table.columns.includes(column))) return undefined;
  const row = Object.create(null) as Record<string, string>;
  for (const column of table.columns) {
    const cell = value[column];
    if (typeof cell === 'object' && cell !== null) return undefined;
    row[column] = cell === undefined || cell === null ? '' : String(cell);
  }
  return lacks(row, spec) || rowKey(row, spec) !== key ? undefined : row;
}

const lineOf = ({ columns }: Table, row: Row): string => csvLine(columns.map((column) => row[column] ?? ''));

/** The text with one line in the place of another; undefined unless that stands there exactly once. */
function exchanged(text: string, before: string, after: string): string | undefined {
  const at = text.indexOf(`\n${before}\n`);
  if (at === -1 || text.indexOf(`\n${before}\n`, at + 1) !== -1) return undefined;
  return `${text.slice(0, at + 1)}${after}${text.slice(at + 1 + before.length)}`;
}

const numbersOf = new WeakMap<Table, ReadonlyMap<string, number>>();

/** Key → place, worked out once per table. */
function rowNumbers(table: Table, spec: TableSpec): ReadonlyMap<string, number> {
  let known = numbersOf.get(table);
  if (known === undefined)
    numbersOf.set(table, (known = new Map(table.rows.map((row, at) => [rowKey(row, spec), at]))));
  return known;
}
