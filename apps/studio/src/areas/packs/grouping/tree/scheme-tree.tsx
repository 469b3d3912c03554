import { Button, Input } from 'antd';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { number } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { EmptyState, Loading, ProblemNotice, useHeight } from '../../../../parts/index.ts';
import { useSettled } from '../../library/use-settled.ts';
import { useSchemeAddress } from '../scheme-address.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { useLevelName } from '../use-level-name.ts';
import { CLOSED, opened, searched, shut, withWayTo, type Opening } from './opening.ts';
import { TreeLine, ROW } from './tree-line.tsx';
import { useTreeRows, type Tree } from './use-tree-rows.ts';

const BEYOND = 8;

/** A scheme as a tree of which only the rows in sight exist; the server lays it out as far as it is opened. */
export function SchemeTree() {
  const t = useT('scheme');
  const { get, go } = useSchemeAddress();
  const [opening, setOpening] = useState<Opening>({ ...CLOSED, q: get('q') });
  const chosen = get('node');
  const view = useTreeView(opening, chosen);
  const { rows, total, active, box } = view;
  const [text, setText] = useSettled(opening.q, (q) => {
    setOpening(searched(opening, q));
    go({ q }, { replace: true });
  });
  const choose = (id: string) => {
    setOpening(withWayTo(withWayTo(opening, chosen), id));
    go({ node: id });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows.rowAt(active);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + view.page,
      PageUp: active - view.page,
      Home: 0,
      End: total - 1,
    };
    if (event.key in moves) view.moveTo(moves[event.key]!);
    else if (row === undefined) return;
    else if (event.key === 'Enter' || event.key === ' ') choose(row.id);
    else if (event.key === 'ArrowRight' && row.children > 0)
      if (row.isOpen) view.moveTo(active + 1);
      else setOpening(opened(opening, row.id));
    else if (event.key === 'ArrowLeft')
      if (row.isOpen) setOpening(shut(opening, row.id));
      else if (row.above >= 0) view.moveTo(row.above);
      else return;
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles['treePane']}>
      <div className={styles['treeHead']}>
        <Input.Search
          allowClear
          size="small"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('tree.search')}
          aria-label={t('tree.search')}
          data-testid="scheme-search"
        />
        <Counts head={rows.head} q={opening.q} />
        <Button
          size="small"
          type="text"
          onClick={() => setOpening({ ...CLOSED, q: opening.q, all: !opening.all })}
          data-testid="scheme-expand"
        >
          {opening.all ? t('tree.collapseAll') : t('tree.expandAll')}
        </Button>
      </div>
      <ProblemNotice error={rows.error} onRetry={rows.retry} />
      {rows.head === undefined ? (
        rows.error === null ? (
          <Loading rows={12} />
        ) : null
      ) : total === 0 ? (
        <Nothing q={opening.q} onClear={() => setText('')} />
      ) : (
        <div
          ref={box}
          className={styles['tree']}
          role="tree"
          tabIndex={0}
          aria-label={t('tree.label')}
          aria-busy={rows.isOld}
          aria-activedescendant={`${view.name}-${active}`}
          onScroll={(event) => view.setTop(event.currentTarget.scrollTop)}
          onKeyDown={onKeyDown}
          data-testid="scheme-tree"
        >
          <div style={{ height: total * ROW, position: 'relative' }} role="presentation">
            {view.places.map((place) => {
              const row = rows.rowAt(place);
              return (
                <TreeLine
                  key={place}
                  id={`${view.name}-${place}`}
                  place={place}
                  row={row}
                  q={opening.q}
                  isActive={place === active}
                  isChosen={row !== undefined && row.id === chosen}
                  onToggle={() => {
                    if (row === undefined) return;
                    view.setActive(place);
                    setOpening(row.isOpen ? shut(opening, row.id) : opened(opening, row.id));
                  }}
                  onChoose={() => {
                    if (row === undefined) return;
                    view.setActive(place);
                    choose(row.id);
                  }}
                />
              );
            })}
          </div>
        </div>
      )}
    </div>
  );
}

/** Which rows are in sight, which is the active one, and scrolling to it; a node of the address is scrolled to once it is laid out. */
function useTreeView(opening: Opening, chosen: string) {
  const name = useId();
  const [box, height] = useHeight<HTMLDivElement>();
  const [top, setTop] = useState(0);
  const [active, setActive] = useState(0);
  const [total, setTotal] = useState(1);
  const first = Math.max(0, Math.floor(top / ROW) - BEYOND);
  const last = Math.min(total - 1, Math.ceil((top + Math.max(height, 600)) / ROW) + BEYOND);
  const rows = useTreeRows(opening, chosen, first, Math.max(first, last));
  const told = rows.head?.total;
  useEffect(() => {
    if (told !== undefined) setTotal(told);
  }, [told]);
  const moveTo = (place: number) => {
    const next = Math.max(0, Math.min((told ?? 1) - 1, place));
    setActive(next);
    const element = box.current;
    if (element === null) return;
    const below = (next + 1) * ROW - element.clientHeight;
    if (next * ROW < element.scrollTop) element.scrollTo({ top: next * ROW });
    else if (below > element.scrollTop) element.scrollTo({ top: below });
  };
  const found = rows.isOld ? undefined : rows.head?.place;
  const shown = useRef('');
  useEffect(() => {
    if (found === undefined || shown.current === chosen || box.current === null) return;
    shown.current = chosen;
    setActive(found);
    const middle = found * ROW - box.current.clientHeight / 2;
    const isInSight =
      found * ROW >= box.current.scrollTop && (found + 1) * ROW <= box.current.scrollTop + box.current.clientHeight;
    if (!isInSight) box.current.scrollTo({ top: Math.max(0, middle) });
  }, [box, chosen, found, height]);
  const { q } = opening;
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
    setActive(0);
  }, [box, q]);
  const count = told ?? 0;
  return {
    name,
    box,
    rows,
    total: count,
    active: Math.min(active, Math.max(0, count - 1)),
    setActive,
    setTop,
    moveTo,
    page: Math.max(1, Math.floor(height / ROW) - 1),
    places: Array.from({ length: Math.max(0, Math.min(last, count - 1) - first + 1) }, (_, index) => first + index),
  };
}

function Counts({ head, q }: { readonly head: Tree | undefined; readonly q: string }) {
  const t = useT('scheme');
  const level = useLevelName();
  return (
    <span className={styles['counts']} aria-live="polite" data-testid="scheme-counts">
      {head === undefined
        ? ''
        : q.trim() === ''
          ? Object.entries(head.counts)
              .map(([one, count]) => `${level(one)} ${number(count)}`)
              .join(' · ')
          : t('tree.hits', { count: number(head.hits) })}
    </span>
  );
}

function Nothing({ q, onClear }: { readonly q: string; readonly onClear: () => void }) {
  const t = useT('scheme');
  const parts = useT('library');
  const { params } = useScheme();
  const { go } = useSchemeAddress();
  if (q.trim() === '')
    return (
      <EmptyState
        key={params.artifact}
        title={t('tree.empty')}
        actions={<Button onClick={() => go({ tab: 'check' })}>{t('tab.check')}</Button>}
      >
        {t('tree.emptyText')}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('tree.none', { q })}
      actions={
        <>
          <Button onClick={onClear}>{parts('clear')}</Button>
          <Button onClick={() => go({ tab: 'code', cq: q })}>{t('tab.code')}</Button>
        </>
      }
    >
      {t('tree.noneText')}
    </EmptyState>
  );
}
