import { memo, type ReactNode } from 'react';
import type { CellIssue, CellMark, GridRow, MarkKind, RowIssues, RowMarks } from './grid-types.ts';
import styles from './grid.module.css';
import { GUTTER, type LaidColumn } from './use-columns.ts';
import { ROW } from './use-window.ts';

interface Props {
  readonly row: GridRow;
  /** Position as shown, from 0. */
  readonly index: number;
  readonly width: number;
  readonly frozenWidth: number;
  readonly frozen: readonly LaidColumn[];
  readonly columns: readonly LaidColumn[];
  /** Position of the first of `columns` among all that are shown. */
  readonly firstColumn: number;
  readonly selLeft: number;
  readonly selRight: number;
  readonly selBottom: boolean;
  /** Column typed into, or -1. */
  readonly active: number;
  readonly activeId: string;
  readonly canFill: boolean;
  readonly issues: RowIssues | undefined;
  readonly marks: RowMarks | undefined;
  readonly badge: ReactNode;
  readonly markWords: MarkWords;
}

/** Marks in words, for those who do not see their shapes. */
export type MarkWords = Readonly<Record<MarkKind, string>>;

export const MARK_SHAPE = { matched: '✓', failed: '✗', unknown: '◌' } as const;

/** One row on the screen. Drawn again only when something of it changes. */
export const GridRowView = memo(function GridRowView(props: Props) {
  const { index, width, frozenWidth, frozen, columns, firstColumn, issues, marks } = props;
  const mark = marks?.get('');
  const issue = issues?.get('');
  const isSelected = props.selLeft !== -1;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={styles['row']}
      style={{ top: index * ROW, width }}
      data-mark={mark?.kind}
    >
      <div role="presentation" className={styles['frozen']} style={{ width: frozenWidth }}>
        <div
          role="rowheader"
          aria-colindex={1}
          className={`${styles['gutter']} ${isSelected ? styles['gutterOn'] : ''} ${mark === undefined ? '' : styles[mark.kind]}`}
          style={{ width: GUTTER }}
          title={issue?.message ?? mark?.note}
          data-severity={issue?.severity}
        >
          {mark === undefined ? null : (
            <>
              <span aria-hidden>{MARK_SHAPE[mark.kind]}</span>
              <span className="cl-visually-hidden">{props.markWords[mark.kind]}</span>
            </>
          )}
          {props.badge}
          {index + 1}
        </div>
        {frozen.map((column, place) => cellOf(column, place, props))}
      </div>
      {columns.map((column, place) => (column.frozen ? null : cellOf(column, firstColumn + place, props)))}
    </div>
  );
});

function cellOf(
  laid: LaidColumn,
  place: number,
  { row, issues, marks, selLeft, selRight, selBottom, active, activeId, canFill, markWords }: Props,
) {
  const { column, cell, left, width } = laid;
  const text = row.cells[cell] ?? '';
  const issue = issues?.get(column.id);
  const mark = marks?.get(column.id);
  const selected = place >= selLeft && place <= selRight && selLeft !== -1;
  const isActive = place === active;
  return (
    <div
      key={column.id}
      role="gridcell"
      aria-colindex={place + 2}
      aria-selected={selected}
      {...(isActive ? { id: activeId } : {})}
      {...(column.readOnly === true ? { 'aria-readonly': true } : {})}
      {...(issue?.severity === 'error' ? { 'aria-invalid': true } : {})}
      className={classOf(laid, selected, isActive, issue, mark)}
      style={{ left, width }}
      title={issue?.message ?? mark?.note}
    >
      {mark === undefined ? null : mark.tally === undefined ? (
        <i className={styles['shape']} aria-hidden>
          {MARK_SHAPE[mark.kind]}
        </i>
      ) : (
        <span className={styles['tally']}>
          {mark.tally.length === 0 ? '0' : null}
          {mark.tally.map(({ kind, count }) => (
            <span key={kind} data-kind={kind}>
              <i aria-hidden>{MARK_SHAPE[kind]}</i>
              <span className="cl-visually-hidden">{markWords[kind]}</span>
              {count}
            </span>
          ))}
        </span>
      )}
      {text}
      {canFill && selected && selBottom && place === selRight ? (
        <b className={styles['handle']} data-fill aria-hidden />
      ) : null}
    </div>
  );
}

function classOf(
  { column }: LaidColumn,
  selected: boolean,
  isActive: boolean,
  issue: CellIssue | undefined,
  mark: CellMark | undefined,
): string {
  let name = styles['cell'] ?? '';
  if (column.code === true) name += ` ${styles['code']}`;
  if (selected) name += ` ${styles['selected']}`;
  if (isActive) name += ` ${styles['active']}`;
  if (issue !== undefined) name += ` ${styles[issue.severity]}`;
  if (mark !== undefined && mark.tally === undefined) name += ` ${styles[mark.kind]}`;
  if (column.readOnly === true) name += ` ${styles['readOnly']}`;
  return name;
}
