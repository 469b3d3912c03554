import { Select } from 'antd';
import { useMemo } from 'react';
import { useValueSets, type FieldInfo } from '../../../../api/knowledge.ts';
import { useLanguage, useT } from '../../../../i18n/index.ts';
import { useCaseActions } from '../case-context.ts';
import { CodeSearch } from './code-search.tsx';
import { withCode } from '../edit/set-at.ts';
import { shownText, typedValue } from './field-text.ts';
import styles from './form.module.css';

export interface ControlProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly value: unknown;
  readonly label: string;
  readonly editable: boolean;
  readonly invalid: boolean;
}

/** Where one value is typed or chosen, by the field's type. */
export function Control(props: ControlProps) {
  const { field } = props;
  const sets = useValueSets();
  const set = field.valueSet === undefined ? undefined : sets[field.valueSet];
  if (field.type === 'icd10' || field.type === 'icd9cm3') return <CodeControl {...props} system={field.type} />;
  if (field.type === 'boolean') return <BooleanControl {...props} />;
  if (set !== undefined && set.length > 0) return <ChoiceControl {...props} set={set} />;
  return <TextControl {...props} />;
}

function TextControl({ field, path, value, label, editable, invalid }: ControlProps) {
  const { type, settle } = useCaseActions();
  const isNumber = field.type === 'decimal' || field.type === 'integer';
  return (
    <input
      className={styles['input']}
      data-number={isNumber}
      data-invalid={invalid}
      aria-label={label}
      aria-invalid={invalid}
      readOnly={!editable}
      value={shownText(field.type, value)}
      placeholder={editable ? placeholderOf(field.type) : undefined}
      inputMode={isNumber ? 'decimal' : undefined}
      onChange={(event) => type(path, typedValue(field.type, event.target.value))}
      onBlur={settle}
    />
  );
}

function placeholderOf(type: string): string | undefined {
  if (type === 'date') return 'YYYY-MM-DD';
  if (type === 'datetime') return 'YYYY-MM-DD HH:mm';
  return undefined;
}

function ChoiceControl({
  path,
  value,
  label,
  editable,
  set,
}: ControlProps & { readonly set: readonly { readonly code: string; readonly zh: string; readonly en: string }[] }) {
  const language = useLanguage();
  const { type, settle } = useCaseActions();
  const options = useMemo(
    () => set.map((one) => ({ value: one.code, label: `${one.code} ${language === 'en' ? one.en : one.zh}` })),
    [set, language],
  );
  return (
    <Select
      className={styles['select'] ?? ''}
      variant="borderless"
      size="small"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      aria-label={label}
      disabled={!editable}
      value={value === undefined ? null : shownText('code', value)}
      options={options}
      onChange={(chosen: string | undefined) => {
        type(path, chosen);
        settle();
      }}
    />
  );
}

function BooleanControl({ path, value, label, editable }: ControlProps) {
  const parts = useT('parts');
  const { type, settle } = useCaseActions();
  return (
    <Select
      className={styles['select'] ?? ''}
      variant="borderless"
      size="small"
      allowClear
      aria-label={label}
      disabled={!editable}
      value={typeof value === 'boolean' ? String(value) : null}
      options={[
        { value: 'true', label: parts('yes') },
        { value: 'false', label: parts('no') },
      ]}
      onChange={(chosen: string | undefined) => {
        type(path, chosen === undefined ? undefined : chosen === 'true');
        settle();
      }}
    />
  );
}

/** A diagnosis or procedure outside the tables; its name beside it follows the choice. */
function CodeControl({
  path,
  value,
  label,
  editable,
  system,
}: ControlProps & { readonly system: 'icd10' | 'icd9cm3' }) {
  const { change } = useCaseActions();
  return (
    <CodeSearch
      system={system}
      code={shownText('code', value)}
      label={label}
      disabled={!editable}
      onChoose={(code, name) => change((record) => withCode(record, path, code, name))}
    />
  );
}
