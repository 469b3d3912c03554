import { rowKey, tableRowKey } from '@caseloom/pack';
import type { Artifact, Table, TableSpec } from '@caseloom/pack';
import { Refusal } from '../../http/problem.ts';
import { findArtifact } from '../../packs/pack-view.ts';
import { queriedRows } from '../../packs/table-rows.ts';
import type { RowQuery } from '../../packs/table-rows.ts';
import type { BenchState } from '../bench/bench-state.ts';
import { defineTask } from './task.ts';

/** A piece of a table: which rows, in which order, and how many of them. */
export interface AskedPiece extends RowQuery {
  readonly kind: string;
  readonly artifact: string;
  readonly table: string;
  readonly offset: number;
  readonly limit: number;
}

export interface TablePiece {
  readonly columns: string[];
  readonly key: string[];
  readonly ordered: boolean;
  readonly total: number;
  readonly matched: number;
  readonly rows: string[][];
  /** Key → what the pack's own overlay says of the row. */
  readonly says: Record<string, string>;
  readonly own: boolean;
}

/** Rows of a long table, with what the pack itself says about them. @throws Refusal 404, INPUT_INVALID */
export const tableTask = defineTask({
  id: 'table',
  run: (state, asked: AskedPiece): TablePiece => {
    const { kind, artifact } = findArtifact(state, asked.kind, asked.artifact);
    const spec = Object.hasOwn(kind.tables, asked.table) ? kind.tables[asked.table]! : undefined;
    if (!spec) throw new Refusal(404, 'TABLE_UNKNOWN', { table: asked.table.slice(0, 60) });
    const columns = spec.columns.map((column) => column.name);
    const table = Object.hasOwn(artifact.tables, asked.table) ? artifact.tables[asked.table]! : { columns, rows: [] };
    const found = foundRows(table, asked);
    const piece = found.slice(asked.offset, asked.offset + asked.limit);
    return {
      columns: [...table.columns],
      key: [...spec.key],
      ordered: spec.ordered,
      total: table.rows.length,
      matched: found.length,
      rows: piece.map((row) => table.columns.map((column) => row[column] ?? '')),
      says: saysOf(state, artifact, asked.table, spec, piece),
      own: state.own.artifacts.some((one) => one.kind === artifact.kind && one.id === artifact.id),
    };
  },
});

const lately = new WeakMap<Table, { readonly query: string; readonly rows: Table['rows'] }>();

/** Whoever asks for one piece asks for the next: what a query found is kept with the table. */
function foundRows(table: Table, { q, filters, sort, descending }: RowQuery): Table['rows'] {
  const query = JSON.stringify([q, filters, sort, descending]);
  const known = lately.get(table);
  if (known?.query === query) return known.rows;
  const rows = queriedRows(table.rows, { q, filters, sort, descending });
  lately.set(table, { query, rows });
  return rows;
}

/** Nothing for an artifact of the pack's own. */
function saysOf(
  { own, resolved }: BenchState,
  artifact: Artifact,
  table: string,
  spec: TableSpec,
  rows: Table['rows'],
): Record<string, string> {
  const says: Record<string, string> = {};
  const overlaid = own.overlays.some((one) => one.kind === artifact.kind && one.artifact === artifact.id);
  if (!overlaid) return says;
  for (const row of rows) {
    const key = rowKey(row, spec);
    const entry = resolved.provenance.get(tableRowKey(artifact.kind, artifact.id, table, key));
    if (entry?.packId === own.manifest.id) says[key] = entry.op;
  }
  return says;
}
