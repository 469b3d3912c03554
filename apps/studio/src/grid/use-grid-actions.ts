import { useT } from '../i18n/index.ts';
import { number } from '../i18n/format.ts';
import { fromTableHtml, toTableHtml } from './clipboard-html.ts';
import { fromTabText, toTabText } from './clipboard-text.ts';
import * as edits from './edits.ts';
import type { FindQuery } from './find.ts';
import type { GridRange } from './grid-types.ts';
import type { GridProps } from './grid-props.ts';
import type { GridSelection } from './selection.ts';

/** Cells of one copy; more would hold the page for seconds. */
const MOST_COPIED = 2_000_000;

export interface GridActions {
  readonly copy: (data: DataTransfer) => boolean;
  readonly paste: (data: Pick<DataTransfer, 'getData'>) => void;
  readonly setCell: (row: number, column: number, text: string) => void;
  readonly fillWith: (text: string) => void;
  readonly clear: () => void;
  readonly fill: (from: GridRange, to: GridRange) => void;
  readonly fillRange: (direction: 'down' | 'right') => void;
  readonly insert: (where: 'above' | 'below' | 'end') => void;
  readonly duplicate: () => void;
  readonly remove: () => void;
  readonly move: (by: 1 | -1) => void;
  readonly replace: (range: GridRange, query: FindQuery, by: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

interface Around {
  readonly props: GridProps;
  readonly sheet: edits.GridSheet;
  /** Indexes in the cells of the columns shown, also of those that may not be changed. */
  readonly cells: readonly number[];
  readonly count: number;
  readonly range: GridRange;
  readonly selection: GridSelection;
  readonly select: (selection: GridSelection) => void;
  readonly say: (text: string) => void;
}

/** Every act of the user on the table's content; each is one step of the document's history. */
export function useGridActions({ props, sheet, cells, count, range, selection, select, say }: Around): GridActions {
  const t = useT('grid');
  const { onRows, history } = props;
  const makeRows: edits.MakeRows = props.makeRows ?? (() => []);
  const change = (rows: edits.Rows): void => {
    if (rows !== sheet.rows) onRows?.(rows);
  };
  const mark = (next: GridRange): void =>
    select({
      kind: 'cells',
      active: { row: next.top, column: next.left },
      anchor: { row: next.top, column: next.left },
      focus: { row: next.bottom, column: next.right },
    });
  const blank = (rows: number) =>
    makeRows(
      Array.from({ length: rows }, () => []),
      sheet.rows,
    );
  const height = range.bottom - range.top + 1;
  const insert = (where: 'above' | 'below' | 'end') => {
    const number = where === 'end' || count === 0 ? 1 : height;
    const top = where === 'end' ? count : where === 'above' ? range.top : range.bottom + 1;
    const made = blank(number);
    if (made.length === 0) return;
    change(edits.insertRows(sheet, top, made));
    mark({ top, bottom: top + made.length - 1, left: selection.active.column, right: selection.active.column });
    say(t('say.inserted', { count: made.length }));
  };
  return {
    copy: (data) => {
      if (count === 0) return false;
      if (height * (range.right - range.left + 1) > MOST_COPIED) {
        say(t('say.tooLarge'));
        return false;
      }
      const texts = edits.textsOf(sheet, cells, range);
      data.setData('text/plain', toTabText(texts));
      data.setData('text/html', toTableHtml(texts));
      say(t('say.copied', { rows: number(height), columns: range.right - range.left + 1 }));
      return true;
    },
    paste: (data) => {
      if (onRows === undefined) return say(t('say.readOnly'));
      const html = data.getData('text/html');
      const block = (html === '' ? undefined : fromTableHtml(html)) ?? fromTabText(data.getData('text/plain'));
      const target = count === 0 ? { top: 0, left: 0, bottom: 0, right: 0 } : range;
      const pasted = edits.paste(sheet, target, block, makeRows);
      change(pasted.rows);
      mark(pasted.range);
      const size = {
        rows: pasted.range.bottom - pasted.range.top + 1,
        columns: pasted.range.right - pasted.range.left + 1,
      };
      if (pasted.cutColumns > 0) say(t('say.pasted.cut', { count: pasted.cutColumns }));
      else if (pasted.added > 0) say(t('say.pasted.added', { ...size, added: pasted.added }));
      else say(t('say.pasted', size));
    },
    setCell: (row, column, text) =>
      change(edits.setRange(sheet, { top: row, bottom: row, left: column, right: column }, () => text)),
    fillWith: (text) => change(edits.setRange(sheet, range, () => text)),
    clear: () => change(edits.clearRange(sheet, range)),
    fill: (from, to) => {
      change(edits.fill(sheet, from, to));
      mark(to);
    },
    fillRange: (direction) => change(edits.fillRange(sheet, range, direction)),
    insert,
    duplicate: () => {
      if (count === 0) return;
      const copies = makeRows(
        Array.from({ length: height }, (_, index) => sheet.rows.at(edits.rowIndex(sheet, range.top + index))!.cells),
        sheet.rows,
      );
      change(edits.insertRows(sheet, range.bottom + 1, copies));
      mark({ ...range, top: range.bottom + 1, bottom: range.bottom + copies.length });
      say(t('say.inserted', { count: copies.length }));
    },
    remove: () => {
      if (count === 0) return;
      change(edits.removeRows(sheet, range.top, range.bottom));
      mark({ top: range.top, bottom: range.top, left: selection.active.column, right: selection.active.column });
      say(t('say.removed', { count: height }));
    },
    move: (by) => {
      const rows = edits.moveRows(sheet, range.top, range.bottom, by);
      if (rows === sheet.rows) return;
      change(rows);
      const shift = (point: { row: number; column: number }) => ({ ...point, row: point.row + by });
      select({
        ...selection,
        active: shift(selection.active),
        anchor: shift(selection.anchor),
        focus: shift(selection.focus),
      });
    },
    replace: (area, query, by) => {
      const { rows, count: replaced } = edits.replaceIn(sheet, area, query, by);
      change(rows);
      say(t('say.replaced', { count: number(replaced) }));
    },
    undo: () => {
      if (history?.canUndo !== true) return;
      history.undo();
      say(t('say.undone'));
    },
    redo: () => {
      if (history?.canRedo !== true) return;
      history.redo();
      say(t('say.redone'));
    },
  };
}
