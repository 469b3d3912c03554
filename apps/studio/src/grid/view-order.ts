import type { GridRow } from './grid-types.ts';
import type { RowList } from './row-list.ts';

/** Rows whose cell contains the text, whatever the case, and is one of the values where any are named. */
export interface ColumnFilter {
  readonly text?: string | undefined;
  readonly values?: readonly string[] | undefined;
}
export interface GridSort {
  readonly column: number;
  readonly descending: boolean;
}
/** What is shown of the rows and in which order; the rows themselves stay as they are. */
export interface ViewQuery {
  /** By column. */
  readonly filters: ReadonlyMap<number, ColumnFilter>;
  readonly sort?: GridSort | undefined;
}

/** Positions of the rows shown, in their order; undefined: all, as they stand. */
export type ViewOrder = readonly number[] | undefined;

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

export function viewOrder(rows: RowList<GridRow>, { filters, sort }: ViewQuery): ViewOrder {
  if (filters.size === 0 && sort === undefined) return undefined;
  const tests = [...filters].map(([column, filter]) => ({ column, test: filterTest(filter) }));
  const order: number[] = [];
  rows.forEach((row, index) => {
    if (tests.every(({ column, test }) => test(row.cells[column] ?? ''))) order.push(index);
  });
  if (sort === undefined) return order;
  const sign = sort.descending ? -1 : 1;
  const texts = new Map(order.map((index) => [index, rows.at(index)!.cells[sort.column] ?? '']));
  return order.sort((a, b) => sign * collator.compare(texts.get(a)!, texts.get(b)!) || a - b);
}

function filterTest({ text, values }: ColumnFilter): (cell: string) => boolean {
  const wanted = text?.toLowerCase() ?? '';
  const allowed = values === undefined ? undefined : new Set(values);
  return (cell) =>
    (wanted === '' || cell.toLowerCase().includes(wanted)) && (allowed === undefined || allowed.has(cell));
}

/**
 * The same view after an edit: rows do not jump or vanish while one works on them. Rows that are gone are left out; new ones stand after the
 * row that they follow in the table, or at the end when that one is not shown.
 */
export function carriedOrder(before: RowList<GridRow>, order: ViewOrder, now: RowList<GridRow>): ViewOrder {
  if (order === undefined || before === now) return order;
  const positions = new Map<string, number>();
  now.forEach((row, index) => positions.set(row.key, index));
  const known = new Set<string>();
  before.forEach((row) => known.add(row.key));
  const followers = new Map<number, number[]>();
  now.forEach((row, index) => {
    if (known.has(row.key)) return;
    const list = followers.get(index - 1);
    if (list === undefined) followers.set(index - 1, [index]);
    else list.push(index);
  });
  const next: number[] = [];
  const put = (index: number): void => {
    next.push(index);
    const list = followers.get(index);
    if (list === undefined) return;
    followers.delete(index);
    list.forEach(put);
  };
  for (const index of order) {
    const position = positions.get(before.at(index)!.key);
    if (position !== undefined) put(position);
  }
  for (const list of [...followers.values()]) list.forEach((index) => next.includes(index) || put(index));
  return next;
}

/** Values of a column with how often each stands there, the most frequent first; no more than `most` of them. */
export function valueCounts(
  rows: RowList<GridRow>,
  column: number,
  most: number,
): { readonly values: readonly (readonly [string, number])[]; readonly more: number } {
  const counts = new Map<string, number>();
  rows.forEach((row) => {
    const cell = row.cells[column] ?? '';
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  });
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || collator.compare(a, b));
  return { values: sorted.slice(0, most), more: Math.max(0, sorted.length - most) };
}
