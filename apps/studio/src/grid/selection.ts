import type { GridPoint, GridRange } from './grid-types.ts';

/** Whole rows, whole columns and everything remember that they are, so that they grow with the table. */
export type SelectionKind = 'cells' | 'rows' | 'columns' | 'all';

/** One range: from where it began to where it reaches, and the cell that is typed into, which is inside it. */
export interface GridSelection {
  readonly kind: SelectionKind;
  readonly active: GridPoint;
  readonly anchor: GridPoint;
  readonly focus: GridPoint;
}

/** The table as it is shown: how large it is, how many rows a screen holds, which cells are empty. */
export interface GridSpace {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
  readonly isEmpty: (row: number, column: number) => boolean;
}

export interface MoveKey {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
}

export const at = (row: number, column: number): GridSelection => ({
  kind: 'cells',
  active: { row, column },
  anchor: { row, column },
  focus: { row, column },
});

export function rangeOf(
  { kind, anchor, focus }: GridSelection,
  { rows, columns }: Pick<GridSpace, 'rows' | 'columns'>,
): GridRange {
  const wholeRows = kind === 'rows' || kind === 'all';
  const wholeColumns = kind === 'columns' || kind === 'all';
  return {
    top: wholeColumns ? 0 : Math.min(anchor.row, focus.row),
    bottom: wholeColumns ? rows - 1 : Math.max(anchor.row, focus.row),
    left: wholeRows ? 0 : Math.min(anchor.column, focus.column),
    right: wholeRows ? columns - 1 : Math.max(anchor.column, focus.column),
  };
}

export const isOneCell = ({ top, left, bottom, right }: GridRange): boolean => top === bottom && left === right;

/** The selection inside a table that became smaller. */
export function clamped(selection: GridSelection, space: Pick<GridSpace, 'rows' | 'columns'>): GridSelection {
  const clamp = (point: GridPoint): GridPoint => ({
    row: Math.max(0, Math.min(point.row, space.rows - 1)),
    column: Math.max(0, Math.min(point.column, space.columns - 1)),
  });
  const next = {
    ...selection,
    active: clamp(selection.active),
    anchor: clamp(selection.anchor),
    focus: clamp(selection.focus),
  };
  return samePoint(next.active, selection.active) &&
    samePoint(next.anchor, selection.anchor) &&
    samePoint(next.focus, selection.focus)
    ? selection
    : next;
}

const samePoint = (a: GridPoint, b: GridPoint): boolean => a.row === b.row && a.column === b.column;

/** Where a key leads, as in a spreadsheet; undefined when the key does not move. With Shift the range grows instead. */
export function moved(selection: GridSelection, key: MoveKey, space: GridSpace): GridSelection | undefined {
  if (space.rows === 0 || space.columns === 0) return undefined;
  if (key.ctrl && !key.alt && key.key.toLowerCase() === 'a')
    return {
      ...selection,
      kind: 'all',
      anchor: { row: 0, column: 0 },
      focus: { row: space.rows - 1, column: space.columns - 1 },
    };
  if (key.key === ' ' && (key.ctrl || key.shift)) return { ...selection, kind: key.ctrl ? 'columns' : 'rows' };
  const from = key.shift ? selection.focus : selection.active;
  const to = target(from, key, space);
  if (to === undefined) return undefined;
  if (!key.shift) return at(to.row, to.column);
  return { ...selection, kind: selection.kind === 'all' ? 'cells' : selection.kind, focus: to };
}

function target(from: GridPoint, { key, ctrl, alt }: MoveKey, space: GridSpace): GridPoint | undefined {
  const last = { row: space.rows - 1, column: space.columns - 1 };
  const row = (next: number): GridPoint => ({ row: Math.max(0, Math.min(last.row, next)), column: from.column });
  const column = (next: number): GridPoint => ({ row: from.row, column: Math.max(0, Math.min(last.column, next)) });
  switch (key) {
    case 'ArrowUp':
      return ctrl ? edge(from, -1, 0, space) : alt ? undefined : row(from.row - 1);
    case 'ArrowDown':
      return ctrl ? edge(from, 1, 0, space) : alt ? undefined : row(from.row + 1);
    case 'ArrowLeft':
      return ctrl ? edge(from, 0, -1, space) : alt ? undefined : column(from.column - 1);
    case 'ArrowRight':
      return ctrl ? edge(from, 0, 1, space) : alt ? undefined : column(from.column + 1);
    case 'PageUp':
      return alt ? column(from.column - 8) : row(from.row - space.page);
    case 'PageDown':
      return alt ? column(from.column + 8) : row(from.row + space.page);
    case 'Home':
      return ctrl ? { row: 0, column: 0 } : column(0);
    case 'End':
      return ctrl ? last : column(last.column);
    default:
      return undefined;
  }
}

/** To the end of the filled cells that one is in, or over the empty ones to the next filled one, or to the table's edge. */
function edge(from: GridPoint, down: number, along: number, { rows, columns, isEmpty }: GridSpace): GridPoint {
  const inside = (row: number, column: number) => row >= 0 && column >= 0 && row < rows && column < columns;
  let { row, column } = from;
  if (!inside(row + down, column + along)) return from;
  const overEmpty = isEmpty(row, column) || isEmpty(row + down, column + along);
  do {
    row += down;
    column += along;
    if (overEmpty && !isEmpty(row, column)) break;
  } while (inside(row + down, column + along) && (overEmpty || !isEmpty(row + down, column + along)));
  return { row, column };
}

/** Enter and Tab: the next cell, inside the range when there is one, round and round; else past the end of a row to the next. */
export function stepped(
  selection: GridSelection,
  how: 'down' | 'up' | 'right' | 'left',
  space: GridSpace,
): GridSelection {
  const range = rangeOf(selection, space);
  const [down, along] = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1] }[how] as [number, number];
  const { row, column } = selection.active;
  if (isOneCell(range)) {
    const next = {
      row: Math.max(0, Math.min(space.rows - 1, row + down)),
      column: Math.max(0, Math.min(space.columns - 1, column + along)),
    };
    return at(next.row, next.column);
  }
  const height = range.bottom - range.top + 1;
  const width = range.right - range.left + 1;
  const byRow = along !== 0;
  const size = height * width;
  const place = byRow
    ? (row - range.top) * width + (column - range.left)
    : (column - range.left) * height + (row - range.top);
  const next = (place + down + along + size) % size;
  const active = byRow
    ? { row: range.top + Math.floor(next / width), column: range.left + (next % width) }
    : { row: range.top + (next % height), column: range.left + Math.floor(next / height) };
  return { ...selection, active };
}
