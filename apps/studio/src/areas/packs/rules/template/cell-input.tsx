import type { RuleTemplate } from '@caseloom/rules';
import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useLanguage, useT } from '../../../../i18n/index.ts';
import { DateInput } from '../../date-input.tsx';
import { SeverityPicker } from '../severity-picker.tsx';
import { CodeOptionLine } from '../values/code-option.tsx';
import { useCodeNames, useCodeSearch, type System } from '../values/code-search.ts';
import { useSetOptions } from '../values/value-sets.ts';

type Column = RuleTemplate['columns'][number];

interface Props {
  readonly column: Column;
  readonly value: string;
  readonly disabled: boolean;
  readonly label: string;
  readonly onChange: (value: string) => void;
}

/** The cell of one column, in the form that the column's type asks for; the text of the cell is what is stored. */
export function CellInput(props: Props) {
  const { column, value, disabled, label, onChange } = props;
  switch (column.type) {
    case 'list':
      return <ListCell {...props} />;
    case 'flag':
      return <FlagCell {...props} />;
    case 'severity':
      return <SeverityPicker value={value} disabled={disabled} onChange={onChange} />;
    case 'date':
      return <DateInput value={value} onChange={onChange} label={label} />;
    case 'number':
    case 'text':
      return (
        <Input
          value={value}
          disabled={disabled}
          aria-label={label}
          onChange={(event) => onChange(event.target.value)}
          data-testid={`cell-${column.name}`}
        />
      );
  }
}

function FlagCell({ value, disabled, label, onChange }: Props) {
  const t = useT('parts');
  const english = useLanguage() === 'en';
  const words = english ? (['true', 'false'] as const) : (['是', '否'] as const);
  return (
    <Select
      allowClear
      style={{ width: 120 }}
      disabled={disabled}
      aria-label={label}
      {...(value === '' ? {} : { value })}
      onChange={(next: string | undefined) => onChange(next ?? '')}
      options={[
        { value: words[0], label: t('yes') },
        { value: words[1], label: t('no') },
      ]}
    />
  );
}

const SEPARATORS = /[;；、|]/;

/** Texts separated by `;`, as tags; codes are found by code, name or pinyin initials. */
function ListCell({ column, value, disabled, label, onChange }: Props) {
  const t = useT('packs');
  const [typed, setTyped] = useState('');
  const system = column.codes === 'icd10' || column.codes === 'icd9cm3' ? (column.codes satisfies System) : undefined;
  const { codes } = useCodeSearch(system, typed);
  const words = useSetOptions(system === undefined ? column.codes : undefined);
  const items = value
    .split(SEPARATORS)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const names = useCodeNames(system, items);
  const q = typed.trim().toLowerCase();
  const options: { value: string; label: ReactNode }[] =
    system === undefined
      ? words.filter((one) => one.search.includes(q)).map((one) => ({ value: one.value, label: one.label }))
      : codes.map((one) => ({ value: one.code, label: <CodeOptionLine one={one} /> }));
  return (
    <Select
      mode="tags"
      style={{ width: '100%' }}
      disabled={disabled}
      value={items}
      options={options}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      labelRender={({ value: code }) => (
        <>
          <code>{String(code)}</code>
          {names.has(String(code)) ? <small> {names.get(String(code))}</small> : null}
        </>
      )}
      tokenSeparators={[';', '；', '、', '|', ',', '，', ' ']}
      placeholder={t('condition.codes')}
      aria-label={label}
      onChange={(next: string[]) => onChange(next.join(';'))}
      data-testid={`cell-${column.name}`}
    />
  );
}
