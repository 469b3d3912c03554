import type { BodyOf, Operations } from '@caseloom/api';
import type { Rows } from '../../../grid/edits.ts';
import type { GridRow } from '../../../grid/grid-types.ts';

export type RowEdit = BodyOf<Operations['editRows']>['edits'][number];

/** How the rows of a grid are stored. */
export interface StoredRows {
  /** The key under which a row is stored; the grid's own key stays with a row also when this changes. */
  readonly idOf: (row: GridRow) => string;
  readonly valueOf: (row: GridRow) => Readonly<Record<string, unknown>>;
  /** Whether rows have places that can be stored: an own list, or an ordered family. */
  readonly placed: boolean;
}

/**
 * The edits that lead from the rows as they are stored to the rows as they stand here: first what goes, then row by row what is new, moved or
 * changed. A row with another id goes and comes anew. Each edit knows the row it came from, for complaints about it.
 */
export function batchBetween(
  base: Rows,
  now: Rows,
  { idOf, valueOf, placed }: StoredRows,
): { readonly edits: readonly RowEdit[]; readonly keys: readonly string[] } {
  const edits: RowEdit[] = [];
  const keys: string[] = [];
  if (base === now) return { edits, keys };
  const push = (key: string, edit: RowEdit): void => {
    edits.push(edit);
    keys.push(key);
  };
  const before = new Map<string, { readonly row: GridRow; readonly index: number }>();
  base.forEach((row, index) => before.set(row.key, { row, index }));
  const kept = new Map<string, number>();
  const places: number[] = [];
  now.forEach((row) => {
    const old = before.get(row.key);
    if (old === undefined || (old.row !== row && idOf(old.row) !== idOf(row))) return;
    kept.set(row.key, old.index);
    places.push(old.index);
  });
  base.forEach((row) => kept.has(row.key) || push(row.key, { op: 'remove', id: idOf(row) }));
  const stays = placed ? longestRising(places) : undefined;
  let firstKept: string | undefined;
  now.forEach((row) => (firstKept ??= kept.has(row.key) ? idOf(before.get(row.key)!.row) : undefined));
  const firstStill = placed ? firstOf(now, (row) => stays?.has(kept.get(row.key) ?? -1) === true) : undefined;
  const anchor = firstStill === undefined ? firstKept : idOf(firstStill);
  let previous: string | undefined;
  now.forEach((row) => {
    const id = idOf(row);
    const place = !placed
      ? {}
      : previous === undefined
        ? anchor === undefined
          ? {}
          : { before: anchor }
        : { after: previous };
    const index = kept.get(row.key);
    if (index === undefined) push(row.key, { op: 'add', id, value: valueOf(row), ...place });
    else {
      if (stays !== undefined && !stays.has(index)) push(row.key, { op: 'move', id, ...place });
      if (before.get(row.key)!.row !== row) push(row.key, { op: 'set', id, value: valueOf(row) });
    }
    previous = id;
  });
  return { edits, keys };
}

function firstOf(rows: Rows, test: (row: GridRow) => boolean): GridRow | undefined {
  for (const row of rows) if (test(row)) return row;
  return undefined;
}

/** Members of a longest rising run: the rows that need not move. */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  if (values.every((value, index) => index === 0 || value > values[index - 1]!)) return new Set(values);
  const tails: number[] = [];
  const previous = new Int32Array(values.length).fill(-1);
  values.forEach((value, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[index] = tails[low - 1]!;
    tails[low] = index;
  });
  const run = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index !== -1; index = previous[index]!) run.add(values[index]!);
  return run;
}

/** Rows whose id is missing or stands twice: they cannot be stored. By the grid's key. */
export function wrongIds(rows: Rows, idOf: (row: GridRow) => string): ReadonlyMap<string, 'missing' | 'twice'> {
  const seen = new Map<string, string>();
  const wrong = new Map<string, 'missing' | 'twice'>();
  rows.forEach((row) => {
    const id = idOf(row);
    const first = seen.get(id);
    if (id.replaceAll('|', '') === '') wrong.set(row.key, 'missing');
    else if (first !== undefined) {
      wrong.set(row.key, 'twice');
      wrong.set(first, 'twice');
    } else seen.set(id, row.key);
  });
  return wrong;
}
