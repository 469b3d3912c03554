import { isObject } from '../condition-edits.ts';
import { FieldPicker } from '../field-picker.tsx';
import { useRuleEditing } from '../rule-editing.ts';
import type { ValueProps } from './value-props.ts';

/** Another field of the case. */
export function ReferenceValue({ value, item, disabled, label, onChange }: ValueProps) {
  const { knowledge } = useRuleEditing();
  const own = isObject(value) ? value : {};
  return (
    <FieldPicker
      knowledge={knowledge}
      fact={typeof own['fact'] === 'string' ? own['fact'] : ''}
      path={typeof own['path'] === 'string' ? own['path'] : undefined}
      item={item}
      disabled={disabled}
      label={label}
      onChange={onChange}
    />
  );
}
