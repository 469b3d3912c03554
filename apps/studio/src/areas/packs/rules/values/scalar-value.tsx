import { AutoComplete, Input, Select } from 'antd';
import { useT } from '../../../../i18n/index.ts';
import { systemOf } from '../knowledge.ts';
import { useMessage } from '../use-message.ts';
import { AttributeName, ParameterName } from './attribute-name.tsx';
import { CodeInput } from './code-input.tsx';
import { CodesArtifact } from './codes-artifact.tsx';
import { MemberPath, RecordPath } from './path-value.tsx';
import { typedValue } from './schema-form.ts';
import { ExpressionText } from './expression-text.tsx';
import { asText } from './as-text.ts';
import type { ValueProps } from './value-props.ts';
import { roleOf } from './value-role.ts';
import { useSetOptions } from './value-sets.ts';

/** One text or number, with the picker that its meaning asks for. */
export function ScalarValue(props: ValueProps) {
  const { operator, member, field } = props;
  switch (roleOf(operator.id, member)) {
    case 'codeSet':
    case 'codeMap':
    case 'codeSystem':
      return <CodesArtifact {...props} />;
    case 'attribute':
      return <AttributeName {...props} />;
    case 'parameter':
      return <ParameterName {...props} />;
    case 'groupMember':
    case 'itemMember':
      return <MemberPath {...props} />;
    case 'recordPath':
      return <RecordPath {...props} />;
    case 'expression':
      return <ExpressionText {...props} />;
    case 'fieldValue':
    case 'codeRanges': {
      const system = systemOf(field);
      if (system !== undefined) return <CodeInput {...props} system={system} />;
      return field?.type === 'boolean' ? <YesNo {...props} /> : <PlainValue {...props} />;
    }
    case 'pattern':
    case 'plain':
      return <PlainValue {...props} />;
  }
}

/** What is typed, with the words of the field's value set to choose from. */
function PlainValue({ schema, field, member, operator, value, disabled, label, onChange }: ValueProps) {
  const t = useT('packs');
  const ofField = roleOf(operator.id, member) === 'fieldValue';
  const options = useSetOptions(ofField ? field?.valueSet : undefined);
  const kind =
    schema['type'] === 'integer' || schema['type'] === 'number' ? schema['type'] : ofField ? field?.type : undefined;
  const text = asText(value);
  const take = (next: string) => onChange(typedValue(next, value, kind));
  if (options.length === 0)
    return (
      <Input
        style={{ minWidth: 90, maxWidth: 320, flex: 1 }}
        disabled={disabled}
        value={text}
        placeholder={placeholderOf(ofField ? field?.type : undefined) ?? t('condition.value')}
        aria-label={label}
        {...(ofField && field?.unit !== undefined ? { suffix: <span className="cl-muted">{field.unit}</span> } : {})}
        onChange={(event) => take(event.target.value)}
        data-testid="condition-value"
      />
    );
  return (
    <AutoComplete
      style={{ minWidth: 140, flex: 1, maxWidth: 320 }}
      disabled={disabled}
      value={text}
      options={[...options]}
      showSearch={{ filterOption: (input, option) => (option?.search ?? '').includes(input.trim().toLowerCase()) }}
      popupMatchSelectWidth={false}
      placeholder={t('condition.value')}
      aria-label={label}
      onChange={(next: string) => take(next)}
      data-testid="condition-value"
    />
  );
}

function placeholderOf(type: string | undefined): string | undefined {
  if (type === 'date') return 'YYYY-MM-DD';
  return type === 'datetime' ? 'YYYY-MM-DDTHH:mm' : undefined;
}

export function YesNo({ value, disabled, label, onChange }: ValueProps) {
  const t = useT('parts');
  return (
    <Select
      style={{ width: 84 }}
      disabled={disabled}
      aria-label={label}
      value={value === true || value === 'true'}
      onChange={onChange}
      options={[
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ]}
      data-testid="condition-value"
    />
  );
}

/** One of a few words of the schema. */
export function Choice({ schema, value, disabled, label, onChange }: ValueProps) {
  const word = useMessage();
  const all = (schema['enum'] as readonly string[]).map((one) => ({ value: one, label: word(`choice.${one}`) ?? one }));
  return (
    <Select
      style={{ minWidth: 110 }}
      allowClear
      disabled={disabled}
      aria-label={label}
      {...(value === undefined ? {} : { value: asText(value) })}
      onChange={(next: string | undefined) => onChange(next)}
      options={all}
    />
  );
}
