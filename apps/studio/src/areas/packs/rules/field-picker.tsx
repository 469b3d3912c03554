import { Select, type RefSelectProps } from 'antd';
import { useEffect, useRef } from 'react';
import { useValueSets } from '../../../api/knowledge.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { exampleOf, useFieldGroups, type FieldGroup, type FieldOption } from './field-options.ts';
import { addressOf, fieldAt, fieldOf, groupTitle, listTitle, type RuleKnowledge } from './knowledge.ts';
import styles from './rules.module.css';
import { useMessage } from './use-message.ts';

interface AddressProps {
  readonly knowledge: RuleKnowledge;
  readonly fact: string;
  readonly path: string | undefined;
  /** List whose item is at hand as `item`. */
  readonly item: string | undefined;
  readonly disabled: boolean;
  readonly label?: string;
  /** Takes the focus and opens when it turns true. */
  readonly focused?: boolean;
  readonly onChange: (address: { readonly fact: string; readonly path?: string }) => void;
}

/** A field by its label, its address or the initials of its name; what the catalogue lacks is shown as it is written. */
export function FieldPicker({ knowledge, fact, path, item, disabled, label, focused = false, onChange }: AddressProps) {
  const t = useT('packs');
  const local = useLocal();
  const select = useRef<RefSelectProps>(null);
  const groups = useFieldGroups(knowledge, item);
  useEffect(() => {
    if (focused) select.current?.focus();
  }, [focused]);
  const known = fieldOf(knowledge, fact, path, item);
  const list = path === undefined || path === '' ? fact : `${fact}.${path}`;
  const isOffered = groups.some((group) => group.options.some((one) => one.value === list));
  const written = isOffered || path === undefined || path === '' ? list : `${fact} ${path}`;
  const value = known?.path ?? written;
  return (
    <Select
      ref={select}
      className={styles['fieldPicker'] ?? ''}
      showSearch={{ filterOption: matches }}
      popupMatchSelectWidth={420}
      listItemHeight={44}
      listHeight={352}
      disabled={disabled}
      placeholder={t('condition.field')}
      aria-label={label ?? t('condition.field')}
      {...(fact === '' ? {} : { value })}
      options={
        fact === ''
          ? [...groups]
          : withWritten(groups, value, local(listTitle(knowledge, list) ?? groupTitle(list)) || value)
      }
      optionRender={(option) => <FieldLine option={option.data as unknown as FieldOption} />}
      labelRender={({ label: shown, value: address }) => (
        <span title={String(address)}>{shown ?? String(address)}</span>
      )}
      onChange={(next: string) => onChange(addressOf(next, item))}
      data-testid="condition-field"
    />
  );
}

const matches = (input: string, option?: FieldGroup): boolean =>
  ((option as Partial<FieldOption> | undefined)?.search ?? '').includes(input.trim().toLowerCase());

/** The list to choose from with what is written there now, where it lacks that. */
function withWritten(groups: readonly FieldGroup[], value: string, label = value): FieldGroup[] {
  return groups.some((group) => group.options.some((one) => one.value === value))
    ? [...groups]
    : [{ label: value, options: [{ value, label, search: '' }] }, ...groups];
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
  const local = useLocal();
  const groups = useFieldGroups(knowledge, undefined);
  const found = value === undefined ? undefined : fieldAt(knowledge, value);
  return (
    <Select
      allowClear
      style={{ width: '100%' }}
      showSearch={{ filterOption: matches }}
      listItemHeight={44}
      listHeight={352}
      popupMatchSelectWidth={420}
      disabled={disabled}
      aria-label={t('rule.field')}
      {...(value === undefined ? {} : { value })}
      options={value === undefined ? [...groups] : withWritten(groups, value, local(found?.title) || value)}
      optionRender={(option) => <FieldLine option={option.data as unknown as FieldOption} />}
      onChange={(next: string | undefined) => onChange(next)}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
    />
  );
}

/** One field to choose: its name and address, below them type, unit, value set and an example. */
function FieldLine({ option: { value, label, field } }: { readonly option: FieldOption }) {
  const t = useT('packs');
  const word = useMessage();
  const local = useLocal();
  const sets = useValueSets();
  const example = field === undefined ? '' : exampleOf(field, sets, local);
  const about =
    field === undefined
      ? [t('field.list')]
      : [
          word(`type.${field.type}`) ?? field.type,
          field.unit,
          field.valueSet,
          example === '' ? undefined : t('field.example', { example }),
        ];
  return (
    <span className={styles['fieldLine']}>
      <span>
        <span>{label}</span>
        <code>{value}</code>
      </span>
      <small>{about.filter((one) => one !== undefined).join(' · ')}</small>
    </span>
  );
}
