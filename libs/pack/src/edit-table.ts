import { CaseloomError, issue, type Issue } from '@caseloom/core';
import { rowPatch, rowPlace } from './overlay/row-patch.ts';
import type { ElementEdit } from './element-edit.ts';
import { isCleared } from './overlay/cleared-table.ts';
import { overlayTableFile, tableFile } from './format/paths.ts';
import { formatTable, makeRow, readTable, rowKey, type Row } from './format/table.ts';
import { ElementList } from './overlay/element-list.ts';
import { suggestion } from './text/near.ts';
import type { ArtifactKind, PackFiles, ResolvedPack, Table, TableSpec } from './types.ts';

type TableEdit = ElementEdit & { readonly table: string };

/** The same five edits on a row of a table, addressed by its key. Values are cells by column name. */
export function editTable(
  files: PackFiles,
  kind: ArtifactKind,
  edit: TableEdit,
  own: boolean,
  parents: ResolvedPack | undefined,
): PackFiles {
  const spec = Object.hasOwn(kind.tables, edit.table) ? kind.tables[edit.table]! : undefined;
  if (spec === undefined)
    throw fail('PACK_TABLE_UNKNOWN', edit.kind, {
      table: edit.table,
      kind: edit.kind,
      known: suggestion(edit.table, Object.keys(kind.tables)) || '–',
    });
  return own ? editOwnRow(files, spec, edit) : editInheritedRow(files, spec, edit, parents);
}

function editOwnRow(files: PackFiles, spec: TableSpec, edit: TableEdit): PackFiles {
  const file = tableFile(edit.kind, edit.artifact, edit.table);
  const table = readOr(files, file, spec, false, { columns: spec.columns.map((column) => column.name), rows: [] });
  const list = byKey(table, spec);
  if (edit.action === 'disable') throw fail('PACK_EDIT_OWN_DISABLE', file, { id: edit.id });
  if (edit.action === 'restore') throw fail('PACK_EDIT_NOT_OVERLAID', file, { id: edit.id });
  if (edit.action === 'add' && list.has(edit.id)) throw fail('PACK_OVERLAY_EXISTS', file, { id: edit.id });
  if (edit.action !== 'add' && !list.has(edit.id))
    throw fail('PACK_ELEMENT_UNKNOWN', file, { id: edit.id, known: suggestion(edit.id, list.ids()) || '–' });
  if (edit.action === 'remove') {
    list.remove(edit.id);
    return save(files, file, { columns: table.columns, rows: list.values() });
  }
  const row = cells(edit.value, spec, edit.id, file);
  const columns = join(table.columns, Object.keys(row));
  if (edit.action === 'add') list.insert(edit.id, row, edit);
  else list.set(edit.id, row);
  return save(files, file, { columns, rows: list.values() });
}

function editInheritedRow(
  files: PackFiles,
  spec: TableSpec,
  edit: TableEdit,
  parents: ResolvedPack | undefined,
): PackFiles {
  const file = overlayTableFile(edit.kind, edit.artifact, edit.table);
  const overlay = readOr(files, file, spec, true, { columns: ['_op', ...spec.key], rows: [] });
  const rows = byKey(overlay, spec);
  const present = rows.get(edit.id);
  const tables = parents?.artifacts.get(edit.kind)?.get(edit.artifact)?.tables;
  const inherited =
    tables !== undefined && Object.hasOwn(tables, edit.table) ? byKey(tables[edit.table]!, spec) : undefined;
  const before = isCleared(files, edit) ? undefined : inherited?.get(edit.id);
  const missing = (): CaseloomError =>
    fail('PACK_ELEMENT_UNKNOWN', file, { id: edit.id, known: suggestion(edit.id, inherited?.ids() ?? []) || '–' });
  const put = (row: Row | undefined): PackFiles => {
    if (row === undefined) rows.remove(edit.id);
    else rows.set(edit.id, row);
    const columns = join(overlay.columns, Object.keys(row ?? {}));
    return rows.ids().length === 0
      ? new Map([...files].filter(([path]) => path !== file))
      : save(files, file, { columns, rows: rows.values() });
  };
  const keyCells = (): Record<string, string> =>
    Object.fromEntries(spec.key.map((column) => [column, (before ?? present)?.[column] ?? '']));
  switch (edit.action) {
    case 'restore':
      if (present === undefined) throw fail('PACK_EDIT_NOT_OVERLAID', file, { id: edit.id });
      return put(undefined);
    case 'remove':
      if (present?.['_op'] !== 'add') throw fail('PACK_EDIT_INHERITED_REMOVE', file, { id: edit.id });
      return put(undefined);
    case 'disable':
      if (present?.['_op'] === 'add') throw fail('PACK_EDIT_OWN_DISABLE', file, { id: edit.id });
      if (before === undefined) throw missing();
      for (const [id, row] of [...rows.entries()])
        if (present !== undefined && isBeside(row, edit.id) && Object.keys(rowPlace(present)).length > 0)
          rows.set(id, { ...row, _before: '', _after: '', ...rowPlace(present) });
      return put({ _op: 'disable', ...keyCells(), _reason: edit.reason });
    case 'add':
      if (present !== undefined || before !== undefined) throw fail('PACK_OVERLAY_EXISTS', file, { id: edit.id });
      return put({
        _op: 'add',
        ...cells(edit.value, spec, edit.id, file),
        ...(edit.before === undefined ? {} : { _before: edit.before }),
        ...(edit.after === undefined ? {} : { _after: edit.after }),
      });
    default: {
      const wanted = cells(edit.value, spec, edit.id, file);
      if (present?.['_op'] === 'add') return put({ ...present, ...wanted, _op: 'add' });
      if (before === undefined) throw missing();
      const patch = rowPatch(before, wanted);
      const place = rowPlace(present);
      if (patch !== undefined) return put({ _op: 'patch', ...keyCells(), ...patch, ...place });
      if (present?.['_op'] === 'move' || Object.keys(place).length > 0)
        return put({ _op: 'move', ...keyCells(), ...place });
      return present === undefined ? files : put(undefined);
    }
  }
}

function isBeside(row: Row, id: string): boolean {
  return row['_before'] === id || row['_after'] === id;
}

function cells(value: Readonly<Record<string, unknown>>, spec: TableSpec, id: string, file: string): Row {
  const row = makeRow(
    Object.keys(value),
    Object.values(value).map((cell) => (cell === undefined || cell === null ? '' : String(cell))),
  );
  if (rowKey(row, spec) !== id) throw fail('PACK_OVERLAY_ID_CHANGED', file, { id, found: rowKey(row, spec) });
  return row;
}

function readOr(files: PackFiles, file: string, spec: TableSpec, overlay: boolean, otherwise: Table): Table {
  const text = files.get(file);
  if (text === undefined) return otherwise;
  const { table, issues } = readTable(text, file, spec, { overlay });
  if (issues.length > 0) throw new CaseloomError(issues);
  return table;
}

function byKey(table: Table, spec: TableSpec): ElementList<Row> {
  return new ElementList(table.rows.map((row) => [rowKey(row, spec), row] as const));
}

function join(columns: readonly string[], more: readonly string[]): readonly string[] {
  return [...columns, ...more.filter((column) => !columns.includes(column))];
}

function save(files: PackFiles, file: string, table: Table): PackFiles {
  return new Map([...files, [file, formatTable(table)]]);
}

function fail(code: string, path: string, args: Issue['args']): CaseloomError {
  return new CaseloomError([issue(code, path, args)]);
}
