import { Input, InputNumber, Select } from 'antd';
import { useT } from '../../../../i18n/index.ts';
import { DateInput } from '../../date-input.tsx';
import { replaceAt } from '../condition-edits.ts';
import { useRuleEditing } from '../rule-editing.ts';
import styles from '../rules.module.css';
import { Field, LocalField } from './local-field.tsx';
import { paramsOf, withParam } from './params.ts';

const TEXTS = ['category', 'subcategory', 'dimension', 'deduction', 'source'] as const;

/** Between which days the rule counts, where it belongs, and where it comes from. */
export function MetadataSection() {
  const t = useT('packs');
  const { rule, disabled, change } = useRuleEditing();
  const own = paramsOf(rule);
  const setParam = (name: string, next: unknown) => change(withParam(rule, name, next === '' ? undefined : next), name);
  const text = (name: string) => {
    const value = own[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return (
    <section>
      <h3>{t('rule.more')}</h3>
      <div className={styles['grid']}>
        <LocalField
          label={t('rule.suggestion')}
          value={own['suggestion']}
          disabled={disabled}
          onChange={(next) => setParam('suggestion', next)}
        />
        <LocalField
          label={t('rule.basis')}
          value={own['basis']}
          disabled={disabled}
          onChange={(next) => setParam('basis', next)}
        />
        {(['validFrom', 'validTo'] as const).map((name) => (
          <Field key={name} label={t(`rule.${name}`)}>
            {disabled ? (
              <Input value={text(name) || t('rule.valid.always')} disabled />
            ) : (
              <DateInput
                value={text(name)}
                onChange={(next) => setParam(name, next)}
                label={t(`rule.${name}`)}
                placeholder={t('rule.valid.always')}
              />
            )}
          </Field>
        ))}
        {TEXTS.map((name) => (
          <Field key={name} label={t(`rule.${name}`)}>
            <Input value={text(name)} disabled={disabled} onChange={(event) => setParam(name, event.target.value)} />
          </Field>
        ))}
        <Field label={t('rule.engine')}>
          <Select
            allowClear
            disabled={disabled}
            {...(typeof own['engine'] === 'string' ? { value: own['engine'] } : {})}
            onChange={(next: string | undefined) => setParam('engine', next)}
            options={(['basic', 'knowledge', 'stat'] as const).map((one) => ({
              value: one,
              label: t(`engine.${one}`),
            }))}
          />
        </Field>
        <Field label={t('rule.stages')}>
          <Select
            mode="tags"
            style={{ width: '100%' }}
            disabled={disabled}
            value={Array.isArray(own['stages']) ? (own['stages'] as string[]) : []}
            onChange={(next: string[]) => setParam('stages', next.length === 0 ? undefined : next)}
          />
        </Field>
        <Field label={t('rule.priority')}>
          <InputNumber
            min={1}
            style={{ width: '100%' }}
            disabled={disabled}
            value={typeof rule['priority'] === 'number' ? rule['priority'] : null}
            onChange={(next) => change(replaceAt(rule, ['priority'], next ?? undefined), 'priority')}
          />
        </Field>
      </div>
    </section>
  );
}
