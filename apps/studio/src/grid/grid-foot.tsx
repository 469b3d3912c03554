import { addDecimals } from './sum.ts';
import { useT } from '../i18n/index.ts';
import { number } from '../i18n/format.ts';
import { MARK_SHAPE } from './grid-row.tsx';
import type { GridRange, GridRow, RowIssues, RowMarks } from './grid-types.ts';
import styles from './grid.module.css';
import { isOneCell } from './selection.ts';
import type { LaidColumn } from './use-columns.ts';

const MOST_COUNTED = 20_000;

interface Props {
  readonly active: GridRow | undefined;
  readonly column: LaidColumn | undefined;
  readonly row: number;
  readonly issues: RowIssues | undefined;
  readonly marks: RowMarks | undefined;
  readonly range: GridRange;
  readonly textAt: (row: number, column: number) => string;
  readonly shown: number;
  readonly count: number;
  readonly said: string;
}

/** Under a table: the active cell in full with what is wrong with it, what the selection holds, how many rows there are. */
export function GridFoot({ active, column, row, issues, marks, range, textAt, shown, count, said }: Props) {
  const t = useT('grid');
  const issue = column === undefined ? undefined : (issues?.get(column.column.id) ?? issues?.get(''));
  const mark = column === undefined ? undefined : (marks?.get(column.column.id) ?? marks?.get(''));
  const size = (range.bottom - range.top + 1) * (range.right - range.left + 1);
  const several = shown > 0 && !isOneCell(range);
  const counted = several && size <= MOST_COUNTED ? summary(range, textAt) : undefined;
  return (
    <div className={styles['foot']}>
      <span className={styles['footCell']}>
        {active === undefined || column === undefined ? null : (
          <>
            <b>
              {row + 1} · {column.column.title}
            </b>
            {active.cells[column.cell] ?? ''}
            {issue === undefined ? null : (
              <span className={styles['footIssue']} data-testid="grid-issue">
                {issue.message}
              </span>
            )}
            {mark?.note === undefined ? null : (
              <span className={styles['footMark']} data-testid="grid-mark">
                {mark.tally === undefined ? MARK_SHAPE[mark.kind] : null} {mark.note}
              </span>
            )}
          </>
        )}
      </span>
      <span aria-hidden>{said}</span>
      {several ? (
        <span>
          {t('foot.range', { rows: number(range.bottom - range.top + 1), columns: range.right - range.left + 1 })}
        </span>
      ) : null}
      {counted === undefined ? null : (
        <>
          <span>{t('foot.filled', { count: number(counted.filled) })}</span>
          {counted.sum === undefined ? null : <span>{t('foot.sum', { sum: number(counted.sum) })}</span>}
        </>
      )}
      <span data-testid="grid-count">
        {shown === count
          ? t('foot.rows', { count: number(count) })
          : t('foot.shown', { shown: number(shown), count: number(count) })}
      </span>
    </div>
  );
}

function summary(range: GridRange, textAt: (row: number, column: number) => string) {
  const filled: string[] = [];
  for (let row = range.top; row <= range.bottom; row++)
    for (let column = range.left; column <= range.right; column++) {
      const text = textAt(row, column);
      if (text !== '') filled.push(text);
    }
  return { filled: filled.length, sum: addDecimals(filled) };
}
