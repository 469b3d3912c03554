import { AutoComplete } from 'antd';
import { useOperation } from '../../../../api/hooks.ts';
import { valueAt } from '../condition-edits.ts';
import { useRuleEditing } from '../rule-editing.ts';
import { useWorkbench } from '../../workbench/workbench-context.tsx';
import { useCodesArtifacts } from '../use-codes-artifacts.ts';
import { asText } from './as-text.ts';
import type { ValueProps } from './value-props.ts';

const PLAIN_COLUMNS = ['code', 'zh', 'en', 'pinyin'];

/** An attribute that the code table named beside it keeps: a column of its table. */
export function AttributeName({ at, value, disabled, label, onChange }: ValueProps) {
  const { rule } = useRuleEditing();
  const { source } = useWorkbench();
  const system = valueAt(rule, [...at.slice(0, -1), 'system']);
  const known = useCodesArtifacts().some((one) => one.id === system);
  const artifact = useOperation(
    'packArtifact',
    { params: { source, kind: 'codes', artifact: asText(system) } },
    { enabled: known, staleTime: 300_000 },
  );
  const columns = (known ? (artifact.data?.tables ?? []) : []).flatMap((one) => one.columns);
  return (
    <Offered {...{ value, disabled, label, onChange }} names={columns.filter((one) => !PLAIN_COLUMNS.includes(one))} />
  );
}

/** A parameter of the pack, from the code lists of system `parameter`. */
export function ParameterName(props: ValueProps) {
  const { source } = useWorkbench();
  const artifact = useCodesArtifacts().find((one) => one.id.includes('parameter'));
  const found = useOperation(
    'packArtifact',
    { params: { source, kind: 'codes', artifact: artifact?.id ?? '' } },
    { enabled: artifact !== undefined, staleTime: 300_000 },
  );
  const codes = valueAt(found.data?.value, ['codes']);
  const names = Array.isArray(codes) ? codes.map((one) => asText(valueAt(one, ['code']))) : [];
  return <Offered {...props} names={names} />;
}

function Offered({
  names,
  value,
  disabled,
  label,
  onChange,
}: Pick<ValueProps, 'value' | 'disabled' | 'label' | 'onChange'> & { readonly names: readonly string[] }) {
  return (
    <AutoComplete
      style={{ minWidth: 160, flex: 1, maxWidth: 320 }}
      disabled={disabled}
      value={asText(value)}
      aria-label={label}
      options={[...new Set(names)].map((one) => ({ value: one }))}
      showSearch={{ filterOption: (input, option) => (option?.value ?? '').includes(input.trim()) }}
      onChange={(next: string) => onChange(next)}
    />
  );
}
