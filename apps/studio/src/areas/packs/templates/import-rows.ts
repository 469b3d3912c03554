import type { Rows } from '../../../grid/edits.ts';
import type { GridRow } from '../../../grid/grid-types.ts';
import type { ImportEntry } from './import-diff.ts';

let taken = 0;

/** The table with the accepted changes: changed rows in their places, new ones at the end in the order of the file. */
export function withImport(rows: Rows, idOf: (row: GridRow) => string, accepted: readonly ImportEntry[]): Rows {
  const entries = new Map(accepted.map((entry) => [entry.id, entry]));
  const changes = new Map<number, GridRow>();
  const gone = new Set<number>();
  rows.forEach((row, index) => {
    const entry = entries.get(idOf(row));
    if (entry?.kind === 'removed') gone.add(index);
    else if (entry?.after !== undefined) changes.set(index, { ...row, cells: entry.after });
  });
  const added = accepted.flatMap(({ kind, after }): GridRow[] =>
    kind === 'added' && after !== undefined ? [{ key: `i${++taken}`, cells: after }] : [],
  );
  const changed = rows.with(changes).without(gone);
  return changed.splice(changed.length, 0, added);
}
