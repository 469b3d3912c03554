import { DownOutlined, FilterFilled, SortAscendingOutlined, SortDescendingOutlined } from '@ant-design/icons';
import { memo, useRef, type PointerEvent, type ReactNode } from 'react';
import { useT } from '../i18n/index.ts';
import type { GridRange } from './grid-types.ts';
import styles from './grid.module.css';
import { GUTTER, type LaidColumn } from './use-columns.ts';
import type { GridQuery } from './use-grid-view.ts';
import { HEAD } from './use-window.ts';

interface Props {
  readonly width: number;
  readonly frozenWidth: number;
  readonly laid: readonly LaidColumn[];
  readonly firstColumn: number;
  readonly endColumn: number;
  readonly query: GridQuery;
  readonly range: GridRange;
  /** Whether whole columns are selected: dragging one of them then moves it. */
  readonly wholeColumns: boolean;
  readonly onResize: (id: string, width: number) => void;
  readonly onFit: (place: number) => void;
  readonly onMenu: (place: number) => void;
  /** The open menu, under its button. */
  readonly menu: (place: number, button: ReactNode) => ReactNode;
}

/** Column heads: name and detail, how the view is sorted and filtered, an edge to pull and a menu. Selecting is the table's. */
export const GridHeader = memo(function GridHeader(props: Props) {
  const { width, frozenWidth, laid, firstColumn, endColumn } = props;
  const t = useT('grid');
  return (
    <div role="rowgroup" className={styles['head']} style={{ width, height: HEAD }}>
      <div role="row" aria-rowindex={1} className={styles['headRow']}>
        <div role="presentation" className={styles['frozen']} style={{ width: frozenWidth }}>
          <div
            role="columnheader"
            aria-colindex={1}
            className={styles['all']}
            style={{ width: GUTTER }}
            title={t('all')}
            data-all
          >
            <span className="cl-visually-hidden">{t('rowHead')}</span>
          </div>
          {laid.map((one, place) =>
            one.frozen ? <Head key={one.column.id} laidColumn={one} place={place} {...props} /> : null,
          )}
        </div>
        {laid
          .slice(firstColumn, endColumn)
          .map((one, index) =>
            one.frozen ? null : <Head key={one.column.id} laidColumn={one} place={firstColumn + index} {...props} />,
          )}
      </div>
    </div>
  );
});

function Head({
  laidColumn,
  place,
  query,
  range,
  onResize,
  onFit,
  onMenu,
  menu,
}: Props & { readonly laidColumn: LaidColumn; readonly place: number }) {
  const t = useT('grid');
  const { column, left, width } = laidColumn;
  const pulled = useRef<{ readonly x: number; readonly width: number }>(undefined);
  const sorted = query.sort?.column === column.id ? (query.sort.descending ? 'descending' : 'ascending') : 'none';
  const pull = (event: PointerEvent<HTMLSpanElement>) => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    pulled.current = { x: event.clientX, width };
  };
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    if (pulled.current !== undefined) onResize(column.id, pulled.current.width + event.clientX - pulled.current.x);
  };
  return (
    <div
      role="columnheader"
      aria-colindex={place + 2}
      aria-sort={sorted}
      className={`${styles['headCell']} ${styles[column.tone ?? 'plain']} ${place >= range.left && place <= range.right ? styles['headOn'] : ''}`}
      style={{ left, width }}
      title={column.about ?? (column.detail === undefined ? column.title : `${column.title}\n${column.detail}`)}
      data-column={place}
    >
      <span className={styles['headText']}>
        <span className={styles['headTitle']}>{column.title}</span>
        {column.detail === undefined ? null : <span className={styles['headDetail']}>{column.detail}</span>}
      </span>
      {sorted === 'ascending' ? <SortAscendingOutlined /> : sorted === 'descending' ? <SortDescendingOutlined /> : null}
      {query.filters.has(column.id) ? <FilterFilled className={styles['filtered'] ?? ''} /> : null}
      {menu(
        place,
        <button
          type="button"
          tabIndex={-1}
          className={styles['menuButton']}
          aria-label={t('menu.column', { column: column.title })}
          data-testid={`column-menu-${column.id}`}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={() => onMenu(place)}
        >
          <DownOutlined />
        </button>,
      )}
      <span
        className={styles['pull']}
        aria-hidden
        onPointerDown={pull}
        onPointerMove={drag}
        onPointerUp={() => (pulled.current = undefined)}
        onDoubleClick={() => onFit(place)}
      />
    </div>
  );
}
