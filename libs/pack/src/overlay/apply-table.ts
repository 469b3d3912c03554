import { overlayTableFile } from '../format/paths.ts';
import { makeRow, OVERLAY_COLUMNS, rowIssues, rowKey, type Row } from '../format/table.ts';
import { suggestion } from '../text/near.ts';
import type { Artifact, ArtifactKind, Overlay, Table, TableSpec } from '../types.ts';
import { ElementList } from './element-list.ts';
import { artifactKey, tableRowKey, type Ledger } from './layer.ts';

/** Applies overlay tables: one row, one op in column `_op`; see docs/spec/pack.md for `_reason`, `_before`, `_after`, `_clear`. */
export function applyTables(artifact: Artifact, kind: ArtifactKind, overlay: Overlay, ledger: Ledger): Artifact {
  const names = Object.keys(overlay.tables);
  if (names.length === 0) return artifact;
  const tables = Object.assign(Object.create(null) as Record<string, Table>, artifact.tables);
  for (const name of names) {
    const spec = kind.tables[name]!;
    const change: TableChange = { artifact, name, spec, overlay: overlay.tables[name]!, ledger };
    tables[name] = spec.key.length === 0 ? applyKeyless(change, tables[name]) : applyKeyed(change, tables[name]);
  }
  return { ...artifact, tables };
}

interface TableChange {
  readonly artifact: Artifact;
  readonly name: string;
  readonly spec: TableSpec;
  readonly overlay: Table;
  readonly ledger: Ledger;
}

function applyKeyed(change: TableChange, base: Table | undefined): Table {
  const { spec, overlay, ledger } = change;
  const columns = joinColumns(base, overlay);
  const list = new ElementList<Row>((base?.rows ?? []).map((row) => [rowKey(row, spec), row] as const));
  const seen = new Set<string>();
  overlay.rows.forEach((row, index) => {
    const at = (column?: string): string => rowAddress(change, index, column);
    const key = rowKey(row, spec);
    if (seen.has(key)) return ledger.complain('PACK_ROW_DUPLICATE', at(), { key, first: '–' });
    seen.add(key);
    if (applyRow(change, list, columns, row, key, at) && row['_op'] !== 'disable')
      for (const one of rowIssues({ columns, rows: [list.get(key)!] }, spec, (_, column) => at(column)))
        ledger.complain(one.code, one.path, one.args);
  });
  return { columns, rows: list.values() };
}

function applyRow(
  change: TableChange,
  list: ElementList<Row>,
  columns: readonly string[],
  row: Row,
  key: string,
  at: (column?: string) => string,
): boolean {
  const { artifact, name, spec, ledger } = change;
  const entry = tableRowKey(artifact.kind, artifact.id, name, key);
  const owner = artifactKey(artifact.kind, artifact.id);
  const existing = list.get(key);
  const complain = (code: string, column: string | undefined, args: Record<string, string | number>): false => (
    ledger.complain(code, at(column), args),
    false
  );
  const op = row['_op'] ?? '';
  const plain = makeRow(
    columns,
    columns.map((column) => row[column] ?? ''),
  );
  if (op === 'add') {
    if (existing !== undefined) return complain('PACK_OVERLAY_EXISTS', undefined, { id: key });
    const [before, after] = [row['_before'] || undefined, row['_after'] || undefined];
    if (before !== undefined && after !== undefined)
      return complain('PACK_OVERLAY_BEFORE_AND_AFTER', '_after', { id: key });
    const anchor = before ?? after;
    if (anchor !== undefined && !spec.ordered)
      return complain('PACK_OVERLAY_POSITION_UNORDERED', before === undefined ? '_after' : '_before', { family: name });
    if (anchor !== undefined && !list.has(anchor))
      return complain('PACK_ELEMENT_UNKNOWN', before === undefined ? '_after' : '_before', {
        id: anchor,
        known: suggestion(anchor, list.ids()) || '–',
      });
    list.insert(key, plain, { before, after });
    ledger.enable(entry);
    ledger.record(entry, 'add', at());
    return true;
  }
  if (op !== 'replace' && op !== 'patch' && op !== 'disable') return complain('PACK_OVERLAY_OP_UNKNOWN', '_op', { op });
  if (existing === undefined)
    return complain('PACK_ELEMENT_UNKNOWN', undefined, { id: key, known: suggestion(key, list.ids()) || '–' });
  if (op === 'disable') {
    const reason = (row['_reason'] ?? '').trim();
    if (reason === '') return complain('PACK_OVERLAY_REASON_MISSING', '_reason', { id: key });
    list.retire(key);
    ledger.disable(entry, ledger.record(entry, 'disable', at(), { reason, owner }), existing);
    return true;
  }
  const cleared = op === 'patch' ? (row['_clear'] ?? '').split('|').filter((column) => column !== '') : [];
  for (const column of cleared)
    if (!columns.includes(column))
      return complain('PACK_COLUMN_UNKNOWN', '_clear', { column, known: suggestion(column, columns) || '–' });
  list.set(
    key,
    op === 'replace'
      ? plain
      : makeRow(
          columns,
          columns.map((column) => (cleared.includes(column) ? '' : row[column] || (existing[column] ?? ''))),
        ),
  );
  ledger.record(entry, op, at(), { owner });
  return true;
}

function applyKeyless(change: TableChange, base: Table | undefined): Table {
  const { artifact, name, overlay, ledger } = change;
  const ops = new Set(overlay.rows.map((row) => row['_op'] ?? ''));
  const op = [...ops][0];
  const columns = joinColumns(base, overlay);
  if (ops.size !== 1 || (op !== 'add' && op !== 'replace')) {
    if (overlay.rows.length > 0) ledger.complain('PACK_OVERLAY_KEYLESS', rowAddress(change, 0, '_op'), { table: name });
    return base ?? { columns, rows: [] };
  }
  ledger.record(
    tableRowKey(artifact.kind, artifact.id, name, ''),
    op,
    overlayTableFile(artifact.kind, artifact.id, name),
    { owner: artifactKey(artifact.kind, artifact.id) },
  );
  const added = overlay.rows.map((row) =>
    makeRow(
      columns,
      columns.map((column) => row[column] ?? ''),
    ),
  );
  return {
    columns,
    rows:
      op === 'add'
        ? [
            ...(base?.rows ?? []).map((row) =>
              makeRow(
                columns,
                columns.map((column) => row[column] ?? ''),
              ),
            ),
            ...added,
          ]
        : added,
  };
}

function joinColumns(base: Table | undefined, overlay: Table): readonly string[] {
  const steering: readonly string[] = OVERLAY_COLUMNS;
  const known = base?.columns ?? [];
  return [...known, ...overlay.columns.filter((column) => !steering.includes(column) && !known.includes(column))];
}

function rowAddress(change: TableChange, index: number, column?: string): string {
  const file = overlayTableFile(change.artifact.kind, change.artifact.id, change.name);
  return `${file}:${change.overlay.lines?.[index] ?? index + 2}${column === undefined ? '' : `:${column}`}`;
}
