import { AutoComplete } from 'antd';
import { useLocal } from '../../../../i18n/index.ts';
import { groupFields, itemFields } from '../knowledge.ts';
import { useRuleEditing } from '../rule-editing.ts';
import { asText } from './as-text.ts';
import type { ValueProps } from './value-props.ts';
import { roleOf } from './value-role.ts';

/** A path below the group or the list items that the test reads. */
export function MemberPath(props: ValueProps) {
  const { knowledge } = useRuleEditing();
  const { operator, member, operand } = props;
  const found =
    roleOf(operator.id, member) === 'itemMember' ? itemFields(knowledge, operand) : groupFields(knowledge, operand);
  return <PathText {...props} found={found} />;
}

/** A path of the record, from the top. */
export function RecordPath(props: ValueProps) {
  const { knowledge } = useRuleEditing();
  const found = [...knowledge.fields.values()]
    .filter((field) => !field.path.includes('[]'))
    .map((field) => ({ path: field.path, field }));
  return <PathText {...props} found={found} />;
}

function PathText({
  found,
  value,
  disabled,
  label,
  onChange,
}: ValueProps & { readonly found: ReturnType<typeof itemFields> }) {
  const local = useLocal();
  return (
    <AutoComplete
      style={{ minWidth: 160, flex: 1, maxWidth: 320 }}
      disabled={disabled}
      value={asText(value)}
      aria-label={label}
      popupMatchSelectWidth={360}
      options={found.map(({ path, field }) => ({
        value: path,
        label: `${local(field.title)} · ${path}`,
        search: field.search,
      }))}
      showSearch={{ filterOption: (input, option) => (option?.search ?? '').includes(input.trim().toLowerCase()) }}
      onChange={(next: string) => onChange(next)}
    />
  );
}
