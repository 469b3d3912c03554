import { Button } from 'antd';
import { useT } from '../i18n/index.ts';
import type { Rows } from './edits.ts';
import { FilterPanel } from './filter-panel.tsx';
import styles from './grid.module.css';
import type { ColumnsOfGrid } from './use-columns.ts';
import type { GridQuery } from './use-grid-view.ts';

interface Props {
  readonly place: number;
  readonly columns: ColumnsOfGrid;
  readonly rows: Rows;
  readonly query: GridQuery;
  readonly onQuery: (query: GridQuery) => void;
  readonly onFit: () => void;
  readonly onDone: () => void;
}

/** What can be done with a column: how it is looked at, and what its owner adds. */
export function ColumnMenu({ place, columns, rows, query, onQuery, onFit, onDone }: Props) {
  const t = useT('grid');
  const laid = columns.laid[place];
  if (laid === undefined) return null;
  const { column, cell } = laid;
  const sort = (descending?: boolean) =>
    onQuery({ ...query, sort: descending === undefined ? undefined : { column: column.id, descending } });
  const item = (id: string, label: string, run: () => void, danger = false) => (
    <Button
      key={id}
      type="text"
      size="small"
      danger={danger}
      className={styles['menuItem'] ?? ''}
      onClick={() => {
        run();
        onDone();
      }}
      data-testid={`column-${id}`}
    >
      {label}
    </Button>
  );
  return (
    <div className={styles['menu']} onMouseDown={(event) => event.stopPropagation()}>
      {(column.actions ?? []).map((one) => item(one.id, one.label, one.run, one.danger))}
      {(column.actions ?? []).length === 0 ? null : <hr />}
      <div className={styles['menuRow']}>
        {item('ascending', t('column.ascending'), () => sort(false))}
        {item('descending', t('column.descending'), () => sort(true))}
        {query.sort === undefined ? null : item('unsorted', t('column.unsorted'), () => sort())}
      </div>
      <div className={styles['menuRow']}>
        {item('freeze', t('column.freeze'), () => columns.freeze(place + 1))}
        {columns.frozen === 0 ? null : item('unfreeze', t('column.unfreeze'), () => columns.freeze(0))}
        {item('hide', t('column.hide'), () => columns.hide(column.id))}
      </div>
      <div className={styles['menuRow']}>
        {place === 0 ? null : item('left', t('column.left'), () => columns.move(place, place - 1))}
        {place === columns.laid.length - 1
          ? null
          : item('right', t('column.right'), () => columns.move(place, place + 1))}
        {item('fit', t('column.fit'), onFit)}
      </div>
      <hr />
      <FilterPanel
        rows={rows}
        cell={cell}
        filter={query.filters.get(column.id)}
        onFilter={(filter) => {
          const filters = new Map(query.filters);
          if (filter === undefined) filters.delete(column.id);
          else filters.set(column.id, filter);
          onQuery({ ...query, filters });
        }}
      />
    </div>
  );
}
