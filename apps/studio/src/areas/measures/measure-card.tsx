import { FunctionOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useMemo } from 'react';
import { number } from '../../i18n/format.ts';
import { useLocal, useT } from '../../i18n/index.ts';
import { sparkOption } from './chart-options.ts';
import { LazyChart } from './lazy-chart.tsx';
import styles from './measures.module.css';
import { trendOf, type MeasureInfo, type MeasureValue } from './series.ts';
import { useFigure } from './use-figure.ts';

interface Props {
  readonly measure: MeasureInfo;
  readonly value: MeasureValue | undefined;
  readonly points: readonly { readonly month: string; readonly value: string | undefined }[];
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onFormula: () => void;
  readonly onCases: () => void;
}

/** One figure: value and unit, whether it is beyond its limits in shape and word, how it moved, and the way to formula and cases. */
export function MeasureCard({ measure, value, points, chosen, onChoose, onFormula, onCases }: Props) {
  const t = useT('measures');
  const local = useLocal();
  const figure = useFigure();
  const spark = useMemo(() => sparkOption(points), [points]);
  const known = points.filter((one) => one.value !== undefined);
  const trend = trendOf(measure, known.at(-1)?.value, known.at(-2)?.value);
  const unit = local(measure.unit);
  const state = value?.state ?? 'none';
  return (
    <article className={styles['card']} data-state={state} data-chosen={chosen} data-testid={`measure-${measure.id}`}>
      <button type="button" className={styles['cardMain']} onClick={onChoose} aria-pressed={chosen}>
        <span className={styles['cardTitle']}>{local(measure.title)}</span>
        <span className={styles['cardValue']}>
          {value?.value === undefined ? '—' : number(value.value, measure.decimals)}{' '}
          <small>{value?.value === undefined || unit === '-' ? '' : unit}</small>
        </span>
        <span className={styles['cardState']}>
          {state === 'warn' ? `▲ ${t('state.warn')}` : state === 'ok' ? `✓ ${t('state.ok')}` : `◌ ${t('state.none')}`}
          {measure.target === undefined ? '' : ` · ${t('target', { value: figure(measure, measure.target) })}`}
        </span>
      </button>
      <div className={styles['spark']}>
        {known.length < 2 ? null : (
          <LazyChart option={spark} height={32} label={t('trend', { title: local(measure.title) })} />
        )}
      </div>
      <div className={styles['cardFoot']}>
        <span className="cl-muted">
          {trend === undefined
            ? ''
            : `${trend.direction === 'up' ? '↑' : trend.direction === 'down' ? '↓' : '＝'} ${number(trend.difference, measure.decimals)} ${trend.good === undefined ? t('lastMonth') : trend.good ? t('better') : t('worse')}`}
        </span>
        <span style={{ flex: 1 }} />
        <Tooltip title={t('formula')}>
          <Button
            size="small"
            type="text"
            icon={<FunctionOutlined />}
            aria-label={t('formula')}
            onClick={onFormula}
            data-testid={`formula-${measure.id}`}
          />
        </Tooltip>
        <Button size="small" type="link" onClick={onCases} data-testid={`cases-${measure.id}`}>
          {t('cases', { count: number(value?.cases ?? 0) })}
        </Button>
      </div>
    </article>
  );
}
