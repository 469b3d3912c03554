import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { number } from '../../../i18n/format.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { LayerBadge, SeverityShape, useHeight } from '../../../parts/index.ts';
import type { SeverityLook } from '../../../theme/tokens.ts';
import type { LibraryView } from './library-filter.ts';
import { EVERYTHING, flip, isSelected, NOTHING, type Selection } from './selection.ts';
import { useRulePages, type LibraryRow } from './use-rule-pages.ts';
import styles from './library.module.css';

/** Height of a row in pixels; half a million rows stay below what browsers can scroll. */
const ROW = 34;
const BEYOND = 8;
const SHAPES: readonly string[] = ['block', 'error', 'warn', 'info'];

interface Props {
  readonly source: string;
  readonly view: LibraryView;
  readonly total: number;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
  readonly opened: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** All matching rules in one scrolling list, of which only the rows in sight exist. */
export function RuleRows({ source, view, total, selection, onSelection, opened, onOpen }: Props) {
  const t = useT('library');
  const name = useId();
  const [box, height] = useHeight<HTMLDivElement>();
  const [top, setTop] = useState(0);
  const [active, setActive] = useState(0);
  const first = Math.max(0, Math.floor(top / ROW) - BEYOND);
  const last = Math.min(total - 1, Math.ceil((top + height) / ROW) + BEYOND);
  const rowAt = useRulePages(source, view, first, Math.max(first, last));
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
    setActive(0);
  }, [box, view.filter, view.sort]);

  const moveTo = (place: number) => {
    const next = Math.max(0, Math.min(total - 1, place));
    setActive(next);
    const element = box.current;
    if (element === null) return;
    const below = (next + 1) * ROW - element.clientHeight;
    if (next * ROW < element.scrollTop) element.scrollTo({ top: next * ROW });
    else if (below > element.scrollTop) element.scrollTo({ top: below });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / ROW) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const row = rowAt(active);
    if (event.key in moves) moveTo(moves[event.key]!);
    else if (event.key === ' ' && row !== undefined) onSelection(flip(selection, row.id));
    else if (event.key === 'Enter' && row !== undefined) onOpen(row.id);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) onSelection(EVERYTHING);
    else if (event.key === 'Escape') onSelection(NOTHING);
    else return;
    event.preventDefault();
  };
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return (
    <div
      ref={box}
      className={styles['rows']}
      role="listbox"
      tabIndex={0}
      aria-multiselectable
      aria-label={t('list')}
      aria-activedescendant={total === 0 ? undefined : `${name}-${active}`}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
      data-testid="library-rows"
    >
      <div style={{ height: total * ROW, position: 'relative' }} role="presentation">
        {places.map((place) => {
          const row = rowAt(place);
          return (
            <Row
              key={place}
              id={`${name}-${place}`}
              place={place}
              total={total}
              row={row}
              isActive={place === active}
              isOpened={row !== undefined && row.id === opened}
              isChosen={row !== undefined && isSelected(selection, row.id)}
              onChoose={() => {
                setActive(place);
                if (row !== undefined) onSelection(flip(selection, row.id));
              }}
              onOpen={() => {
                setActive(place);
                if (row !== undefined) onOpen(row.id);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly place: number;
  readonly total: number;
  readonly row: LibraryRow | undefined;
  readonly isActive: boolean;
  readonly isOpened: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}

function Row({ id, place, total, row, isActive, isOpened, isChosen, onChoose, onOpen }: RowProps) {
  const t = useT('library');
  const local = useLocal();
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-setsize={total}
      aria-posinset={place + 1}
      className={styles['row']}
      data-active={isActive}
      data-opened={isOpened}
      data-status={row?.status}
      style={{ top: place * ROW, height: ROW }}
      onClick={onOpen}
      data-testid={row === undefined ? undefined : `library-row-${row.id}`}
    >
      {row === undefined ? (
        <span className="cl-muted">{t('row.loading')}</span>
      ) : (
        <>
          <span
            className={styles['box']}
            data-chosen={isChosen}
            aria-hidden="true"
            title={t('row.select', { id: row.id })}
            onClick={(event) => (event.stopPropagation(), onChoose())}
          >
            {isChosen ? '✓' : ''}
          </span>
          <span className={styles['shape']}>
            {SHAPES.includes(row.severity) ? <SeverityShape severity={row.severity as SeverityLook} /> : null}
          </span>
          <LayerBadge layer={row.layer} />
          <code className={styles['id']} title={row.id}>
            <bdi>{row.id}</bdi>
          </code>
          <span className={styles['ruleTitle']} title={local(row.title)}>
            {local(row.title)}
          </span>
          {row.status === 'active' ? null : <span className={styles['status']}>{t(`status.${row.status}`)}</span>}
          <span className={styles['set']} title={row.set}>
            {row.set}
          </span>
          <span className={styles['category']}>{[row.category, row.subcategory].filter(Boolean).join(' ')}</span>
          <span className={styles['hits']}>{row.hits === 0 ? '' : number(row.hits)}</span>
        </>
      )}
    </div>
  );
}
