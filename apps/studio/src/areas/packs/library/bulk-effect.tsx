import type { CallOutput } from '../../../api/client.ts';
import { number } from '../../../i18n/format.ts';
import { useT, type TextKey } from '../../../i18n/index.ts';
import styles from './library.module.css';

interface Props {
  readonly effect: CallOutput<'previewBulkEdit'>;
  /** Disabling takes own rules out. */
  readonly removesOwn: boolean;
}

/** What an edit of many rules does, layer by layer, and what it cannot do. */
export function BulkEffectList({ effect, removesOwn }: Props) {
  const t = useT('library');
  const tParts = useT('parts');
  return (
    <div className={styles['effect']} aria-live="polite" data-testid="bulk-effect">
      <strong>{t('bulk.effect', { changed: number(effect.changed), selected: number(effect.selected) })}</strong>
      <ul>
        {effect.byLayer.map(({ layer, packId, how, rules }) => (
          <li key={`${layer} ${packId} ${how}`}>
            {t(how === 'own' ? 'bulk.own' : 'bulk.overlay', {
              layer: tParts(`layer.${layer as 'nation'}`),
              pack: packId,
              count: number(rules),
            })}
            {how === 'own' && removesOwn ? ` ${t('bulk.ownRemoved')}` : ''}
          </li>
        ))}
        {effect.unchanged === 0 ? null : <li>{t('bulk.unchanged', { count: number(effect.unchanged) })}</li>}
        {effect.refused.map((one) => (
          <li key={`${one.code} ${JSON.stringify(one.args)}`} className={styles['refused']}>
            {t('bulk.refused', {
              count: number(one.rules),
              reason: t(`refused.${one.code}` as TextKey<'library'>, one.args),
              examples: one.examples.slice(0, 2).join(', '),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
