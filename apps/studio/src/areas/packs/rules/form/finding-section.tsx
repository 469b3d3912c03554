import { useT } from '../../../../i18n/index.ts';
import { PathPicker } from '../field-picker.tsx';
import { useRuleEditing } from '../rule-editing.ts';
import { useRuleSet } from '../rule-set.ts';
import styles from '../rules.module.css';
import { SeverityPicker } from '../severity-picker.tsx';
import { Field, LocalField } from './local-field.tsx';
import { paramsOf, withParam } from './params.ts';

/** What the rule says when it reports, how serious it is, and which field it points at. */
export function FindingSection() {
  const t = useT('packs');
  const { rule, knowledge, disabled, change } = useRuleEditing();
  const set = useRuleSet();
  const own = paramsOf(rule);
  const setParam = (name: string, next: unknown) => change(withParam(rule, name, next === '' ? undefined : next), name);
  const text = (name: string) => (typeof own[name] === 'string' ? own[name] : '');
  return (
    <section>
      <h3>{t('rule.finding')}</h3>
      <div className={styles['grid']}>
        <LocalField
          label={t('rule.title')}
          value={own['title']}
          disabled={disabled}
          onChange={(next) => setParam('title', next)}
          testId="rule-title"
        />
        <LocalField
          label={t('rule.message')}
          value={own['message']}
          disabled={disabled}
          onChange={(next) => setParam('message', next)}
          testId="rule-message"
          area
        />
        <div className={styles['stack']}>
          <Field label={t('rule.severity')}>
            <SeverityPicker
              value={text('severity') || (set.severity ?? '')}
              disabled={disabled}
              onChange={(next) => setParam('severity', next)}
            />
          </Field>
          <Field label={t('rule.field')}>
            <PathPicker
              knowledge={knowledge}
              value={text('field') || undefined}
              disabled={disabled}
              onChange={(next) => setParam('field', next)}
              testId="rule-field"
            />
          </Field>
        </div>
      </div>
    </section>
  );
}
