import { rowChecks, rowKey, rowMaker, type Row } from '../format/table.ts';
import { suggestion } from '../text/near.ts';
import type { Provenance } from '../types.ts';
import { artifactKey, tableRowKey } from './layer.ts';
import type { RowList } from './row-set.ts';
import { rowAddress, type TableChange } from './table-change.ts';

/** Complains at a column of the row that is being applied. */
type Complain = (code: string, column: string | undefined, args: Record<string, string | number>) => undefined;

/** What a row of the overlay does to the list. `plain` makes its cells a row of the table. */
interface RowStep {
  readonly row: Row;
  readonly key: string;
  readonly plain: () => Row;
  readonly complain: Complain;
}

/**
 * Applies the rows of an overlay table one after the other; wrong ones are issues and change nothing. docs/spec/pack.md has the steering columns.
 * @param cleared keys of inherited rows that a `table` op took out; only `add` is left then
 */
export function applyRows(
  change: TableChange,
  list: RowList,
  columns: readonly string[],
  cleared?: ReadonlySet<string>,
): void {
  const { spec, ledger, artifact, name, overlay, note } = change;
  const make = rowMaker(columns);
  const emptyCells = rowChecks(spec, columns);
  const owner = artifactKey(artifact.kind, artifact.id);
  const seen = new Set<string>();
  overlay.rows.forEach((row, index) => {
    const at = (column?: string): string => rowAddress(change, index, column);
    const key = rowKey(row, spec);
    const complain: Complain = (code, column, args) => {
      ledger.complain(code, at(column), args);
      return undefined;
    };
    if (seen.has(key)) return complain('PACK_ROW_DUPLICATE', undefined, { key, first: '–' });
    seen.add(key);
    const step: RowStep = { row, key, complain, plain: () => make(columns.map((column) => row[column] ?? '')) };
    const entry = tableRowKey(artifact.kind, artifact.id, name, key);
    const op = row['_op'] ?? '';
    const record = (done: Provenance['op'], reason?: string): Provenance =>
      ledger.record(entry, done, at(), {
        ...(done === 'add' ? {} : { owner }),
        ...(reason === undefined ? {} : { reason }),
      });
    if (op === 'disable') {
      const existing = cleared === undefined ? existingRow(step, list) : undefined;
      if (cleared !== undefined) return complain('PACK_OVERLAY_CLEARED', '_op', { table: name, op });
      if (existing === undefined) return;
      const reason = (row['_reason'] ?? '').trim() || note?.reason;
      if (reason === undefined) return complain('PACK_OVERLAY_REASON_MISSING', '_reason', { id: key });
      list.retire(key);
      return ledger.disable(entry, record('disable', reason), existing);
    }
    if (op === 'add') {
      if (!added(step, list, change)) return;
      ledger.enable(entry);
      record(cleared?.has(key) === true ? 'replace' : 'add');
    } else if (cleared !== undefined) return complain('PACK_OVERLAY_CLEARED', '_op', { table: name, op });
    else if (op !== 'replace' && op !== 'patch' && op !== 'move')
      return complain('PACK_OVERLAY_OP_UNKNOWN', '_op', { op });
    else if (!changed(step, op, list, change, columns)) return;
    else record(op === 'replace' ? 'replace' : 'patch');
    for (const column of emptyCells(list.get(key)!)) complain('PACK_CELL_EMPTY', column, { column });
  });
}

function existingRow({ key, complain }: RowStep, list: RowList): Row | undefined {
  return (
    list.get(key) ?? complain('PACK_ELEMENT_UNKNOWN', undefined, { id: key, known: suggestion(key, list.ids()) || '–' })
  );
}

function added(step: RowStep, list: RowList, change: TableChange): boolean {
  if (list.has(step.key)) step.complain('PACK_OVERLAY_EXISTS', undefined, { id: step.key });
  else if (placeHolds(step, list, change)) {
    list.insert(step.key, step.plain(), placeOf(step.row));
    return true;
  }
  return false;
}

function changed(
  step: RowStep,
  op: 'replace' | 'patch' | 'move',
  list: RowList,
  change: TableChange,
  columns: readonly string[],
): boolean {
  const { row, key, complain } = step;
  const existing = existingRow(step, list);
  if (existing === undefined || !placeHolds(step, list, change)) return false;
  const cleared = op === 'patch' ? (row['_clear'] ?? '').split('|').filter((column) => column !== '') : [];
  for (const column of cleared)
    if (!columns.includes(column)) {
      complain('PACK_COLUMN_UNKNOWN', '_clear', { column, known: suggestion(column, columns) || '–' });
      return false;
    }
  if (op === 'replace') list.set(key, step.plain());
  if (op === 'patch')
    list.set(
      key,
      rowMaker(columns)(
        columns.map((column) => (cleared.includes(column) ? '' : row[column] || (existing[column] ?? ''))),
      ),
    );
  const place = placeOf(row);
  if (op === 'move' || place.before !== undefined || place.after !== undefined) list.move(key, place);
  return true;
}

function placeOf(row: Row): { readonly before: string | undefined; readonly after: string | undefined } {
  return { before: row['_before'] || undefined, after: row['_after'] || undefined };
}

function placeHolds({ row, key, complain }: RowStep, list: RowList, { spec, name }: TableChange): boolean {
  const { before, after } = placeOf(row);
  const anchor = before ?? after;
  const column = before === undefined ? '_after' : '_before';
  if (before !== undefined && after !== undefined) complain('PACK_OVERLAY_BEFORE_AND_AFTER', '_after', { id: key });
  else if (!spec.ordered && (anchor !== undefined || row['_op'] === 'move'))
    complain('PACK_OVERLAY_POSITION_UNORDERED', column, { family: name });
  else if (anchor !== undefined && !list.has(anchor))
    complain('PACK_ELEMENT_UNKNOWN', column, { id: anchor, known: suggestion(anchor, list.ids()) || '–' });
  else return true;
  return false;
}
