import { useCallback, useMemo } from 'react';
import { useRemembered } from '../parts/remembered.ts';
import type { GridColumn } from './grid-types.ts';

/** How somebody looks at a table; nothing of it is stored with the table. Widths in pixels, by column id. */
interface ColumnView {
  readonly widths: Readonly<Record<string, number>>;
  readonly hidden: readonly string[];
  /** Ids in the order chosen; columns that are not in it stand where they stand in the table. */
  readonly order: readonly string[];
  /** Columns that stay in place while the others scroll. */
  readonly frozen: number;
}

/** A column in its place on the screen. */
export interface LaidColumn {
  readonly column: GridColumn;
  /** Index in the cells of a row. */
  readonly cell: number;
  readonly left: number;
  readonly width: number;
  readonly frozen: boolean;
}

export interface ColumnsOfGrid {
  readonly laid: readonly LaidColumn[];
  readonly width: number;
  readonly frozenWidth: number;
  readonly hidden: readonly GridColumn[];
  readonly frozen: number;
  readonly setWidth: (id: string, width: number) => void;
  readonly hide: (id: string) => void;
  readonly show: (id: string) => void;
  readonly freeze: (count: number) => void;
  readonly move: (from: number, to: number) => void;
  readonly reset: () => void;
}

export const GUTTER = 52;
const PLAIN: ColumnView = { widths: {}, hidden: [], order: [], frozen: 0 };
const NARROWEST = 48;
const WIDEST = 900;

/** Widths, order, hidden and frozen columns, remembered on this machine under the table's name. */
export function useColumns(columns: readonly GridColumn[], name: string, frozenAtFirst: number): ColumnsOfGrid {
  const [view, setView] = useRemembered<ColumnView>(`grid.${name}`, { ...PLAIN, frozen: frozenAtFirst });
  const { laid, hidden } = useMemo(() => layOut(columns, view), [columns, view]);
  const last = laid.at(-1);
  const move = useCallback(
    (from: number, to: number) => {
      const ids = laid.map((one) => one.column.id);
      const [moved] = ids.splice(from, 1);
      if (moved === undefined) return;
      ids.splice(Math.max(0, Math.min(to, ids.length)), 0, moved);
      setView({ ...view, order: ids });
    },
    [laid, view, setView],
  );
  return {
    laid,
    hidden,
    frozen: view.frozen,
    width: last === undefined ? GUTTER : last.left + last.width,
    frozenWidth: laid.filter((one) => one.frozen).reduce((sum, one) => sum + one.width, GUTTER),
    setWidth: (id, width) =>
      setView({ ...view, widths: { ...view.widths, [id]: Math.round(Math.max(NARROWEST, Math.min(WIDEST, width))) } }),
    hide: (id) => setView({ ...view, hidden: [...view.hidden, id] }),
    show: (id) => setView({ ...view, hidden: view.hidden.filter((one) => one !== id) }),
    freeze: (frozen) => setView({ ...view, frozen }),
    move,
    reset: () => setView({ ...PLAIN, frozen: frozenAtFirst }),
  };
}

function layOut(
  columns: readonly GridColumn[],
  view: ColumnView,
): { readonly laid: readonly LaidColumn[]; readonly hidden: readonly GridColumn[] } {
  const all = columns.map((column, cell) => ({ column, cell }));
  const place = new Map(view.order.map((id, index) => [id, index]));
  // A column that nobody has moved keeps its distance to the one before it.
  let before = -1;
  const ranked = all.map((one, index) => {
    before = place.get(one.column.id) ?? before;
    return { ...one, rank: before, index };
  });
  if (view.order.length > 0) ranked.sort((a, b) => a.rank - b.rank || a.index - b.index);
  const shown = ranked.filter(({ column }) => !view.hidden.includes(column.id));
  let left = GUTTER;
  const laid = shown.map(({ column, cell }, index): LaidColumn => {
    const width = view.widths[column.id] ?? column.width ?? 140;
    const one = { column, cell, left, width, frozen: index < view.frozen };
    left += width;
    return one;
  });
  return { laid, hidden: columns.filter((column) => view.hidden.includes(column.id)) };
}
