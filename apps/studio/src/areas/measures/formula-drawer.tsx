import { Button, Drawer } from 'antd';
import { useOperation } from '../../api/hooks.ts';
import { number } from '../../i18n/format.ts';
import { useLocal, useT } from '../../i18n/index.ts';
import { CodeText } from '../../parts/index.ts';
import styles from './measures.module.css';
import type { MeasureFilter, MeasureInfo } from './series.ts';
import { useFigure } from './use-figure.ts';

interface Props {
  readonly measure: MeasureInfo | undefined;
  readonly query: MeasureFilter;
  readonly onClose: () => void;
  readonly onCases: (id: string) => void;
}

/** Where a figure comes from: formula with its numbers, version, period, limits, source. */
export function FormulaDrawer({ measure, query, onClose, onCases }: Props) {
  const t = useT('measures');
  const local = useLocal();
  const figure = useFigure();
  const found = useOperation('measureValues', { query: { ...query, by: 'hospital' } });
  if (measure === undefined) return null;
  const value = found.data?.values.find((one) => one.measure === measure.id);
  const limits = [
    measure.warnBelow === undefined ? '' : `▲ < ${measure.warnBelow}`,
    measure.warnAbove === undefined ? '' : `▲ > ${measure.warnAbove}`,
  ]
    .filter((one) => one !== '')
    .join('　');
  const lines: [string, React.ReactNode][] = [
    [t('formula'), local(measure.formulaText)],
    [
      t('numbers'),
      value?.denominator === undefined
        ? number(value?.numerator)
        : `${number(value.numerator)} ÷ ${number(value.denominator)}`,
    ],
    [t('value'), <strong key="value">{figure(measure, value?.value)}</strong>],
    [t('casesWord'), number(value?.cases ?? 0)],
    [t('period'), `${query.from ?? '…'} – ${query.to ?? '…'}`],
    [
      t('direction'),
      measure.direction === 'higher'
        ? t('direction.higher')
        : measure.direction === 'lower'
          ? t('direction.lower')
          : t('direction.context'),
    ],
    [t('limits'), limits === '' ? '—' : limits],
    [t('target.word'), measure.target === undefined ? '—' : figure(measure, measure.target)],
    [t('version'), <CodeText key="version" code={`${measure.packId} ${measure.version}`} />],
    [t('source'), measure.source ?? '—'],
  ];
  return (
    <Drawer
      open
      size={460}
      title={local(measure.title)}
      onClose={onClose}
      data-testid="formula-drawer"
      extra={
        <Button type="primary" onClick={() => onCases(measure.id)}>
          {t('toCases')}
        </Button>
      }
    >
      <dl className={styles['facts']}>
        {lines.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Drawer>
  );
}
