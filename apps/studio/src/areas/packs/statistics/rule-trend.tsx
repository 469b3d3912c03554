import type { CallOutput } from '../../../api/client.ts';
import { useT } from '../../../i18n/index.ts';
import { color } from '../../../theme/tokens.ts';
import { LazyChart } from '../../measures/lazy-chart.tsx';
import styles from './statistics.module.css';

const LINES = [
  { key: 'fired', tint: color.ink, mark: 'circle' },
  { key: 'corrected', tint: color.pass, mark: 'diamond' },
  { key: 'acknowledged', tint: color.warn, mark: 'triangle' },
  { key: 'waived', tint: color.error, mark: 'rect' },
] as const;

/** What happened to a rule month by month; each line has its own mark and is named at its end. */
export function RuleTrend({ months }: { readonly months: CallOutput<'ruleStatistic'>['months'] }) {
  const t = useT('packs');
  if (months.length < 2) return null;
  const option = {
    grid: { left: 8, right: 96, top: 12, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: months.map((one) => one.month), boundaryGap: false },
    yAxis: { type: 'value', minInterval: 1 },
    series: LINES.map(({ key, tint, mark }) => ({
      type: 'line',
      name: t(`stat.${key}`),
      data: months.map((one) => one[key]),
      symbol: mark,
      symbolSize: 7,
      lineStyle: { color: tint, width: 1.5 },
      itemStyle: { color: tint },
      endLabel: { show: true, formatter: '{a}', color: tint },
      labelLayout: { moveOverlap: 'shiftY' },
    })),
  };
  return (
    <section>
      <h3>{t('stat.trend')}</h3>
      <div className={styles['chart']}>
        <LazyChart option={option} height={180} label={t('stat.trend')} />
      </div>
    </section>
  );
}
