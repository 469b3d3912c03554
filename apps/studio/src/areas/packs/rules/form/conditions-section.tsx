import { Select } from 'antd';
import { useLocal, useT } from '../../../../i18n/index.ts';
import { replaceAt, type Address } from '../condition-edits.ts';
import { listTitle } from '../knowledge.ts';
import { useRuleEditing } from '../rule-editing.ts';
import styles from '../rules.module.css';
import { ConditionBuilder } from './condition-builder.tsx';
import { Field } from './local-field.tsx';
import { MissingMeans } from './missing-means.tsx';

/** When the rule reports: item by item or once, what it applies to, its conditions, and what a missing field means. */
export function ConditionsSection() {
  const t = useT('packs');
  const local = useLocal();
  const { rule, knowledge, disabled, change } = useRuleEditing();
  const item = typeof rule['forEach'] === 'string' ? rule['forEach'] : undefined;
  const set = (at: Address, next: unknown) => change(replaceAt(rule, at, next));
  const lists = [
    ...new Set([...knowledge.lists, 'dx.other', 'diagnoses', 'procedures', ...(item === undefined ? [] : [item])]),
  ];
  return (
    <section data-testid="rule-conditions">
      <h3>{t('rule.conditions')}</h3>
      <p className="cl-muted">{t('rule.conditions.about')}</p>
      <div className={styles['scope']}>
        <Field label={t('rule.forEach')}>
          <Select
            allowClear
            style={{ width: 220 }}
            disabled={disabled}
            placeholder={t('rule.forEach.none')}
            aria-label={t('rule.forEach')}
            {...(item === undefined ? {} : { value: item })}
            onChange={(next: string | undefined) => set(['forEach'], next)}
            options={lists.map((one) => ({
              value: one,
              label: t('rule.forEach.item', { list: local(listTitle(knowledge, one)) || one }),
            }))}
          />
        </Field>
        <MissingMeans />
      </div>
      {rule['appliesWhen'] === undefined ? (
        disabled ? null : (
          <button
            type="button"
            className={styles['addLink']}
            onClick={() => set(['appliesWhen'], { all: [{ fact: '', operator: '', value: '' }] })}
            data-testid="add-applies"
          >
            + {t('rule.appliesWhen.add')}
          </button>
        )
      ) : (
        <div className={styles['applies']}>
          <div className={styles['groupHead']}>
            <strong>{t('rule.appliesWhen')}</strong>
            <span className="cl-muted">{t('rule.appliesWhen.about')}</span>
            <span className={styles['gap']} />
            {disabled ? null : (
              <button type="button" className={styles['addLink']} onClick={() => set(['appliesWhen'], undefined)}>
                {t('rule.appliesWhen.remove')}
              </button>
            )}
          </div>
          <ConditionBuilder at={['appliesWhen']} />
        </div>
      )}
      <ConditionBuilder at={['conditions']} />
    </section>
  );
}
