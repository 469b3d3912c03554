import { Tooltip } from 'antd';
import type { CallOutput } from '../../../api/client.ts';
import { useT } from '../../../i18n/index.ts';
import styles from './statistics.module.css';
import { percent } from './words.ts';

/** Below so many decided findings a precision says little. */
const FEW = 5;

/** How often a rule was right, with the numbers behind it. */
export function PrecisionCell({
  precision,
}: {
  readonly precision: CallOutput<'ruleStatistics'>['items'][number]['precision'];
}) {
  const t = useT('packs');
  const { value, corrected, decided } = precision;
  if (value === undefined) return <span className="cl-muted">{t('stat.nobody')}</span>;
  return (
    <Tooltip title={t('stat.precision.about')}>
      <span className={styles['precision']}>
        <strong>{percent(value)}</strong>
        <span className="cl-muted">
          {t('stat.precision.of', { corrected, decided })}
          {decided < FEW ? ` · ${t('stat.few')}` : ''}
        </span>
      </span>
    </Tooltip>
  );
}
