import { Select } from 'antd';
import { useMemo } from 'react';
import { useLocal, useT } from '../../../i18n/index.ts';
import { addressOf, fieldAt, fieldOf, LIST_TITLES, type RuleKnowledge } from './knowledge.ts';
import styles from './rules.module.css';

interface AddressProps {
  readonly knowledge: RuleKnowledge;
  readonly fact: string;
  readonly path: string | undefined;
  /** List whose item is at hand as `item`. */
  readonly item: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (address: { readonly fact: string; readonly path?: string }) => void;
}

/** A field by its label or its address; what the catalogue lacks is shown as it is written. */
export function FieldPicker({ knowledge, fact, path, item, disabled, onChange }: AddressProps) {
  const t = useT('packs');
  const options = useFieldOptions(knowledge, item);
  const known = fieldOf(knowledge, fact, path, item);
  const list = path === undefined || path === '' ? fact : `${fact}.${path}`;
  const written = options.some((one) => one.value === list)
    ? list
    : path === undefined || path === ''
      ? fact
      : `${fact} ${path}`;
  return (
    <Select
      className={styles['fieldPicker'] ?? ''}
      showSearch={{ filterOption: (input, option) => (option?.search ?? '').includes(input.toLowerCase()) }}
      popupMatchSelectWidth={360}
      disabled={disabled}
      placeholder={t('condition.field')}
      aria-label={t('condition.field')}
      {...(fact === '' ? {} : { value: known?.path ?? written })}
      options={
        known === undefined && fact !== '' && written !== list
          ? [{ value: written, label: written, search: '' }, ...options]
          : options
      }
      optionRender={(option) => (
        <FieldOption path={String(option.value)} label={option.data.label} type={option.data.type} />
      )}
      onChange={(next: string) => onChange(addressOf(next, item))}
    />
  );
}

/** A field by its canonical path, for the place a finding points at. */
export function PathPicker({
  knowledge,
  value,
  disabled,
  onChange,
  testId,
}: {
  readonly knowledge: RuleKnowledge;
  readonly value: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (path: string | undefined) => void;
  readonly testId?: string;
}) {
  const t = useT('packs');
  const options = useFieldOptions(knowledge, undefined);
  const found = value === undefined ? undefined : fieldAt(knowledge, value);
  const known = value === undefined || options.some((one) => one.value === value);
  const local = useLocal();
  return (
    <Select
      allowClear
      style={{ width: '100%' }}
      showSearch={{ filterOption: (input, option) => (option?.search ?? '').includes(input.toLowerCase()) }}
      disabled={disabled}
      aria-label={t('rule.field')}
      {...(value === undefined ? {} : { value })}
      options={known ? options : [{ value, label: local(found?.title) || value, search: '', type: '' }, ...options]}
      optionRender={(option) => (
        <FieldOption path={String(option.value)} label={option.data.label} type={option.data.type} />
      )}
      onChange={(next: string | undefined) => onChange(next)}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
    />
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly search: string;
  readonly type?: string;
}

function useFieldOptions(knowledge: RuleKnowledge, item: string | undefined): Option[] {
  const local = useLocal();
  return useMemo(() => {
    const all = [...knowledge.fields.values()].map((one) => ({
      value: one.path,
      label: local(one.title),
      type: one.type,
      search: `${one.path} ${one.title.zh} ${one.title.en}`.toLowerCase(),
    }));
    const lists = [...new Set([...knowledge.lists, ...Object.keys(LIST_TITLES)])]
      .filter((list) => !knowledge.fields.has(list))
      .map((list) => ({
        value: list,
        label: local(LIST_TITLES[list]) || list,
        type: 'list',
        search: `${list} ${LIST_TITLES[list]?.zh ?? ''} ${LIST_TITLES[list]?.en ?? ''}`.toLowerCase(),
      }));
    const own = (option: Option) => (item !== undefined && option.value.startsWith(`${item}[].`) ? 0 : 1);
    return [...all, ...lists].toSorted((a, b) => own(a) - own(b));
  }, [knowledge, local, item]);
}

function FieldOption({
  path,
  label,
  type,
}: {
  readonly path: string;
  readonly label: string;
  readonly type: string | undefined;
}) {
  return (
    <span className={styles['fieldOption']}>
      <span>{label}</span>
      <code>{path}</code>
      <small>{type}</small>
    </span>
  );
}
