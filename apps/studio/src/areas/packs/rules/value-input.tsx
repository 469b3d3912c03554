import { AutoComplete, Button, Input, Select, Tooltip } from 'antd';
import { SwapOutlined } from '@ant-design/icons';
import { Fragment, useState, type ReactNode } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { isObject, type Json } from './condition-edits.ts';
import { membersSchema, typedValue, valueForm } from './condition-shape.ts';
import { FieldPicker } from './field-picker.tsx';
import type { FieldInfo, OperatorInfo, RuleKnowledge } from './knowledge.ts';
import styles from './rules.module.css';

interface Props {
  readonly knowledge: RuleKnowledge;
  readonly operator: OperatorInfo;
  readonly field: FieldInfo | undefined;
  readonly item: string | undefined;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly onChange: (value: unknown) => void;
  /** Conditions inside the value, over the items of a list: the builder shows them, which also shows this input. */
  readonly nested: (condition: unknown, onChange: (next: unknown) => void) => ReactNode;
}

/** The value of a test, in the form its operator asks for; what fits no form is shown and edited as JSON. */
export function ValueInput(props: Props) {
  const { knowledge, operator, item, value, disabled, onChange } = props;
  const t = useT('packs');
  const reference = isObject(value) && typeof value['fact'] === 'string' && operator.compares;
  if (reference) {
    const { fact, path } = value as { fact: string; path?: string };
    return (
      <span className={styles['value']}>
        <FieldPicker
          knowledge={knowledge}
          fact={fact}
          path={path}
          item={item}
          disabled={disabled}
          onChange={onChange}
        />
        <Tooltip title={t('condition.literal')}>
          <Button
            size="small"
            type="text"
            icon={<SwapOutlined />}
            disabled={disabled}
            aria-label={t('condition.literal')}
            onClick={() => onChange('')}
          />
        </Tooltip>
      </span>
    );
  }
  return (
    <span className={styles['value']} data-form={valueForm(operator.value, value)}>
      <Literal {...props} schema={operator.value} />
      {operator.compares ? (
        <Tooltip title={t('condition.otherField')}>
          <Button
            size="small"
            type="text"
            icon={<SwapOutlined />}
            disabled={disabled}
            aria-label={t('condition.otherField')}
            onClick={() => onChange({ fact: '' })}
          />
        </Tooltip>
      ) : null}
    </span>
  );
}

function Literal({ schema, ...props }: Props & { readonly schema: Json }) {
  switch (valueForm(schema, props.value)) {
    case 'none':
      return null;
    case 'boolean':
      return <YesNo {...props} />;
    case 'scalar':
      return props.operator.id === 'inSet' || props.operator.id === 'notInSet' ? (
        <SetName {...props} />
      ) : (
        <Scalar {...props} />
      );
    case 'list':
      return <ListOfValues {...props} />;
    case 'members':
      return <Members {...props} schema={schema} />;
    case 'json':
      return <AnyJson {...props} />;
  }
}

function YesNo({ value, disabled, onChange }: Props) {
  const t = useT('parts');
  return (
    <Select
      style={{ width: 88 }}
      disabled={disabled}
      value={value === true}
      onChange={onChange}
      options={[
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ]}
    />
  );
}

function useSetOptions(field: FieldInfo | undefined): { value: string; label: string }[] {
  const local = useLocal();
  const sets = useOperation('valueSets', {}, { staleTime: 300_000 });
  if (field?.valueSet === undefined) return [];
  return (sets.data?.sets[field.valueSet] ?? []).map((one) => ({
    value: one.code,
    label: `${one.code} ${local(one)}`,
  }));
}

const asText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value as number);

function Scalar({ field, value, disabled, onChange }: Props) {
  const t = useT('packs');
  const options = useSetOptions(field);
  return (
    <AutoComplete
      style={{ minWidth: 140, flex: 1 }}
      disabled={disabled}
      value={asText(value)}
      options={options}
      showSearch={{
        filterOption: (input, option) => (option?.label ?? '').toLowerCase().includes(input.toLowerCase()),
      }}
      popupMatchSelectWidth={false}
      placeholder={t('condition.value')}
      aria-label={t('condition.value')}
      onChange={(text: string) => onChange(typedValue(text, value, field?.type))}
      data-testid="condition-value"
    />
  );
}

function SetName({ value, disabled, onChange }: Props) {
  const t = useT('packs');
  const sets = useOperation('valueSets', {}, { staleTime: 300_000 });
  const names = Object.keys(sets.data?.sets ?? {}).toSorted();
  return (
    <AutoComplete
      style={{ minWidth: 160, flex: 1 }}
      disabled={disabled}
      value={asText(value)}
      options={names.map((name) => ({ value: name, label: `${name} (${sets.data?.sets[name]?.length ?? 0})` }))}
      showSearch={{ filterOption: (input, option) => (option?.value ?? '').includes(input) }}
      placeholder={t('condition.set')}
      aria-label={t('condition.set')}
      onChange={onChange}
    />
  );
}

function ListOfValues({ field, operator, value, disabled, onChange }: Props) {
  const t = useT('packs');
  const options = useSetOptions(field);
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const known = new Map(items.map((one) => [asText(one), one]));
  return (
    <Select
      mode="tags"
      style={{ minWidth: 180, flex: 1 }}
      disabled={disabled}
      value={items.map(asText)}
      options={options}
      tokenSeparators={[',', '，', ' ', '、']}
      maxTagCount={12}
      placeholder={operator.id === 'codeIn' ? t('condition.codes') : t('condition.values')}
      aria-label={t('condition.values')}
      onChange={(texts: string[]) =>
        onChange(texts.map((text) => (known.has(text) ? known.get(text) : typedValue(text, items[0], field?.type))))
      }
    />
  );
}

/** A value with members: each in its own form; members the schema does not name are shown as they are and kept. */
function Members({ schema, ...props }: Props & { readonly schema: Json }) {
  const { value, onChange, operator } = props;
  const members = membersSchema(schema);
  const own = isObject(value) ? value : {};
  const set = (name: string, next: unknown) =>
    onChange(
      next === undefined || next === ''
        ? Object.fromEntries(Object.entries(own).filter(([one]) => one !== name))
        : { ...own, [name]: next },
    );
  const others = Object.keys(own).filter((name) => !(name in members));
  return (
    <span className={styles['members']}>
      {Object.entries(members).map(([name, member]) =>
        name === 'conditions' ? (
          <Fragment key={name}>{props.nested(own[name], (next) => set(name, next))}</Fragment>
        ) : (
          <label key={name} className={styles['member']}>
            <code>{name}</code>
            <Literal
              {...props}
              operator={{ ...operator, id: name, compares: false }}
              field={undefined}
              schema={member}
              value={own[name]}
              onChange={(next) => set(name, next)}
            />
          </label>
        ),
      )}
      {others.map((name) => (
        <label key={name} className={styles['member']}>
          <code>{name}</code>
          <code className="cl-muted">{JSON.stringify(own[name])}</code>
        </label>
      ))}
    </span>
  );
}

/** JSON as text: taken over when it is JSON, kept on screen while it is not. */
function AnyJson({ value, disabled, onChange }: Props) {
  const t = useT('packs');
  const [text, setText] = useState<string>();
  const shown = text ?? JSON.stringify(value ?? null);
  const broken = text !== undefined && !isJson(text);
  return (
    <Input.TextArea
      autoSize={{ minRows: 1, maxRows: 8 }}
      style={{ fontFamily: 'var(--cl-font-code)', fontSize: 12, minWidth: 200, flex: 1 }}
      disabled={disabled}
      value={shown}
      aria-label={t('condition.json')}
      {...(broken ? { status: 'error' as const } : {})}
      onChange={(event) => {
        setText(event.target.value);
        if (isJson(event.target.value)) onChange(JSON.parse(event.target.value));
      }}
      onBlur={() => (broken ? undefined : setText(undefined))}
    />
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
