import { Select } from 'antd';
import { useState } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { groupFields, itemFields, systemOf } from '../knowledge.ts';
import { useLocal } from '../../../../i18n/index.ts';
import { useRuleEditing } from '../rule-editing.ts';
import { CodeOptionLine } from './code-option.tsx';
import { useCodeNames, useCodeSearch } from './code-search.ts';
import { asText } from './as-text.ts';
import { typedValue } from './schema-form.ts';
import { isObject } from '../condition-edits.ts';
import type { ValueProps } from './value-props.ts';
import { roleOf } from './value-role.ts';
import { useSetOptions } from './value-sets.ts';

const SEPARATORS = [',', '，', ';', '；', ' ', '、', '|'];

/** Several values as tags: codes with ranges and prefixes, words of a value set, members of a group, or whatever is typed. */
export function ListValue(props: ValueProps) {
  const { operator, member, field, operand } = props;
  const { knowledge } = useRuleEditing();
  const local = useLocal();
  const role = roleOf(operator.id, member);
  const options = useSetOptions(role === 'fieldValue' ? field?.valueSet : undefined);
  const system = role === 'fieldValue' || role === 'codeRanges' ? systemOf(field) : undefined;
  if (system !== undefined || role === 'codeRanges') return <Codes {...props} system={system ?? 'icd10'} />;
  const members =
    role === 'itemMember'
      ? itemFields(knowledge, operand)
      : role === 'groupMember'
        ? groupFields(knowledge, operand)
        : [];
  const offered =
    members.length > 0
      ? members.map(({ path, field: one }) => ({
          value: path,
          label: `${local(one.title)} ${path}`,
          search: one.search,
        }))
      : options;
  return <Tags {...props} options={offered} />;
}

function Tags({
  schema,
  value,
  field,
  member,
  operator,
  disabled,
  label,
  onChange,
  options,
}: ValueProps & {
  readonly options: readonly { readonly value: string; readonly label: string; readonly search: string }[];
}) {
  const t = useT('packs');
  const { items, known } = textsOf(value);
  const itemSchema = isObject(schema['items']) ? schema['items'] : {};
  const kind =
    roleOf(operator.id, member) === 'fieldValue' && itemSchema['type'] !== 'string' ? field?.type : undefined;
  return (
    <Select
      mode="tags"
      style={{ minWidth: 180, flex: 1 }}
      disabled={disabled}
      value={items}
      options={[...options]}
      showSearch={{
        filterOption: (input, option) => (option?.search ?? option?.value ?? '').includes(input.trim().toLowerCase()),
      }}
      tokenSeparators={SEPARATORS}
      maxTagCount={12}
      popupMatchSelectWidth={false}
      placeholder={t('condition.values')}
      aria-label={label}
      onChange={(texts: string[]) =>
        onChange(
          texts.map((text) => (known.has(text) ? known.get(text) : typedValue(text, known.get(items[0] ?? ''), kind))),
        )
      }
      data-testid="condition-values"
    />
  );
}

/** Codes, prefixes (`K80`) and ranges (`C50-C58`), found by code, name or pinyin initials. */
function Codes({
  value,
  system,
  operator,
  disabled,
  label,
  onChange,
}: ValueProps & { readonly system: 'icd10' | 'icd9cm3' }) {
  const t = useT('packs');
  const [typed, setTyped] = useState('');
  const { codes } = useCodeSearch(system, typed);
  const { items, known } = textsOf(value);
  const names = useCodeNames(system, items);
  return (
    <Select
      mode="tags"
      style={{ minWidth: 180, flex: 1 }}
      disabled={disabled}
      value={items}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={codes.map((one) => ({ value: one.code, label: one.code, found: one }))}
      optionRender={({ data }) => (data.found === undefined ? data.label : <CodeOptionLine one={data.found} />)}
      labelRender={({ value: code }) => {
        const name = names.get(String(code));
        return (
          <>
            <code>{String(code)}</code>
            {name === undefined ? null : <small> {name}</small>}
          </>
        );
      }}
      tokenSeparators={SEPARATORS}
      maxTagCount={12}
      popupMatchSelectWidth={460}
      placeholder={operator.id === 'codeIn' ? t('condition.codes') : t('condition.code')}
      aria-label={label}
      onChange={(texts: string[]) => onChange(texts.map((text) => (known.has(text) ? known.get(text) : text)))}
      data-testid="condition-values"
    />
  );
}

/** The items as texts, and which item each text stands for: what is not touched keeps its type. */
function textsOf(value: unknown): { readonly items: string[]; readonly known: ReadonlyMap<string, unknown> } {
  const all = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const known = new Map(all.map((one) => [asText(one), one]));
  return { items: all.map(asText), known };
}
