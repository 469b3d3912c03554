import { Button } from 'antd';
import { useMemo } from 'react';
import { useOperation } from '../../api/hooks.ts';
import { number } from '../../i18n/format.ts';
import { useLocal, useT } from '../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../parts/index.ts';
import { barsOption } from './chart-options.ts';
import { LazyChart } from './lazy-chart.tsx';
import styles from './measures.module.css';
import { worstFirst, type MeasureFilter, type MeasureInfo } from './series.ts';
import { useFigure } from './use-figure.ts';

interface Props {
  readonly measure: MeasureInfo;
  readonly by: 'department' | 'mdc' | 'group';
  readonly query: MeasureFilter;
  /** Rows instead of bars. */
  readonly table: boolean;
  readonly onNarrow: (key: string) => void;
  readonly onCases: () => void;
}
const SHOWN = 10;

/** One measure by department, major category or group, the worst first; a row narrows the page to it. */
export function Breakdown({ measure, by, query, table, onNarrow, onCases }: Props) {
  const t = useT('measures');
  const local = useLocal();
  const figure = useFigure();
  const found = useOperation('measureValues', { query: { ...query, by, measures: measure.id } });
  const rows = useMemo(
    () =>
      worstFirst(
        (found.data?.values ?? []).filter((one) => one.measure === measure.id),
        measure.direction,
      ).map((one) => ({
        ...one,
        label:
          one.key === ''
            ? t('unnamed')
            : by === 'group' && one.label !== one.key
              ? `${one.key} ${one.label}`
              : one.label,
      })),
    [found.data, measure, by, t],
  );
  const option = useMemo(
    () =>
      barsOption(
        rows.slice(0, SHOWN).map((one) => ({ label: one.label, value: one.value, warn: one.state === 'warn' })),
        (value) => figure(measure, value),
      ),
    [rows, measure, figure],
  );
  const title = t('by.title', { title: local(measure.title), by: t(`by.${by}`) });
  const narrow = (label: string) => {
    const row = rows.find((one) => one.label === label);
    if (row !== undefined) onNarrow(row.key);
  };
  return (
    <div
      className={styles['panel']}
      data-testid={`breakdown-${by}`}
      style={{ opacity: found.isPlaceholderData ? 0.6 : 1 }}
    >
      <div className={styles['panelHead']}>
        <h3>{title}</h3>
        <Button size="small" type="link" onClick={onCases}>
          {t('toCases')}
        </Button>
      </div>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.data === undefined ? (
        found.error === null ? (
          <Loading rows={4} />
        ) : null
      ) : rows.length === 0 ? (
        <p className="cl-muted">{t('noRows')}</p>
      ) : table ? (
        <div className={styles['tableScroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th>{t(`by.${by}`)}</th>
                <th className={styles['number']}>{local(measure.title)}</th>
                <th className={styles['number']}>{t('casesWord')}</th>
                <th>{t('state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.key}>
                  <td>
                    <button type="button" className={styles['link']} onClick={() => onNarrow(one.key)}>
                      {one.label}
                    </button>
                  </td>
                  <td className={styles['number']}>{figure(measure, one.value)}</td>
                  <td className={styles['number']}>{number(one.cases)}</td>
                  <td>
                    {one.state === 'warn' ? `▲ ${t('state.warn')}` : ''}{' '}
                    {one.small ? <span className="cl-muted">{t('small')}</span> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <>
          <LazyChart option={option} height={Math.min(rows.length, SHOWN) * 24 + 8} label={title} onPick={narrow} />
          {rows.length > SHOWN ? <p className="cl-muted">{t('more', { shown: SHOWN, total: rows.length })}</p> : null}
        </>
      )}
    </div>
  );
}
