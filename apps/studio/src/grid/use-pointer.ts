import { useEffect, useRef, useState, type MouseEvent as ReactMouseEvent, type RefObject } from 'react';
import type { GridPoint, GridRange } from './grid-types.ts';
import { at, rangeOf, type GridSelection } from './selection.ts';
import { GUTTER, type ColumnsOfGrid } from './use-columns.ts';
import { HEAD, ROW } from './use-window.ts';

type Zone = 'cells' | 'rows' | 'columns' | 'all';
type Drag =
  | { readonly kind: 'cells' | 'rows' | 'columns'; readonly from: GridSelection }
  | { readonly kind: 'fill'; readonly range: GridRange }
  | { readonly kind: 'column'; readonly from: number };

interface Pointer {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly columns: ColumnsOfGrid;
  readonly count: number;
  readonly selection: GridSelection;
  readonly editable: boolean;
  readonly onSelect: (selection: GridSelection) => void;
  readonly onFill: (from: GridRange, to: GridRange) => void;
  readonly onOpen: () => void;
}

/** What is being drawn on or where a column would be dropped, while the button is down. */
export interface Drawing {
  readonly fill?: GridRange | undefined;
  readonly drop?: number | undefined;
}

const EDGE_MS = 40;

/** The mouse in a table: cells, rows and columns are chosen by pressing and drawing, cells drawn on at their corner, chosen columns moved. */
export function usePointer(pointer: Pointer): {
  readonly onMouseDown: (event: ReactMouseEvent) => void;
  readonly onDoubleClick: (event: ReactMouseEvent) => void;
  readonly drawing: Drawing;
} {
  const now = useRef(pointer);
  now.current = pointer;
  const drag = useRef<Drag>(undefined);
  const last = useRef({ x: 0, y: 0 });
  const [drawing, setDrawing] = useState<Drawing>({});

  const follow = () => {
    const { columns, count, onSelect, selection } = now.current;
    const dragged = drag.current;
    const { point } = hit(now.current, last.current.x, last.current.y);
    if (dragged === undefined || count === 0) return;
    if (dragged.kind === 'fill') setDrawing({ fill: drawnTo(dragged.range, point) });
    else if (dragged.kind === 'column') setDrawing({ drop: dropPlace(columns, now.current, last.current.x) });
    else if (point.row !== selection.focus.row || point.column !== selection.focus.column)
      onSelect({ ...dragged.from, focus: point });
  };
  useEffect(() => {
    const move = (event: MouseEvent) => {
      if (drag.current === undefined) return;
      last.current = { x: event.clientX, y: event.clientY };
      follow();
    };
    const up = () => {
      const dragged = drag.current;
      drag.current = undefined;
      setDrawing((drawn) => {
        if (dragged?.kind === 'fill' && drawn.fill !== undefined) now.current.onFill(dragged.range, drawn.fill);
        if (dragged?.kind === 'column' && drawn.drop !== undefined) {
          const to = drawn.drop > dragged.from ? drawn.drop - 1 : drawn.drop;
          if (to !== dragged.from) now.current.columns.move(dragged.from, to);
        }
        return {};
      });
    };
    const scroll = setInterval(() => {
      const box = now.current.scroller.current;
      if (drag.current === undefined || box === null) return;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const beyond = (value: number, low: number, high: number) =>
        value < low ? value - low : value > high ? value - high : 0;
      const dy = beyond(last.current.y, top + HEAD, bottom - 4);
      const dx = beyond(last.current.x, left + GUTTER, right - 4);
      if (dx === 0 && dy === 0) return;
      box.scrollBy(dx / 2, drag.current.kind === 'columns' || drag.current.kind === 'column' ? 0 : dy);
      follow();
    }, EDGE_MS);
    addEventListener('mousemove', move);
    addEventListener('mouseup', up);
    return () => {
      removeEventListener('mousemove', move);
      removeEventListener('mouseup', up);
      clearInterval(scroll);
    };
  }, []);

  const onMouseDown = (event: ReactMouseEvent) => {
    const { selection, count, columns, onSelect } = now.current;
    const { zone, point } = hit(now.current, event.clientX, event.clientY);
    const range = rangeOf(selection, { rows: count, columns: columns.laid.length });
    const isInside =
      point.row >= range.top && point.row <= range.bottom && point.column >= range.left && point.column <= range.right;
    if (event.button === 2 && isInside && zone !== 'all') return;
    last.current = { x: event.clientX, y: event.clientY };
    if ((event.target as Element).closest('[data-fill]') !== null) {
      drag.current = { kind: 'fill', range };
      return;
    }
    if (zone === 'all') return onSelect({ ...at(0, 0), kind: 'all' });
    if (zone === 'columns' && selection.kind === 'columns' && isInside && !event.shiftKey && event.button === 0) {
      drag.current = { kind: 'column', from: point.column };
      return;
    }
    const begun: GridSelection = event.shiftKey
      ? { ...selection, kind: zone, focus: point }
      : { ...at(zone === 'columns' ? 0 : point.row, zone === 'rows' ? 0 : point.column), kind: zone };
    onSelect(begun);
    if (event.button === 0) drag.current = { kind: zone, from: begun };
  };
  const onDoubleClick = (event: ReactMouseEvent) => {
    if (hit(now.current, event.clientX, event.clientY).zone === 'cells') now.current.onOpen();
  };
  return { onMouseDown, onDoubleClick, drawing };
}

function hit(
  { scroller, columns, count }: Pointer,
  clientX: number,
  clientY: number,
): { readonly zone: Zone; readonly point: GridPoint } {
  const box = scroller.current!.getBoundingClientRect();
  const x = clientX - box.left;
  const y = clientY - box.top;
  const along = x < columns.frozenWidth ? x : x + scroller.current!.scrollLeft;
  const { laid } = columns;
  let column = laid.findIndex((one) => along < one.left + one.width);
  if (column === -1) column = laid.length - 1;
  const row = Math.floor((y - HEAD + scroller.current!.scrollTop) / ROW);
  const zone: Zone = y < HEAD ? (x < GUTTER ? 'all' : 'columns') : x < GUTTER ? 'rows' : 'cells';
  return { zone, point: { row: Math.max(0, Math.min(count - 1, row)), column: Math.max(0, column) } };
}

/** A range drawn on towards a point: only down, up, right or left, whichever is further. */
function drawnTo(range: GridRange, { row, column }: GridPoint): GridRange | undefined {
  const down = row > range.bottom ? row - range.bottom : row < range.top ? row - range.top : 0;
  const along = column > range.right ? column - range.right : column < range.left ? column - range.left : 0;
  if (down === 0 && along === 0) return undefined;
  if (Math.abs(down) >= Math.abs(along)) return down > 0 ? { ...range, bottom: row } : { ...range, top: row };
  return along > 0 ? { ...range, right: column } : { ...range, left: column };
}

function dropPlace({ laid, frozenWidth }: ColumnsOfGrid, { scroller }: Pointer, clientX: number): number {
  const box = scroller.current!;
  const x = clientX - box.getBoundingClientRect().left;
  const along = x < frozenWidth ? x : x + box.scrollLeft;
  const place = laid.findIndex((one) => along < one.left + one.width / 2);
  return place === -1 ? laid.length : place;
}
