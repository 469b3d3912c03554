import { Select, type RefSelectProps } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLocal, useT } from '../../../i18n/index.ts';
import { operatorAbout } from '../messages/operators.ts';
import type { Address } from './condition-edits.ts';
import { FieldPicker } from './field-picker.tsx';
import { useRuleEditing } from './rule-editing.ts';
import styles from './rules.module.css';
import type { EditedTest } from './use-test.ts';
import { ValueEditor } from './values/value-editor.tsx';
import { valueSchema } from './values/value-schema.ts';

/** The three parts of a test, each with its editor. */
export function TestField({ test }: { readonly test: EditedTest }) {
  const { knowledge, disabled } = useRuleEditing();
  return (
    <FieldPicker
      knowledge={knowledge}
      fact={test.fact}
      path={test.path}
      item={test.item}
      disabled={disabled}
      focused={test.focused === 'field'}
      onChange={test.setField}
    />
  );
}

export function TestOperator({ test }: { readonly test: EditedTest }) {
  const t = useT('packs');
  const local = useLocal();
  const { disabled } = useRuleEditing();
  const select = useRef<RefSelectProps>(null);
  const focused = test.focused === 'operator';
  useEffect(() => {
    if (focused) select.current?.focus();
  }, [focused]);
  return (
    <Select
      ref={select}
      className={styles['operator'] ?? ''}
      disabled={disabled}
      showSearch={{ filterOption: (input, option) => (option?.search ?? '').includes(input.trim().toLowerCase()) }}
      popupMatchSelectWidth={380}
      listItemHeight={44}
      listHeight={352}
      placeholder={t('condition.operator')}
      aria-label={t('condition.operator')}
      {...(test.operatorId === '' ? {} : { value: test.operatorId })}
      onChange={test.setOperator}
      options={test.offered.map((one) => ({
        value: one.id,
        label: local(one.title),
        about: local(operatorAbout[one.id]),
        search: `${one.id} ${one.title.zh} ${one.title.en}`.toLowerCase(),
      }))}
      optionRender={({ data }) => (
        <span className={styles['fieldLine']}>
          <span>
            <span>{data.label}</span>
            <code>{data.value}</code>
          </span>
          <small>{data.about}</small>
        </span>
      )}
      data-testid="condition-operator"
    />
  );
}

export function TestValue({
  test,
  nested,
}: {
  readonly test: EditedTest;
  readonly nested: (at: Address) => ReactNode;
}) {
  const t = useT('packs');
  const { disabled } = useRuleEditing();
  const host = useRef<HTMLSpanElement>(null);
  const focused = test.focused === 'value';
  useEffect(() => {
    if (focused) host.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [focused]);
  const { operator } = test;
  if (operator === undefined) return null;
  return (
    <span ref={host} className={styles['valueHost']}>
      <ValueEditor
        schema={valueSchema(operator)}
        operator={operator}
        member=""
        field={test.field}
        operand={test.operand}
        item={test.item}
        at={[...test.at, 'value']}
        value={test.value}
        disabled={disabled}
        label={t('condition.value')}
        onChange={test.setValue}
        nested={nested}
      />
    </span>
  );
}
