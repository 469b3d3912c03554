import { CaseloomError, issue, type Issue } from '@caseloom/core';
import { applyElementEdit } from './edit.ts';
import { overlaidElements, overlaidRows } from './edit-rows-overlay.ts';
import { artifactFile, tableFile } from './format/paths.ts';
import { prettyJson } from './format/pretty.ts';
import { formatTable, makeRow, readTable, rowKey, type Row } from './format/table.ts';
import { Chain, type Place } from './overlay/chain.ts';
import { familyOf } from './overlay/read-overlay.ts';
import { parseJson } from './text/json.ts';
import { suggestion } from './text/near.ts';
import { getIn, isRecord, setIn, textOf } from './text/values.ts';
import {
  ARTIFACT_FAMILY,
  type ArtifactKind,
  type ElementFamily,
  type KindRegistry,
  type PackFiles,
  type PackKindId,
  type ResolvedPack,
  type Table,
  type TableSpec,
} from './types.ts';

type Members = Readonly<Record<string, unknown>>;

/** One change of a list of rows. `value` is the whole row as it shall be; `id` its key (for a table, key cells joined by `joinKey`). */
export type RowEdit =
  | {
      readonly op: 'add';
      readonly id: string;
      readonly value: Members;
      readonly before?: string;
      readonly after?: string;
    }
  | { readonly op: 'set'; readonly id: string; readonly value: Members }
  | { readonly op: 'remove'; readonly id: string }
  | { readonly op: 'move'; readonly id: string; readonly before?: string; readonly after?: string };

/** Many edits of one table or one family of an artifact, applied one after the other, all or none. */
export interface RowBatch {
  readonly kind: PackKindId;
  readonly artifact: string;
  /** Table, or else a family; needed where the kind has several families. */
  readonly table?: string | undefined;
  readonly family?: string | undefined;
  /** The artifact's own fields as they shall be, in the same step; makes the artifact when there is none. */
  readonly fields?: Members | undefined;
  readonly edits: readonly RowEdit[];
  /** Why inherited rows are taken out; needed only when some are. */
  readonly reason?: string | undefined;
}

/** What inherited artifacts are edited against. */
export interface RowBase {
  /** The resolved chain without this pack. */
  readonly parents: ResolvedPack | undefined;
  /** The resolved chain with it, before the edits. */
  readonly standing: ResolvedPack;
}

/**
 * Applies a batch of row edits in the files of a pack; the cost grows with rows plus edits. Own rows change in place, of inherited ones the
 * overlay says the least that makes them so; untouched rows keep what the overlay says of them. Implements PACK-30.
 * @throws CaseloomError with every edit that cannot be made, at `edits[i]`: PACK_ELEMENT_UNKNOWN, PACK_OVERLAY_EXISTS, PACK_OVERLAY_ID_CHANGED,
 * PACK_EDIT_ORDER, PACK_EDIT_REASON_MISSING; or PACK_KIND_UNKNOWN, PACK_TABLE_UNKNOWN, PACK_FAMILY_UNKNOWN, PACK_EDIT_ARTIFACT_UNKNOWN
 */
export function applyRowEdits(files: PackFiles, registry: KindRegistry, batch: RowBatch, base: RowBase): PackFiles {
  const kind = registry.get(batch.kind);
  if (kind === undefined)
    throw fail('PACK_KIND_UNKNOWN', batch.kind, { kind: batch.kind, known: suggestion(batch.kind, registry.keys()) });
  const begun = withFields(files, registry, batch, base);
  if (batch.edits.length === 0) return begun;
  const own = begun.has(artifactFile(batch.kind, batch.artifact));
  if (!own && base.parents?.artifacts.get(batch.kind)?.has(batch.artifact) !== true)
    throw fail('PACK_EDIT_ARTIFACT_UNKNOWN', artifactFile(batch.kind, batch.artifact), {
      kind: batch.kind,
      artifact: batch.artifact,
    });
  if (batch.table !== undefined) {
    const spec = tableSpec(kind, batch.table);
    return own ? ownRows(begun, spec, batch, batch.table) : overlaidRows(begun, spec, batch, batch.table, base);
  }
  const family = familySpec(kind, batch.family);
  return own ? ownElements(begun, family, batch) : overlaidElements(begun, kind, family, batch, base);
}

function withFields(files: PackFiles, registry: KindRegistry, batch: RowBatch, { parents }: RowBase): PackFiles {
  if (batch.fields === undefined) return files;
  const file = artifactFile(batch.kind, batch.artifact);
  const isNew = !files.has(file) && parents?.artifacts.get(batch.kind)?.has(batch.artifact) !== true;
  if (isNew) return new Map([...files, [file, prettyJson(batch.fields)]]);
  return applyElementEdit(
    files,
    registry,
    {
      kind: batch.kind,
      artifact: batch.artifact,
      family: ARTIFACT_FAMILY,
      id: batch.artifact,
      action: 'set',
      value: batch.fields,
    },
    parents,
  );
}

function ownRows(files: PackFiles, spec: TableSpec, batch: RowBatch, table: string): PackFiles {
  const file = tableFile(batch.kind, batch.artifact, table);
  const text = files.get(file);
  const read =
    text === undefined
      ? { table: { columns: spec.columns.map((column) => column.name), rows: [] }, issues: [] }
      : readTable(text, file, spec, { overlay: false });
  if (read.issues.length > 0) throw new CaseloomError(read.issues);
  const rows = new Chain(read.table.rows.map((row) => [rowKey(row, spec), row] as const));
  applyInPlace(rows, batch.edits, (edit) => rowOf(edit.value, spec, edit.id));
  return new Map([...files, [file, formatTable(tableOf(rows, read.table.columns, spec))]]);
}

/** Columns in the order in which they came, new ones at the end. A column that no row has any more, and that the kind does not ask for, goes. */
function tableOf(rows: Chain<Row>, columns: readonly string[], spec: TableSpec): Table {
  const kept = Array.from(rows.entries(), ([, row]) => row);
  const used = new Set<string>();
  for (const row of kept) for (const column in row) used.add(column);
  const asked = new Set(spec.columns.filter((one) => one.required === true).map((one) => one.name));
  const old = kept.length === 0 ? columns : columns.filter((column) => used.has(column) || asked.has(column));
  return { columns: [...new Set([...old, ...used])], rows: kept };
}

function ownElements(files: PackFiles, family: ElementFamily, batch: RowBatch): PackFiles {
  const file = artifactFile(batch.kind, batch.artifact);
  const value = readJson(files, file);
  const path = family.path.split('.');
  const list = getIn(value, path);
  const elements = new Chain(
    (Array.isArray(list) ? list : []).filter(isRecord).map((one) => [textOf(one[family.key]), one] as const),
  );
  applyInPlace<Members>(elements, batch.edits, (edit) => ({ [family.key]: edit.id, ...edit.value }));
  const wanted = Array.from(elements.entries(), ([, element]) => element);
  return new Map([...files, [file, prettyJson(setIn(value, path, wanted))]]);
}

/** Runs the edits on the list; all that cannot be done are told at once. @param valueOf the stored form; its issue is placed at the edit */
export function applyInPlace<T>(
  rows: Chain<T>,
  edits: readonly RowEdit[],
  valueOf: (edit: RowEdit & { readonly value: Members }) => T,
): void {
  const issues: Issue[] = [];
  edits.forEach((edit, index) => {
    try {
      applyOne(rows, edit, valueOf);
    } catch (error) {
      if (!(error instanceof CaseloomError)) throw error;
      for (const one of error.issues) issues.push({ ...one, path: `edits[${index}]` });
    }
  });
  if (issues.length > 0) throw new CaseloomError(issues);
}

function applyOne<T>(rows: Chain<T>, edit: RowEdit, valueOf: (edit: RowEdit & { readonly value: Members }) => T): void {
  if (edit.op === 'add' && rows.has(edit.id)) throw fail('PACK_OVERLAY_EXISTS', '', { id: edit.id });
  if (edit.op !== 'add' && !rows.has(edit.id)) throw unknown(edit.id, rows);
  if (edit.op === 'add' || edit.op === 'move') requirePlace(rows, edit);
  if (edit.op === 'add') rows.insert(edit.id, valueOf(edit), edit);
  else if (edit.op === 'set') rows.set(edit.id, valueOf(edit));
  else if (edit.op === 'move') rows.move(edit.id, edit);
  else rows.remove(edit.id);
}

function requirePlace<T>(rows: Chain<T>, { before, after }: Place): void {
  const anchor = before ?? after;
  if (anchor !== undefined && !rows.has(anchor)) throw unknown(anchor, rows);
}

/** Cells of a row; @throws CaseloomError PACK_OVERLAY_ID_CHANGED when they name another row */
export function rowOf(value: Members, spec: TableSpec, id: string): Row {
  const row = makeRow(
    Object.keys(value),
    Object.values(value).map((cell) => textOf(cell ?? '')),
  );
  const found = rowKey(row, spec);
  if (found !== id) throw fail('PACK_OVERLAY_ID_CHANGED', '', { id, found });
  return row;
}

function tableSpec(kind: ArtifactKind, table: string): TableSpec {
  const spec = Object.hasOwn(kind.tables, table) ? kind.tables[table]! : undefined;
  if (spec === undefined || spec.key.length === 0)
    throw fail('PACK_TABLE_UNKNOWN', kind.kind, {
      table,
      kind: kind.kind,
      known: suggestion(table, Object.keys(kind.tables)) || '–',
    });
  return spec;
}

function familySpec(kind: ArtifactKind, named: string | undefined): ElementFamily {
  const path = familyOf(named, kind);
  const family = kind.families.find((one) => one.path === path);
  if (family === undefined)
    throw fail('PACK_FAMILY_UNKNOWN', kind.kind, {
      family: named ?? '',
      known: kind.families.map((one) => one.path).join(', '),
    });
  return family;
}

export function readJson(files: PackFiles, file: string): unknown {
  const { json, issues } = parseJson(files.get(file) ?? '', file);
  if (json === undefined) throw new CaseloomError(issues);
  return json.value;
}

function unknown<T>(id: string, rows: Chain<T>): CaseloomError {
  return fail('PACK_ELEMENT_UNKNOWN', '', { id, known: suggestion(id, nearby(rows)) || '–' });
}

/** Near names are looked for among the first rows only: a list may be very long and a batch very wrong. */
function nearby<T>(rows: Chain<T>): string[] {
  const ids: string[] = [];
  for (const [id] of rows.entries()) if (ids.push(id) === 200) break;
  return ids;
}

export function fail(code: string, path: string, args: Issue['args']): CaseloomError {
  return new CaseloomError([issue(code, path, args)]);
}
