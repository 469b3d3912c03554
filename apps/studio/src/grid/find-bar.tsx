import { CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState, useDeferredValue } from 'react';
import { useT } from '../i18n/index.ts';
import { number } from '../i18n/format.ts';
import { rowCount, rowIndex, type GridSheet } from './edits.ts';
import { finds, type FindQuery } from './find.ts';
import type { GridPoint, GridRange } from './grid-types.ts';
import styles from './grid.module.css';

interface Props {
  readonly sheet: GridSheet;
  /** Indexes in the cells of the columns shown. */
  readonly cells: readonly number[];
  readonly active: GridPoint;
  /** The selection, when it is more than one cell. */
  readonly range: GridRange | undefined;
  readonly editable: boolean;
  readonly onGo: (point: GridPoint) => void;
  readonly onReplace: (range: GridRange, query: FindQuery, by: string) => void;
  readonly onClose: () => void;
}

/** Find and replace in what is shown of a table, or in the part of it that was selected when the search began. */
export function FindBar({ sheet, cells, active, range, editable, onGo, onReplace, onClose }: Props) {
  const t = useT('grid');
  const [query, setQuery] = useState<FindQuery>({ text: '', whole: false, matchCase: false });
  const [by, setBy] = useState('');
  const [within, setWithin] = useState(range);
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus({ cursor: 'all' }), []);
  const whole = { top: 0, left: 0, bottom: rowCount(sheet) - 1, right: cells.length - 1 };
  const area = within ?? whole;
  const asked = useDeferredValue(query);
  const { top, left, bottom, right } = area;
  const count = useMemo(
    () => countIn(sheet, cells, { top, left, bottom, right }, asked),
    [sheet, cells, top, left, bottom, right, asked],
  );
  const go = (by: 1 | -1) => {
    const next = nextMatch(sheet, cells, area, query, active, by);
    if (next !== undefined) onGo(next);
  };
  const replaceOne = () => {
    const index = rowIndex(sheet, active.row);
    const cell = sheet.rows.at(index)?.cells[cells[active.column] ?? -1] ?? '';
    const here = { top: active.row, bottom: active.row, left: active.column, right: active.column };
    if (finds(cell, query)) onReplace(here, query, by);
    go(1);
  };
  return (
    <div
      className={styles['find']}
      role="search"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <Input
        ref={input}
        size="small"
        style={{ width: 180 }}
        placeholder={t('find.text')}
        aria-label={t('find.text')}
        value={query.text}
        onChange={(event) => setQuery({ ...query, text: event.target.value })}
        onPressEnter={(event) => event.nativeEvent.isComposing || go(event.shiftKey ? -1 : 1)}
        data-testid="find-text"
      />
      <span className={styles['findCount']} aria-live="polite" data-testid="find-count">
        {query.text === '' ? '' : count === 0 ? t('find.none') : t('find.count', { count: number(count) })}
      </span>
      <Button size="small" onClick={() => go(-1)} disabled={count === 0}>
        {t('find.previous')}
      </Button>
      <Button size="small" onClick={() => go(1)} disabled={count === 0} data-testid="find-next">
        {t('find.next')}
      </Button>
      {editable ? (
        <>
          <Input
            size="small"
            style={{ width: 160 }}
            placeholder={t('find.by')}
            aria-label={t('find.by')}
            value={by}
            onChange={(event) => setBy(event.target.value)}
            onPressEnter={(event) => event.nativeEvent.isComposing || replaceOne()}
            data-testid="find-by"
          />
          <Button size="small" disabled={count === 0} onClick={replaceOne}>
            {t('find.replace')}
          </Button>
          <Button
            size="small"
            disabled={count === 0}
            onClick={() => {
              onReplace(area, query, by);
              input.current?.focus();
            }}
            data-testid="replace-all"
          >
            {t('find.replaceAll')}
          </Button>
        </>
      ) : null}
      <Checkbox checked={query.whole} onChange={(event) => setQuery({ ...query, whole: event.target.checked })}>
        {t('find.whole')}
      </Checkbox>
      <Checkbox checked={query.matchCase} onChange={(event) => setQuery({ ...query, matchCase: event.target.checked })}>
        {t('find.case')}
      </Checkbox>
      <Checkbox
        checked={within !== undefined}
        disabled={within === undefined && range === undefined}
        onChange={(event) => setWithin(event.target.checked ? range : undefined)}
      >
        {t('find.inRange')}
      </Checkbox>
      <span className={styles['gap']} />
      <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('find.close')} onClick={onClose} />
    </div>
  );
}

function countIn(sheet: GridSheet, cells: readonly number[], range: GridRange, query: FindQuery): number {
  if (query.text === '') return 0;
  let count = 0;
  for (let row = range.top; row <= range.bottom; row++) {
    const texts = sheet.rows.at(rowIndex(sheet, row))?.cells ?? [];
    for (let column = range.left; column <= range.right; column++)
      if (finds(texts[cells[column] ?? -1] ?? '', query)) count++;
  }
  return count;
}

/** The next match row by row, round and round. */
function nextMatch(
  sheet: GridSheet,
  cells: readonly number[],
  range: GridRange,
  query: FindQuery,
  from: GridPoint,
  by: 1 | -1,
): GridPoint | undefined {
  const width = range.right - range.left + 1;
  const size = width * (range.bottom - range.top + 1);
  if (size <= 0) return undefined;
  const isInside =
    from.row >= range.top && from.row <= range.bottom && from.column >= range.left && from.column <= range.right;
  const start = isInside ? (from.row - range.top) * width + (from.column - range.left) : by === 1 ? -1 : 0;
  for (let step = 1; step <= size; step++) {
    const place = (((start + step * by) % size) + size) % size;
    const row = range.top + Math.floor(place / width);
    const column = range.left + (place % width);
    if (finds(sheet.rows.at(rowIndex(sheet, row))?.cells[cells[column] ?? -1] ?? '', query)) return { row, column };
  }
  return undefined;
}
