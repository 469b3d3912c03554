import { AutoComplete } from 'antd';
import { useState } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { CodeOptionLine } from './code-option.tsx';
import { useCodeNames, useCodeSearch, type System } from './code-search.ts';
import { asText } from './as-text.ts';
import type { ValueProps } from './value-props.ts';

/** One code, by code, name or pinyin initials; what is typed stays as it is typed. */
export function CodeInput({ value, system, disabled, label, onChange }: ValueProps & { readonly system: System }) {
  const t = useT('packs');
  const [typed, setTyped] = useState('');
  const { codes } = useCodeSearch(system, typed);
  const text = asText(value);
  const name = useCodeNames(system, text === '' ? [] : [text]).get(text);
  return (
    <span style={{ flex: 1, minWidth: 150, maxWidth: 360 }}>
      <AutoComplete
        style={{ width: '100%' }}
        disabled={disabled}
        value={text}
        popupMatchSelectWidth={440}
        placeholder={t('condition.code')}
        aria-label={label}
        onSearch={setTyped}
        onChange={(next: string) => onChange(next)}
        options={codes.map((one) => ({ value: one.code, label: <CodeOptionLine one={one} /> }))}
        data-testid="condition-value"
      />
      {name === undefined ? null : <small className="cl-muted">{name}</small>}
    </span>
  );
}
