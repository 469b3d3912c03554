import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useLocal, useT } from '../../i18n/index.ts';
import { useRemembered } from '../../parts/index.ts';
import { trendOption } from './chart-options.ts';
import { LazyChart } from './lazy-chart.tsx';
import styles from './measures.module.css';
import { byMonth, type MeasureInfo, type MeasureValue } from './series.ts';
import { useFigure } from './use-figure.ts';

export interface Twin {
  readonly table: boolean;
  readonly control: ReactNode;
}

/** The switch between charts and their table twins, for the whole page, by click or by the key T; remembered on this machine. */
export function useTwin(): Twin {
  const t = useT('measures');
  const [view, setView] = useRemembered<'chart' | 'table'>('measures.view', 'chart');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]') !== null;
      if (
        event.key.toLowerCase() !== 't' ||
        event.isComposing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        typing
      )
        return;
      setView(view === 'table' ? 'chart' : 'table');
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [view, setView]);
  const control = (
    <Segmented
      size="small"
      value={view}
      onChange={setView}
      options={[
        { value: 'chart', icon: <BarChartOutlined />, title: `${t('chart')} (T)` },
        { value: 'table', icon: <TableOutlined />, title: `${t('table')} (T)` },
      ]}
      data-testid="chart-table"
    />
  );
  return { table: view === 'table', control };
}

interface Props {
  readonly measure: MeasureInfo;
  readonly values: readonly MeasureValue[];
  readonly months: readonly string[];
  readonly twin: Twin;
  readonly onMonth: (month: string) => void;
}

/** One measure month by month, as a line or as a table. */
export function TrendPanel({ measure, values, months, twin, onMonth }: Props) {
  const t = useT('measures');
  const local = useLocal();
  const figure = useFigure();
  const { table, control } = twin;
  const points = useMemo(() => byMonth(values, months, measure.id), [values, months, measure.id]);
  const title = t('trend', { title: local(measure.title) });
  const option = useMemo(
    () =>
      trendOption(points, measure, {
        target: t('target.word'),
        limit: t('limit.word'),
        text: (value) => figure(measure, value),
      }),
    [points, measure, figure, t],
  );
  return (
    <div className={styles['panel']} data-testid="trend">
      <div className={styles['panelHead']}>
        <h3>{title}</h3>
        {control}
      </div>
      {table ? (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th>{t('month')}</th>
              <th className={styles['number']}>{local(measure.title)}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((one) => (
              <tr key={one.month}>
                <td>
                  <button type="button" className={styles['link']} onClick={() => onMonth(one.month)}>
                    {one.month}
                  </button>
                </td>
                <td className={styles['number']}>{figure(measure, one.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <LazyChart option={option} height={248} label={title} onPick={onMonth} />
      )}
    </div>
  );
}
