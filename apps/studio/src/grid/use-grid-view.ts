import { useCallback, useMemo, useState } from 'react';
import type { GridSheet, Rows } from './edits.ts';
import type { GridColumn } from './grid-types.ts';
import { at, clamped, type GridSelection } from './selection.ts';
import type { LaidColumn } from './use-columns.ts';
import { carriedOrder, viewOrder, type ColumnFilter, type ViewOrder } from './view-order.ts';

/** Filters and order by column id; what is shown, never what is stored. */
export interface GridQuery {
  readonly filters: ReadonlyMap<string, ColumnFilter>;
  readonly sort?: { readonly column: string; readonly descending: boolean } | undefined;
}
const ALL: GridQuery = { filters: new Map() };

export interface GridView {
  readonly sheet: GridSheet;
  readonly count: number;
  readonly query: GridQuery;
  readonly setQuery: (query: GridQuery) => void;
  readonly clearQuery: () => void;
  readonly selection: GridSelection;
  readonly select: (selection: GridSelection) => void;
}

/** The rows as they are shown, and what is selected of them. Edits keep every row in its place until the view is asked for anew. */
export function useGridView(
  rows: Rows,
  columns: readonly GridColumn[],
  laid: readonly LaidColumn[],
  editable: boolean,
): GridView {
  const [view, setView] = useState<{ rows: Rows; order: ViewOrder; query: GridQuery }>({
    rows,
    order: undefined,
    query: ALL,
  });
  const [chosen, setChosen] = useState<GridSelection>(() => at(0, 0));
  if (view.rows !== rows) setView({ ...view, rows, order: carriedOrder(view.rows, view.order, rows) });
  const order = view.rows === rows ? view.order : undefined;
  const count = order?.length ?? rows.length;
  const sheet = useMemo<GridSheet>(
    () => ({ rows, order, columns: laid.map((one) => (!editable || one.column.readOnly === true ? -1 : one.cell)) }),
    [rows, order, laid, editable],
  );
  const setQuery = useCallback(
    (query: GridQuery) => {
      const index = (id: string) => columns.findIndex((column) => column.id === id);
      const filters = new Map([...query.filters].map(([id, filter]) => [index(id), filter] as const));
      const sort =
        query.sort === undefined ? undefined : { column: index(query.sort.column), descending: query.sort.descending };
      setView({ rows, query, order: viewOrder(rows, { filters, sort }) });
      setChosen((old) => at(0, old.active.column));
    },
    [rows, columns],
  );
  const clearQuery = useCallback(() => setQuery(ALL), [setQuery]);
  const selection = clamped(chosen, { rows: count, columns: laid.length });
  return { sheet, count, query: view.query, setQuery, clearQuery, selection, select: setChosen };
}
