import { FunctionOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useMemo } from 'react';
import { number } from '../../i18n/format.ts';
import { useLocal, useT } from '../../i18n/index.ts';
import { sparkOption } from './chart-options.ts';
import { LazyChart } from './lazy-chart.tsx';
import styles from './measures.module.css';
import { standingOf, trendOf, type MeasureInfo, type MeasureValue } from './series.ts';
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

const SHAPES = { none: '◌', beyond: '▲', offTarget: '◇', onTarget: '✓', within: '✓', loss: '▼', surplus: '▲' } as const;

/** One figure: value and unit, whether it is beyond its limits in shape and word, how it moved, and the way to formula and cases. */
export function MeasureCard({ measure, value, points, chosen, onChoose, onFormula, onCases }: Props) {
  const t = useT('measures');
  const local = useLocal();
  const figure = useFigure();
  const spark = useMemo(() => sparkOption(points), [points]);
  const known = points.filter((one) => one.value !== undefined);
  const trend = trendOf(measure, known.at(-1)?.value, known.at(-2)?.value);
  const unit = local(measure.unit);
  const standing = standingOf(measure, value);
  return (
    <article
      className={styles['card']}
      data-standing={standing}
      data-chosen={chosen}
      data-testid={`measure-${measure.id}`}
    >
      <Tooltip title={t('formula')}>
        <Button
          className={styles['formula'] ?? ''}
          size="small"
          type="text"
          icon={<FunctionOutlined />}
          aria-label={`${local(measure.title)}: ${t('formula')}`}
          onClick={onFormula}
          data-testid={`formula-${measure.id}`}
        />
      </Tooltip>
      <button type="button" className={styles['cardMain']} onClick={onChoose} aria-pressed={chosen}>
        <span className={styles['cardTitle']}>{local(measure.title)}</span>
        <span className={styles['cardValue']}>
          {value?.value === undefined ? '—' : figure(measure, value.value, false)}{' '}
          <small>{value?.value === undefined || unit === '-' || measure.unit.zh === '元' ? '' : unit}</small>
        </span>
        <span className={styles['cardState']}>
          {standing === 'plain' ? '\u00a0' : `${SHAPES[standing]} ${t(`standing.${standing}`)}`}
          {standing === 'onTarget' || standing === 'offTarget' ? ` ${figure(measure, measure.target)}` : ''}
        </span>
        <span className={styles['spark']}>
          {known.length < 2 ? null : (
            <LazyChart option={spark} height={28} label={t('trend', { title: local(measure.title) })} />
          )}
        </span>
      </button>
      <div className={styles['cardFoot']}>
        <span
          className="cl-muted"
          title={
            trend === undefined
              ? undefined
              : t(trend.good === undefined ? 'lastMonth' : trend.good ? 'better' : 'worse')
          }
        >
          {trend === undefined
            ? ''
            : `${trend.direction === 'up' ? '↑' : trend.direction === 'down' ? '↓' : '＝'} ${number(trend.difference, measure.unit.zh === '元' ? 0 : measure.decimals)} ${trend.good === undefined ? '' : trend.good ? t('better.short') : t('worse.short')}`}
        </span>
        <button type="button" className={styles['link']} onClick={onCases} data-testid={`cases-${measure.id}`}>
          {t('cases', { count: number(value?.cases ?? 0) })}
        </button>
      </div>
    </article>
  );
}
