import { Tooltip } from 'antd';
import type { CallOutput } from '../../../api/client.ts';
import { useT } from '../../../i18n/index.ts';
import styles from './statistics.module.css';

/** That a rule is demoted today, and how. */
export function DemotedTag({
  demotion,
}: {
  readonly demotion: CallOutput<'ruleStatistics'>['items'][number]['demotion'];
}) {
  const t = useT('packs');
  if (demotion === undefined) return null;
  const until = demotion.validTo === undefined ? '' : ` – ${demotion.validTo}`;
  return (
    <Tooltip title={`${t(`demote.effect.${demotion.effect}`)}${until}`}>
      <span className={styles['demoted']}>↓ {t('demote.tag')}</span>
    </Tooltip>
  );
}
