import { Select } from 'antd';
import type { ComponentType } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { replaceAt } from '../condition-edits.ts';
import type { OpaqueReason } from '../condition-shape.ts';
import { itemListAt } from '../rule-address.ts';
import { useCondition, useRuleEditing } from '../rule-editing.ts';
import { useRuleSet } from '../rule-set.ts';
import styles from '../rules.module.css';
import { useSentence } from '../sentence/use-sentence.ts';
import type { PieceProps } from './condition-builder.tsx';
import { PieceMenu } from './piece-menu.tsx';

/** A condition that must not hold. */
export function NotPiece({ at, piece: Piece }: PieceProps & { readonly piece: ComponentType<PieceProps> }) {
  const t = useT('packs');
  return (
    <div className={styles['not']}>
      <div className={styles['groupHead']}>
        <strong>{t('condition.not')}</strong>
        <span className={styles['gap']} />
        <PieceMenu at={at} />
      </div>
      <Piece at={[...at, 'not']} />
    </div>
  );
}

/** A shared condition of the set, by its name. */
export function ReferencePiece({ at, to }: PieceProps & { readonly to: string }) {
  const t = useT('packs');
  const { rule, change, disabled, knowledge, shared } = useRuleEditing();
  const { conditions } = useRuleSet();
  const say = useSentence(knowledge);
  const item = itemListAt(rule, at);
  return (
    <div className={styles['test']} data-testid="condition-reference">
      <span>{t('condition.reference')}</span>
      <Select
        style={{ minWidth: 180 }}
        showSearch
        disabled={disabled}
        value={to}
        aria-label={t('condition.reference')}
        options={[...new Set([...shared, to])].map((one) => ({ value: one, label: one }))}
        onChange={(next: string) => change(replaceAt(rule, [...at, 'condition'], next))}
      />
      <span className="cl-muted">{Object.hasOwn(conditions, to) ? say(conditions[to], item) : ''}</span>
      <span className={styles['gap']} />
      <PieceMenu at={at} />
    </div>
  );
}

/** What the form cannot show, as it is stored and with the reason. */
export function OpaquePiece({ at, reason }: PieceProps & { readonly reason: OpaqueReason }) {
  const t = useT('packs');
  const { value } = useCondition(at);
  return (
    <div className={styles['opaque']} data-testid="opaque">
      <div className={styles['groupHead']}>
        <span>◌ {t(`condition.opaque.${reason}`)}</span>
        <span className={styles['gap']} />
        <PieceMenu at={at} />
      </div>
      <pre>{JSON.stringify(value, undefined, 2)}</pre>
    </div>
  );
}
