import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useLocal, useT } from '../../../i18n/index.ts';
import { ReadableWhenDisabled } from '../readable.tsx';
import { ConditionBuilder } from './condition-builder.tsx';
import { isObject, replaceAt, valueAt, type Address, type Json } from './condition-edits.ts';
import { PathPicker } from './field-picker.tsx';
import { LIST_TITLES, type RuleKnowledge } from './knowledge.ts';
import styles from './rules.module.css';
import { useSentence } from './use-sentence.ts';
import { SeverityPicker } from './severity-picker.tsx';

interface Props {
  readonly value: Json;
  readonly disabled: boolean;
  readonly knowledge: RuleKnowledge;
  readonly onChange: (value: unknown, mark?: string) => void;
}
const PARAMS: Address = ['event', 'params'];
const SHOWN = [
  'severity',
  'title',
  'message',
  'suggestion',
  'field',
  'category',
  'subcategory',
  'engine',
  'dimension',
  'stages',
  'deduction',
  'source',
  'basis',
  'validFrom',
  'validTo',
];
const TOP = ['id', 'name', 'conditions', 'event', 'priority', 'appliesWhen', 'forEach'];

/** A rule as a form. What has no field here is listed at the end as it is, never dropped. */
export function RuleForm({ value, disabled, knowledge, onChange }: Props) {
  const t = useT('packs');
  const local = useLocal();
  const params = valueAt(value, PARAMS);
  const own = isObject(params) ? params : {};
  const set = (at: Address, next: unknown) =>
    onChange(replaceAt(value, at, next === '' ? undefined : next), at.join('.'));
  const setParam = (name: string, next: unknown) =>
    onChange(replaceAt(withParams(value), [...PARAMS, name], next === '' ? undefined : next), name);
  const text = (name: string) =>
    typeof own[name] === 'string' ? own[name] : typeof own[name] === 'number' ? String(own[name]) : '';
  const item = typeof value['forEach'] === 'string' ? value['forEach'] : undefined;
  const applies = value['appliesWhen'];
  const others = [
    ...Object.keys(value)
      .filter((one) => !TOP.includes(one))
      .map((one) => [one, value[one]] as const),
    ...Object.keys(own)
      .filter((one) => !SHOWN.includes(one))
      .map((one) => [`event.params.${one}`, own[one]] as const),
  ];
  return (
    <ReadableWhenDisabled>
      <div className={styles['form']} data-testid="rule-form">
        <Sentence value={value} knowledge={knowledge} />
        <section className={styles['grid']}>
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
                value={text('severity')}
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
        </section>
        <section>
          <h3>{t('rule.conditions')}</h3>
          <p className="cl-muted">{t('rule.conditions.about')}</p>
          <Field label={t('rule.forEach')}>
            <Select
              allowClear
              style={{ width: 220 }}
              disabled={disabled}
              placeholder={t('rule.forEach.none')}
              {...(item === undefined ? {} : { value: item })}
              onChange={(next: string | undefined) => set(['forEach'], next)}
              options={[
                ...new Set([...knowledge.lists, 'diagnoses', 'procedures', ...(item === undefined ? [] : [item])]),
              ].map((one) => ({ value: one, label: t('rule.forEach.item', { list: local(LIST_TITLES[one]) || one }) }))}
            />
          </Field>
          {applies === undefined ? (
            disabled ? null : (
              <button
                type="button"
                className={styles['addLink']}
                onClick={() => set(['appliesWhen'], { all: [{ fact: '', operator: '', value: '' }] })}
              >
                + {t('rule.appliesWhen.add')}
              </button>
            )
          ) : (
            <div className={styles['applies']}>
              <div className={styles['groupHead']}>
                <strong>{t('rule.appliesWhen')}</strong>
                {disabled ? null : (
                  <button type="button" className={styles['addLink']} onClick={() => set(['appliesWhen'], undefined)}>
                    {t('rule.appliesWhen.remove')}
                  </button>
                )}
              </div>
              <ConditionBuilder
                knowledge={knowledge}
                condition={applies}
                item={item}
                disabled={disabled}
                onChange={(next) => set(['appliesWhen'], next)}
              />
            </div>
          )}
          <ConditionBuilder
            knowledge={knowledge}
            condition={value['conditions']}
            item={item}
            disabled={disabled}
            onChange={(next) => set(['conditions'], next)}
          />
        </section>
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
            {(['category', 'subcategory', 'dimension', 'deduction', 'validFrom', 'validTo', 'source'] as const).map(
              (name) => (
                <Field key={name} label={t(`rule.${name}`)}>
                  <Input
                    value={text(name)}
                    disabled={disabled}
                    onChange={(event) => setParam(name, event.target.value)}
                    {...(name.startsWith('valid') ? { placeholder: 'YYYY-MM-DD' } : {})}
                  />
                </Field>
              ),
            )}
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
                value={typeof value['priority'] === 'number' ? value['priority'] : null}
                onChange={(next) => set(['priority'], next ?? undefined)}
              />
            </Field>
          </div>
        </section>
        {others.length === 0 ? null : (
          <section>
            <h3>{t('rule.others')}</h3>
            <p className="cl-muted">{t('rule.others.about')}</p>
            {others.map(([name, one]) => (
              <p key={name}>
                <code>{name}</code> <code className="cl-muted">{JSON.stringify(one)}</code>
              </p>
            ))}
          </section>
        )}
      </div>
    </ReadableWhenDisabled>
  );
}

/** A rule whose event or params are missing gets empty ones to write into. */
function withParams(value: Json): Json {
  const event = isObject(value['event']) ? value['event'] : { type: 'finding' };
  return { ...value, event: isObject(event['params']) ? event : { ...event, params: {} } };
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className={styles['field']}>
      <span>{label}</span>
      {children}
    </label>
  );
}

interface LocalFieldProps {
  readonly label: string;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly onChange: (value: unknown) => void;
  readonly area?: boolean;
  readonly testId?: string;
}

/** A text in both languages, one above the other. */
function LocalField({ label, value, disabled, onChange, area = false, testId }: LocalFieldProps) {
  const t = useT('packs');
  const own = isObject(value) ? value : {};
  const set = (language: 'zh' | 'en', text: string) => {
    const next = { zh: '', en: '', ...own, [language]: text };
    onChange(next.zh === '' && next.en === '' ? undefined : next);
  };
  return (
    <div className={styles['field']}>
      <span>{label}</span>
      {(['zh', 'en'] as const).map((language) => {
        const common = {
          value: typeof own[language] === 'string' ? own[language] : '',
          disabled,
          'aria-label': `${label} ${t(`language.${language}`)}`,
          onChange: (event: { target: { value: string } }) => set(language, event.target.value),
          ...(testId === undefined ? {} : { 'data-testid': `${testId}-${language}` }),
        };
        return area ? (
          <Input.TextArea
            key={language}
            autoSize={{ minRows: 1, maxRows: 4 }}
            {...common}
            placeholder={t(`language.${language}`)}
          />
        ) : (
          <Input
            key={language}
            {...common}
            prefix={<span className={styles['language']}>{t(`language.${language}`)}</span>}
          />
        );
      })}
    </div>
  );
}

function Sentence({ value, knowledge }: { readonly value: Json; readonly knowledge: RuleKnowledge }) {
  const t = useT('packs');
  const local = useLocal();
  const say = useSentence(knowledge);
  const item = typeof value['forEach'] === 'string' ? value['forEach'] : undefined;
  return (
    <p className={styles['sentence']} data-testid="rule-sentence">
      {item === undefined ? '' : t('sentence.forEach', { list: local(LIST_TITLES[item]) || item })}
      {value['appliesWhen'] === undefined ? '' : t('sentence.applies', { condition: say(value['appliesWhen'], item) })}
      {t('sentence.if', { condition: say(value['conditions'], item) })}
    </p>
  );
}
