import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { LaidColumn } from './use-columns.ts';

/** Rows and columns that are drawn; the ends are exclusive. */
export interface GridWindow {
  readonly firstRow: number;
  readonly endRow: number;
  readonly firstColumn: number;
  readonly endColumn: number;
}

export const ROW = 30;
export const HEAD = 46;
/** Rows are drawn in steps, so that scrolling by a row draws nothing most of the time. */
const STEP = 4;
const AHEAD_ROWS = 6;
const AHEAD_PIXELS = 200;

export interface WindowOfGrid {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly window: GridWindow;
  readonly onScroll: () => void;
  /** Rows that fit on the screen. */
  readonly page: number;
  readonly reveal: (row: number, column: number) => void;
}

/** What of a table is on the screen. Only this is drawn, however long and wide the table is. */
export function useWindow(rows: number, columns: readonly LaidColumn[], frozenWidth: number): WindowOfGrid {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, left: 0, height: 600, width: 1000 });
  const measure = useCallback(() => {
    const box = scroller.current;
    if (box === null) return;
    const top = Math.floor(box.scrollTop / (ROW * STEP)) * ROW * STEP;
    const left = Math.floor(box.scrollLeft / 100) * 100;
    setView((old) =>
      old.top === top && old.left === left && old.height === box.clientHeight && old.width === box.clientWidth
        ? old
        : { top, left, height: box.clientHeight, width: box.clientWidth },
    );
  }, []);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    measure();
    return () => watch.disconnect();
  }, [measure]);
  const reveal = useCallback(
    (row: number, column: number) => {
      const box = scroller.current;
      const laid = columns[column];
      if (box === null || laid === undefined) return;
      const y = row * ROW;
      const room = box.clientHeight - HEAD;
      if (y < box.scrollTop) box.scrollTop = y;
      else if (y + ROW > box.scrollTop + room) box.scrollTop = y + ROW - room + 2;
      if (laid.frozen) return;
      if (laid.left - frozenWidth < box.scrollLeft) box.scrollLeft = laid.left - frozenWidth;
      else if (laid.left + laid.width > box.scrollLeft + box.clientWidth)
        box.scrollLeft = Math.min(laid.left - frozenWidth, laid.left + laid.width - box.clientWidth + 2);
    },
    [columns, frozenWidth],
  );
  return {
    scroller,
    onScroll: measure,
    page: Math.max(1, Math.floor((view.height - HEAD) / ROW) - 1),
    window: windowOf(view, rows, columns),
    reveal,
  };
}

function windowOf(
  view: { readonly top: number; readonly left: number; readonly height: number; readonly width: number },
  rows: number,
  columns: readonly LaidColumn[],
): GridWindow {
  const first = Math.floor(view.top / ROW);
  const from = view.left - AHEAD_PIXELS;
  const to = view.left + view.width + AHEAD_PIXELS + 100;
  const firstColumn = columns.findIndex((one) => !one.frozen && one.left + one.width > from);
  const beyond = columns.findIndex((one) => one.left > to);
  return {
    firstRow: Math.max(0, first - AHEAD_ROWS),
    endRow: Math.min(rows, first + STEP + Math.ceil(view.height / ROW) + AHEAD_ROWS),
    firstColumn: firstColumn === -1 ? columns.length : firstColumn,
    endColumn: beyond === -1 ? columns.length : beyond,
  };
}
