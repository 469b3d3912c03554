import { Dropdown, Popover } from 'antd';
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useT } from '../i18n/index.ts';
import { CellEditor, type EditorHandle, type Step } from './cell-editor.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { rowIndex } from './edits.ts';
import { FindBar } from './find-bar.tsx';
import { GridFoot } from './grid-foot.tsx';
import { GridHeader } from './grid-header.tsx';
import { gridKey } from './grid-keys.ts';
import type { GridProps } from './grid-props.ts';
import { GridRowView } from './grid-row.tsx';
import { GridTools } from './grid-tools.tsx';
import type { GridRange, GridRow } from './grid-types.ts';
import styles from './grid.module.css';
import { useRowMenu } from './row-menu.tsx';
import { at, isOneCell, moved, rangeOf, stepped, type GridSelection, type GridSpace } from './selection.ts';
import { useColumns } from './use-columns.ts';
import { useGridActions } from './use-grid-actions.ts';
import { useGridView } from './use-grid-view.ts';
import { usePointer } from './use-pointer.ts';
import { HEAD, ROW, useWindow } from './use-window.ts';

/**
 * A table that is worked in like a spreadsheet. It knows rows of texts and nothing of what they mean; only what is on the screen is in the page,
 * so its length and width cost nothing.
 */
export function Grid(props: GridProps) {
  const { label, columns: given, rows, onRows, history } = props;
  const t = useT('grid');
  const id = useId();
  const columns = useColumns(given, props.name, props.frozen ?? 0);
  const { laid } = columns;
  const editable = onRows !== undefined;
  const view = useGridView(rows, given, laid, editable);
  const { sheet, count, selection } = view;
  const { scroller, window, onScroll, page, reveal } = useWindow(count, laid, columns.frozenWidth);
  const editor = useRef<EditorHandle>(null);
  const [said, setSaid] = useState('');
  const [finding, setFinding] = useState(false);
  const [menuAt, setMenuAt] = useState<number>();
  const [released, setReleased] = useState(false);
  const [seriesStart, setSeriesStart] = useState<number>();

  const range = rangeOf(selection, { rows: count, columns: laid.length });
  const cells = useMemo(() => laid.map((one) => one.cell), [laid]);
  const textAt = (row: number, column: number) => sheet.rows.at(rowIndex(sheet, row))?.cells[cells[column] ?? -1] ?? '';
  const space: GridSpace = {
    rows: count,
    columns: laid.length,
    page,
    isEmpty: (row, column) => textAt(row, column) === '',
  };

  const select = (next: GridSelection, follow = true) => {
    setReleased(false);
    view.select(next);
    if (follow) {
      const point =
        next.focus.row === next.anchor.row && next.focus.column === next.anchor.column ? next.active : next.focus;
      reveal(point.row, point.column);
    }
  };
  const actions = useGridActions({ props, sheet, cells, count, range, selection, select, say: setSaid });
  const active = laid[selection.active.column];
  const mayType = editable && count > 0 && active !== undefined && active.column.readOnly !== true;
  const step = (how: 'down' | 'up' | 'right' | 'left') => {
    const single = isOneCell(range);
    // Enter after a run of Tabs goes to the next row under the column where the run began.
    if (single && how === 'down' && seriesStart !== undefined) {
      select(at(Math.min(count - 1, selection.active.row + 1), seriesStart));
      return setSeriesStart(undefined);
    }
    if (single && (how === 'right' || how === 'left')) setSeriesStart(seriesStart ?? selection.active.column);
    const next = stepped(selection, how, space);
    view.select(next);
    reveal(next.active.row, next.active.column);
  };
  const open = (text?: string) => {
    reveal(selection.active.row, selection.active.column);
    if (count > 0) editor.current?.open(text ?? textAt(selection.active.row, selection.active.column));
  };
  const onCommit = (text: string, how: Step) => {
    if (how === 'range') return actions.fillWith(text);
    actions.setCell(selection.active.row, selection.active.column, text);
    if (how !== 'stay') step(how);
    else editor.current?.focus();
  };
  const rowMenu = useRowMenu({
    actions,
    editable,
    range,
    isSorted: sheet.order !== undefined,
    onCopy: copyBySystem,
    onCut: cutBySystem,
    onPaste: () => void pasteBySystem(),
  });
  const pointer = usePointer({
    scroller,
    columns,
    count,
    selection,
    editable,
    onSelect: (next) => {
      setSeriesStart(undefined);
      select(next, false);
    },
    onFill: actions.fill,
    onOpen: () => open(),
  });
  const onKey = (event: KeyboardEvent) =>
    gridKey(event, {
      actions,
      editable,
      step,
      open,
      released,
      release: () => setReleased(true),
      find: () => setFinding(true),
      menu: () => setMenuAt(selection.active.column),
      context: () => rowMenu.openAt(cellPosition()),
      move: ({ key, shiftKey, ctrlKey, metaKey, altKey }) => {
        const next = moved(selection, { key, shift: shiftKey, ctrl: ctrlKey || metaKey, alt: altKey }, space);
        if (next === undefined) return false;
        setSeriesStart(undefined);
        select(next, next.kind === 'cells' || selection.kind === next.kind);
        return true;
      },
    });

  function copyBySystem(): void {
    editor.current?.focus();
    document.execCommand('copy');
  }
  function cutBySystem(): void {
    editor.current?.focus();
    document.execCommand('cut');
  }
  /** Asks the browser for the clipboard, which it may refuse; the keys always work. */
  async function pasteBySystem(): Promise<void> {
    try {
      const [item] = await navigator.clipboard.read();
      const texts = new Map<string, string>();
      for (const type of ['text/html', 'text/plain'])
        if (item?.types.includes(type) === true) texts.set(type, await (await item.getType(type)).text());
      actions.paste({ getData: (type) => texts.get(type) ?? '' });
    } catch {
      setSaid(t('say.pasteByKey'));
    }
    editor.current?.focus();
  }
  function cellPosition(): { x: number; y: number } {
    const box =
      document.getElementById(`${id}-active`)?.getBoundingClientRect() ?? scroller.current!.getBoundingClientRect();
    return { x: box.left + 8, y: box.bottom };
  }

  const findRow = useCallback(
    (key: string) => {
      for (let shown = 0; shown < count; shown++) if (sheet.rows.at(rowIndex(sheet, shown))?.key === key) return shown;
      return -1;
    },
    [sheet, count],
  );
  useImperativeHandle(props.handle, () => ({
    focus: () => editor.current?.focus(),
    reveal: (key, columnId) => {
      const row = findRow(key);
      const column = columnId === undefined ? 0 : laid.findIndex((one) => one.column.id === columnId);
      if (row === -1) return;
      select(at(row, Math.max(0, column)));
      editor.current?.focus();
    },
  }));
  const activeRow = sheet.rows.at(rowIndex(sheet, selection.active.row));
  const { onActive } = props;
  useEffect(() => onActive?.(activeRow, active?.column.id), [onActive, activeRow, active?.column.id]);

  const { onShown } = props;
  useEffect(() => {
    if (onShown === undefined) return;
    const shown: GridRow[] = [];
    for (let index = window.firstRow; index < window.endRow; index++) {
      const row = sheet.rows.at(rowIndex(sheet, index));
      if (row !== undefined) shown.push(row);
    }
    onShown(shown);
  }, [onShown, sheet, window.firstRow, window.endRow]);

  const resize = useCallback((columnId: string, width: number) => columns.setWidth(columnId, width), [columns]);
  const fit = (place: number) => {
    const one = laid[place];
    if (one !== undefined) columns.setWidth(one.column.id, fittingWidth(place));
  };
  function fittingWidth(place: number): number {
    let longest = laid[place]!.column.title.length * 1.2 + 4;
    for (let row = 0; row < Math.min(count, 2000); row++) {
      let length = 0;
      for (const letter of textAt(row, place)) length += letter > '\u2e80' ? 2 : 1;
      longest = Math.max(longest, length);
    }
    return 24 + longest * 7.2;
  }
  const columnMenu = (place: number, button: ReactNode) =>
    menuAt === place ? (
      <Popover
        open
        trigger="click"
        placement="bottomRight"
        onOpenChange={(isOpen) => isOpen || (setMenuAt(undefined), editor.current?.focus())}
        content={
          <ColumnMenu
            place={place}
            columns={columns}
            rows={rows}
            query={view.query}
            onQuery={(query) => {
              view.setQuery(query);
              setMenuAt(undefined);
              editor.current?.focus();
            }}
            onFit={() => fit(place)}
            onDone={() => {
              setMenuAt(undefined);
              editor.current?.focus();
            }}
          />
        }
      >
        {button}
      </Popover>
    ) : (
      button
    );
  const markWords = useMemo(
    () => ({ matched: t('mark.matched'), failed: t('mark.failed'), unknown: t('mark.unknown') }),
    [t],
  );
  const frozen = useMemo(() => laid.filter((one) => one.frozen), [laid]);
  const drawn = useMemo(
    () => laid.slice(window.firstColumn, window.endColumn),
    [laid, window.firstColumn, window.endColumn],
  );
  const shownRows = [];
  for (let index = window.firstRow; index < window.endRow; index++) {
    const row = sheet.rows.at(rowIndex(sheet, index));
    if (row === undefined) continue;
    const inside = index >= range.top && index <= range.bottom;
    shownRows.push(
      <GridRowView
        key={row.key}
        row={row}
        index={index}
        width={columns.width}
        frozenWidth={columns.frozenWidth}
        frozen={frozen}
        columns={drawn}
        firstColumn={window.firstColumn}
        selLeft={inside ? range.left : -1}
        selRight={inside ? range.right : -1}
        selBottom={inside && index === range.bottom}
        active={index === selection.active.row ? selection.active.column : -1}
        activeId={`${id}-active`}
        canFill={editable}
        issues={props.issuesOf?.(row)}
        marks={props.marksOf?.(row)}
        badge={props.badgeOf?.(row)}
        markWords={markWords}
      />,
    );
  }
  const filtered = sheet.order !== undefined && count === 0 && rows.length > 0;
  return (
    <section className={styles['grid']} aria-label={label} data-testid={props.testId}>
      <GridTools
        columns={columns}
        editable={editable}
        history={history}
        actions={actions}
        hasQuery={view.query.filters.size > 0 || view.query.sort !== undefined}
        onClearQuery={view.clearQuery}
        onFind={() => setFinding(true)}
        before={props.before}
        after={props.after}
      />
      {finding ? (
        <FindBar
          sheet={sheet}
          cells={cells}
          active={selection.active}
          range={isOneCell(range) ? undefined : range}
          editable={editable}
          onGo={({ row, column }) => {
            view.select(at(row, column));
            reveal(row, column);
          }}
          onReplace={actions.replace}
          onClose={() => {
            setFinding(false);
            editor.current?.focus();
          }}
        />
      ) : null}
      <p id={`${id}-help`} className="cl-visually-hidden">
        {t('help')}
      </p>
      <div className="cl-visually-hidden" aria-live="polite" data-testid="grid-said">
        {said}
      </div>
      <Dropdown {...rowMenu.dropdown}>
        <div
          ref={scroller}
          className={styles['scroller']}
          onScroll={onScroll}
          onMouseDown={(event) => {
            if ((event.target as Element).closest('textarea, [role=listbox], button') !== null) return;
            event.preventDefault();
            editor.current?.commit();
            pointer.onMouseDown(event);
            editor.current?.focus();
          }}
          onDoubleClick={pointer.onDoubleClick}
          data-testid="grid-scroller"
        >
          <div
            id={id}
            role="grid"
            aria-label={label}
            aria-rowcount={count + 1}
            aria-colcount={laid.length + 1}
            aria-multiselectable
            aria-readonly={!editable}
            className={styles['sheet']}
            style={{ width: columns.width, height: HEAD + count * ROW }}
          >
            <GridHeader
              width={columns.width}
              frozenWidth={columns.frozenWidth}
              laid={laid}
              firstColumn={window.firstColumn}
              endColumn={window.endColumn}
              query={view.query}
              range={range}
              wholeColumns={selection.kind === 'columns'}
              onResize={resize}
              onFit={fit}
              onMenu={setMenuAt}
              menu={columnMenu}
            />
            <div role="rowgroup" className={styles['body']}>
              {shownRows}
            </div>
          </div>
          {pointer.drawing.fill === undefined ? null : <Drawn range={pointer.drawing.fill} laid={laid} />}
          {pointer.drawing.drop === undefined ? null : (
            <div className={styles['drop']} style={{ left: laid[pointer.drawing.drop]?.left ?? columns.width }} />
          )}
          <CellEditor
            handle={editor}
            row={selection.active.row}
            laid={active}
            width={columns.width}
            editable={mayType}
            gridId={id}
            activeId={`${id}-active`}
            helpId={`${id}-help`}
            onCommit={onCommit}
            onRefused={() => setSaid(t('say.readOnly'))}
            onReveal={() => reveal(selection.active.row, selection.active.column)}
            onKey={onKey}
            onCopy={(event, cut) => {
              event.preventDefault();
              if (actions.copy(event.clipboardData) && cut && editable) actions.clear();
            }}
            onPaste={(event) => {
              event.preventDefault();
              actions.paste(event.clipboardData);
            }}
            onLeave={() => props.onLeave?.()}
          />
          {count > 0 ? null : (
            <div className={styles['empty']}>
              {filtered ? t('empty.filtered') : t('empty')}{' '}
              {filtered || !editable ? null : (
                <button
                  type="button"
                  className="ant-btn ant-btn-link"
                  onClick={() => actions.insert('end')}
                  data-testid="grid-first-row"
                >
                  {t('empty.add')}
                </button>
              )}
            </div>
          )}
        </div>
      </Dropdown>
      <GridFoot
        active={activeRow}
        column={active}
        row={selection.active.row}
        issues={activeRow === undefined ? undefined : props.issuesOf?.(activeRow)}
        marks={activeRow === undefined ? undefined : props.marksOf?.(activeRow)}
        range={range}
        textAt={textAt}
        shown={count}
        count={rows.length}
        said={said}
      />
    </section>
  );
}

function Drawn({
  range,
  laid,
}: {
  readonly range: GridRange;
  readonly laid: readonly { readonly left: number; readonly width: number }[];
}) {
  const first = laid[range.left];
  const last = laid[range.right];
  if (first === undefined || last === undefined) return null;
  const style = {
    left: first.left,
    width: last.left + last.width - first.left,
    top: HEAD + range.top * ROW,
    height: (range.bottom - range.top + 1) * ROW,
  };
  return <div className={styles['drawn']} style={style} aria-hidden />;
}
