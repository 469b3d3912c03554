import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ComponentType } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { isObject, type Json } from '../condition-edits.ts';
import { FieldPicker } from '../field-picker.tsx';
import { canonical } from '../knowledge.ts';
import { useRuleEditing } from '../rule-editing.ts';
import styles from '../rules.module.css';
import { useMessage } from '../use-message.ts';
import { firstOf, firstValue, propertiesOf, variantsOf } from './schema-form.ts';
import type { ValueProps } from './value-props.ts';

interface Parts {
  /** The editor of a part, which also shows this one. */
  readonly part: ComponentType<ValueProps>;
}

/** A value with members: each in its own form, a field and its path as one; members that the schema lacks are shown as they are and kept. */
export function MembersValue({ part: Part, ...props }: ValueProps & Parts) {
  const { schema, value, at, onChange, item, disabled } = props;
  const t = useT('packs');
  const word = useMessage();
  const { knowledge } = useRuleEditing();
  const members = propertiesOf(schema);
  const own: Json = isObject(value) ? value : {};
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
  const set = (name: string, next: unknown) =>
    onChange(
      next === undefined || (next === '' && !required.includes(name))
        ? Object.fromEntries(Object.entries(own).filter(([one]) => one !== name))
        : { ...own, [name]: next },
    );
  const others = Object.keys(own).filter((name) => !Object.hasOwn(members, name));
  const isField = 'fact' in members && 'path' in members;
  const fact = typeof own['fact'] === 'string' ? own['fact'] : '';
  const path = typeof own['path'] === 'string' ? own['path'] : undefined;
  return (
    <span className={styles['members']}>
      {isField ? (
        <FieldPicker
          knowledge={knowledge}
          fact={fact}
          path={path}
          item={item}
          disabled={disabled}
          onChange={(address) => {
            const { fact: _fact, path: _path, ...rest } = own;
            onChange({ ...address, ...rest });
          }}
        />
      ) : null}
      {Object.entries(members)
        .filter(([name]) => !(isField && (name === 'fact' || name === 'path')))
        .map(([name, member]) => {
          const label = word(`member.${name}`) ?? name;
          if (name === 'conditions')
            return name in own ? (
              <span key={name}>{props.nested([...at, name])}</span>
            ) : disabled ? null : (
              <Button
                key={name}
                size="small"
                type="dashed"
                icon={<PlusOutlined />}
                onClick={() => set(name, { all: [{ fact: 'item', operator: '', value: '' }] })}
              >
                {t('member.conditions.add')}
              </Button>
            );
          return (
            <span key={name} className={styles['member']}>
              <span title={name}>{label}</span>
              <Part
                {...props}
                schema={member}
                member={name}
                operand={isField ? canonical(fact, path) : props.operand}
                field={name === 'default' || name === 'limit' ? undefined : props.field}
                at={[...at, name]}
                label={label}
                value={own[name]}
                onChange={(next) => set(name, next)}
              />
            </span>
          );
        })}
      {others.map((name) => (
        <span key={name} className={styles['member']} title={t('member.other')}>
          <code>{name}</code>
          <code className="cl-muted">{JSON.stringify(own[name])}</code>
        </span>
      ))}
    </span>
  );
}

/** A list of objects, one below the other: terms of a sum. */
export function RowsValue({ part: Part, ...props }: ValueProps & Parts) {
  const { schema, value, at, label, disabled, onChange } = props;
  const t = useT('packs');
  const rows = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const item = isObject(schema['items']) ? schema['items'] : {};
  const [first] = variantsOf(item);
  return (
    <span className={styles['rows']} role="group" aria-label={label}>
      {rows.map((row, index) => (
        <span key={index} className={styles['row']}>
          <Part
            {...props}
            schema={item}
            at={[...at, index]}
            label={`${label} ${index + 1}`}
            value={row}
            onChange={(next) => onChange(rows.map((one, place) => (place === index ? next : one)))}
          />
          {disabled ? null : (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('member.remove', { label: `${label} ${index + 1}` })}
              onClick={() => onChange(rows.filter((_, place) => place !== index))}
            />
          )}
        </span>
      ))}
      {disabled || first === undefined ? null : (
        <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...rows, firstOf(first)])}>
          {t('member.add', { label })}
        </Button>
      )}
    </span>
  );
}

/** A list of fixed length: from and to. */
export function TupleValue({ part: Part, ...props }: ValueProps & Parts) {
  const { schema, value, at, label, onChange } = props;
  const t = useT('packs');
  const parts = schema['prefixItems'] as readonly Json[];
  const own = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const all = parts.map((part, index) => own[index] ?? firstValue(part));
  return (
    <span className={styles['tuple']} role="group" aria-label={label}>
      {parts.map((part, index) => (
        <span key={index} className={styles['row']}>
          {index === 0 ? null : <span className="cl-muted">{t('member.to')}</span>}
          <Part
            {...props}
            schema={part}
            at={[...at, index]}
            label={`${label} ${index + 1}`}
            value={all[index]}
            onChange={(next) => onChange(all.map((one, place) => (place === index ? next : one)))}
          />
        </span>
      ))}
    </span>
  );
}
