import { overlayTableFile } from '../format/paths.ts';
import { rowKey, rowMaker, type Row } from '../format/table.ts';
import type { Artifact, ArtifactKind, Overlay, Table } from '../types.ts';
import { applyRows } from './apply-rows.ts';
import { ElementList } from './element-list.ts';
import { artifactKey, tableRowKey, type Ledger } from './layer.ts';
import { numberedAnew } from './number-rows.ts';
import { RowSet } from './row-set.ts';
import { joinColumns, rowAddress, type TableChange } from './table-change.ts';

/** Applies overlay tables and what `table` ops say of them: one row, one op in column `_op`. Implements PACK-17, PACK-32 to PACK-34. */
export function applyTables(artifact: Artifact, kind: ArtifactKind, overlay: Overlay, ledger: Ledger): Artifact {
  const notes = overlay.tableNotes;
  const names = new Set(Object.keys(overlay.tables));
  for (const [name, note] of notes ?? []) if (note.clear) names.add(name);
  if (names.size === 0) return artifact;
  const tables = Object.assign(Object.create(null) as Record<string, Table>, artifact.tables);
  for (const name of names) {
    const spec = kind.tables[name]!;
    const said = Object.hasOwn(overlay.tables, name) ? overlay.tables[name]! : { columns: [], rows: [] };
    const change: TableChange = { artifact, name, spec, overlay: said, note: notes?.get(name), ledger };
    const base = tables[name];
    tables[name] = spec.key.length === 0 ? applyKeyless(change, base) : applyKeyed(change, base);
  }
  return { ...artifact, tables };
}

function applyKeyed(change: TableChange, base: Table | undefined): Table {
  const { spec, overlay } = change;
  const inherited = base?.rows ?? [];
  const columns = joinColumns(base, overlay);
  const keyed = (): (readonly [string, Row])[] => inherited.map((row) => [rowKey(row, spec), row] as const);
  if (change.note?.clear !== true) {
    const list = spec.ordered ? new ElementList(keyed()) : new RowSet(inherited, spec, overlay.rows);
    applyRows(change, list, columns);
    return numberedAnew({ columns, rows: list.values() }, spec);
  }
  const list = new ElementList<Row>([]);
  const rows = keyed();
  applyRows(change, list, columns, new Set(rows.map(([key]) => key)));
  disableCleared(change, list, rows);
  return { columns, rows: list.values() };
}

/** Inherited rows of a cleared table that the overlay did not add again. */
function disableCleared(change: TableChange, list: ElementList<Row>, rows: readonly (readonly [string, Row])[]): void {
  const { artifact, name, ledger } = change;
  const { address, reason } = change.note!;
  const owner = artifactKey(artifact.kind, artifact.id);
  for (const [key, row] of rows) {
    if (list.has(key)) continue;
    const entry = tableRowKey(artifact.kind, artifact.id, name, key);
    ledger.disable(entry, ledger.record(entry, 'disable', address, { reason, owner }), row);
  }
}

/** Rows without identity are appended, or they are the table: by `replace`, or by `add` where a `table` op clears it. */
function applyKeyless(change: TableChange, base: Table | undefined): Table {
  const { artifact, name, overlay, note, ledger } = change;
  const isCleared = note?.clear === true;
  const ops = new Set(overlay.rows.map((row) => row['_op'] ?? ''));
  const op = [...ops][0];
  const columns = joinColumns(base, overlay);
  const isSound = ops.size === 1 && (op === 'add' || (op === 'replace' && !isCleared));
  if (!isSound && (overlay.rows.length > 0 || !isCleared)) {
    if (overlay.rows.length > 0) ledger.complain('PACK_OVERLAY_KEYLESS', rowAddress(change, 0, '_op'), { table: name });
    return base ?? { columns, rows: [] };
  }
  ledger.record(
    tableRowKey(artifact.kind, artifact.id, name, ''),
    isCleared || op === 'replace' ? 'replace' : 'add',
    isCleared ? note.address : overlayTableFile(artifact.kind, artifact.id, name),
    { owner: artifactKey(artifact.kind, artifact.id), ...(isCleared ? { reason: note.reason } : {}) },
  );
  const make = rowMaker(columns);
  const widened = (row: Row): Row => make(columns.map((column) => row[column] ?? ''));
  const added = overlay.rows.map(widened);
  return { columns, rows: op === 'add' && !isCleared ? [...(base?.rows ?? []).map(widened), ...added] : added };
}
