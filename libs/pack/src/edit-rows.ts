import { CaseloomError } from '@caseloom/core';
import { applyElementEdit } from './edit.ts';
import { overlaidElements, overlaidRows } from './edit-rows-overlay.ts';
import { artifactFile, tableFile } from './format/paths.ts';
import { prettyJson } from './format/pretty.ts';
import { formatTable, readTable, rowKey, type Row } from './format/table.ts';
import { Chain } from './overlay/chain.ts';
import { applyInPlace, fail, readJson, rowOf, type RowBase, type RowBatch, type RowEdit } from './row-batch.ts';
import { familyOf } from './overlay/read-overlay.ts';
import { suggestion } from './text/near.ts';
import { getIn, isRecord, setIn, textOf } from './text/values.ts';
import {
  ARTIFACT_FAMILY,
  type ArtifactKind,
  type ElementFamily,
  type KindRegistry,
  type PackFiles,
  type Table,
  type TableSpec,
} from './types.ts';

type Members = Readonly<Record<string, unknown>>;

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
  return new Map([...files, [file, formatTable(editedTable(read.table, spec, batch.edits))]]);
}

/**
 * A table of the pack's own after the edits; rows they do not touch are the same objects. What the file says then is {@link formatTable} of it.
 * @throws CaseloomError with every edit that cannot be made, at `edits[i]`
 */
export function editedTable(table: Table, spec: TableSpec, edits: readonly RowEdit[]): Table {
  const rows = new Chain(table.rows.map((row) => [rowKey(row, spec), row] as const));
  applyInPlace(rows, edits, (edit) => rowOf(edit.value, spec, edit.id));
  return tableOf(rows, table.columns, spec);
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
