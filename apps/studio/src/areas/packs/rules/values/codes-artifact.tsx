import { AutoComplete } from 'antd';
import { useLocal, useT } from '../../../../i18n/index.ts';
import { useCodesArtifacts } from '../use-codes-artifacts.ts';
import { asText } from './as-text.ts';
import type { ValueProps } from './value-props.ts';
import { roleOf } from './value-role.ts';

const SYSTEMS = ['icd10', 'icd9cm3'];

/** A value set, code table or map of the pack, by its id or title. */
export function CodesArtifact({ operator, member, value, disabled, label, onChange }: ValueProps) {
  const t = useT('packs');
  const local = useLocal();
  const artifacts = useCodesArtifacts();
  const isSystem = roleOf(operator.id, member) === 'codeSystem';
  const offered = artifacts
    .filter((one) => !isSystem || SYSTEMS.includes(one.id))
    .toSorted((a, b) => Number(SYSTEMS.includes(b.id)) - Number(SYSTEMS.includes(a.id)) || (a.id < b.id ? -1 : 1));
  const own = artifacts.find((one) => one.id === value);
  return (
    <span style={{ flex: 1, minWidth: 160, maxWidth: 320 }}>
      <AutoComplete
        style={{ width: '100%' }}
        disabled={disabled}
        value={asText(value)}
        aria-label={label}
        placeholder={t(isSystem ? 'condition.system' : 'condition.set')}
        popupMatchSelectWidth={360}
        options={offered.map((one) => ({
          value: one.id,
          label: `${local(one.title) || one.id} · ${one.id}`,
          search: `${one.id} ${one.title.zh} ${one.title.en}`.toLowerCase(),
        }))}
        showSearch={{ filterOption: (input, option) => (option?.search ?? '').includes(input.trim().toLowerCase()) }}
        onChange={(next: string) => onChange(next)}
        data-testid="condition-value"
      />
      {own === undefined ? null : <small className="cl-muted">{local(own.title)}</small>}
    </span>
  );
}
