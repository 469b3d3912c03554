import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useOperation } from '../../api/hooks.ts';
import { useLanguage, useLocal, useT } from '../../i18n/index.ts';
import { DateInput } from '../packs/date-input.tsx';
import { ReadableWhenDisabled } from '../packs/readable.tsx';
import { unitWord, type MethodInfo, type ParameterField } from './method-info.ts';
import styles from './payment.module.css';
import { parameterProblem, unknownParameters, withMember, withParameter, withScope, type Policy } from './policy.ts';

interface Props {
  readonly policy: Policy;
  readonly methods: ReadonlyMap<string, MethodInfo>;
  readonly disabled: boolean;
  readonly onChange: (policy: Policy, mark: string) => void;
}

/** A policy as a form made from what its method says of its parameters; what the method does not describe stands at the end as it is. */
export function PolicyForm({ policy, methods, disabled, onChange }: Props) {
  const t = useT('payment');
  const local = useLocal();
  const method = methods.get(policy.method);
  const others = unknownParameters(policy, method);
  return (
    <ReadableWhenDisabled>
      <div className={styles['form']} data-testid="policy-form">
        <section className={styles['formula']}>
          <strong>{method === undefined ? policy.method : local(method.title)}</strong>
          <p>{method === undefined ? t('method.unknown', { method: policy.method }) : local(method.about)}</p>
        </section>
        <Head policy={policy} methods={methods} disabled={disabled} onChange={onChange} />
        <section>
          <h3>{t('parameters')}</h3>
          <div className={styles['grid']}>
            {method?.fields
              .filter((field) => field.type !== 'bands')
              .map((field) => (
                <Parameter
                  key={field.path}
                  field={field}
                  value={policy.parameters[field.path]}
                  disabled={disabled}
                  onChange={(value) => onChange(withParameter(policy, field.path, value), field.path)}
                />
              ))}
          </div>
          {method?.fields
            .filter((field) => field.type === 'bands')
            .map((field) => (
              <Bands
                key={field.path}
                field={field}
                value={policy.parameters[field.path]}
                disabled={disabled}
                onChange={(value, mark) => onChange(withParameter(policy, field.path, value), mark)}
              />
            ))}
        </section>
        {policy.rounding === undefined ? null : (
          <section>
            <h3>{t('rounding')}</h3>
            <p>
              {Object.entries(policy.rounding).map(([name, rule]) => (
                <Tag key={name}>
                  {rule.places === null
                    ? t('rounding.none', { name: t(`rounding.${name as 'money'}`) })
                    : t('rounding.rule', {
                        name: t(`rounding.${name as 'money'}`),
                        places: rule.places,
                        mode: t(`rounding.mode.${rule.mode as 'HALF_UP'}`),
                      })}
                </Tag>
              ))}
            </p>
          </section>
        )}
        {others.length === 0 ? null : (
          <section>
            <h3>{t('others')}</h3>
            <p className="cl-muted">{t('others.about')}</p>
            {others.map((name) => (
              <p key={name}>
                <code>{name}</code> <code className="cl-muted">{JSON.stringify(policy.parameters[name])}</code>
              </p>
            ))}
          </section>
        )}
      </div>
    </ReadableWhenDisabled>
  );
}

function Head({ policy, methods, disabled, onChange }: Props) {
  const t = useT('payment');
  const local = useLocal();
  const sets = useOperation('valueSets', {}, { staleTime: 300_000 });
  const insurances = (sets.data?.sets['insutype'] ?? []).map((one) => ({
    value: one.code,
    label: `${one.code} ${local(one)}`,
  }));
  return (
    <section>
      <h3>{t('head')}</h3>
      <div className={styles['grid']}>
        {(['zh', 'en'] as const).map((language) => (
          <Labelled key={language} label={t(`title.${language}`)}>
            <Input
              disabled={disabled}
              value={policy.title[language]}
              onChange={(event) =>
                onChange({ ...policy, title: { ...policy.title, [language]: event.target.value } }, `title ${language}`)
              }
            />
          </Labelled>
        ))}
        <Labelled label={t('method')}>
          <Select
            disabled={disabled}
            value={policy.method}
            onChange={(next: string) => onChange({ ...policy, method: next }, 'method')}
            options={[...methods.values()].map((one) => ({ value: one.id, label: local(one.title) }))}
          />
        </Labelled>
        <Labelled label={t('scheme')}>
          <Input
            disabled={disabled}
            value={policy.scheme ?? ''}
            onChange={(event) => onChange(withMember(policy, 'scheme', event.target.value), 'scheme')}
          />
        </Labelled>
        <Labelled label={t('scope.insurance')}>
          <Select
            mode="multiple"
            allowClear
            disabled={disabled}
            placeholder={t('scope.allInsurance')}
            value={[...(policy.scope.insuranceType ?? [])]}
            onChange={(next: string[]) => onChange(withScope(policy, 'insuranceType', next), 'insurance')}
            options={insurances}
            data-testid="policy-insurance"
          />
        </Labelled>
        <Labelled label={t('scope.area')}>
          <Input
            disabled={disabled}
            placeholder={t('scope.allAreas')}
            value={policy.scope.poolingArea ?? ''}
            onChange={(event) => onChange(withScope(policy, 'poolingArea', event.target.value), 'area')}
          />
        </Labelled>
        <Labelled label={t('validFrom')}>
          {disabled ? (
            <Input disabled value={policy.validFrom} />
          ) : (
            <DateInput
              value={policy.validFrom}
              label={t('validFrom')}
              onChange={(next) => onChange({ ...policy, validFrom: next }, 'validFrom')}
              testId="policy-from"
            />
          )}
        </Labelled>
        <Labelled label={t('validTo')}>
          {disabled ? (
            <Input disabled value={policy.validTo ?? ''} placeholder={t('validTo.open')} />
          ) : (
            <DateInput
              value={policy.validTo ?? ''}
              label={t('validTo')}
              onChange={(next) => onChange(withMember(policy, 'validTo', next), 'validTo')}
              placeholder={t('validTo.open')}
            />
          )}
        </Labelled>
        <Labelled label={t('source')}>
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 4 }}
            disabled={disabled}
            value={policy.source ?? ''}
            onChange={(event) => onChange(withMember(policy, 'source', event.target.value), 'source')}
          />
        </Labelled>
      </div>
    </section>
  );
}

interface ParameterProps {
  readonly field: ParameterField;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly onChange: (value: unknown) => void;
}

function Parameter({ field, value, disabled, onChange }: ParameterProps) {
  const t = useT('payment');
  const local = useLocal();
  const problem = parameterProblem(field, value);
  return (
    <Labelled label={local(field.title)} required={field.required}>
      <ParameterInput field={field} value={value} disabled={disabled} onChange={onChange} />
      <small className={problem === undefined ? styles['help'] : styles['wrong']}>
        {problem === undefined ? local(field.help) : `■ ${t(`problem.${problem}`)}`}
      </small>
    </Labelled>
  );
}

/** Decimals stay texts: what is typed is what is stored. */
function ParameterInput({ field, value, disabled, onChange }: ParameterProps) {
  const local = useLocal();
  const english = useLanguage() === 'en';
  const wrong = parameterProblem(field, value) === undefined ? {} : { status: 'error' as const };
  const common = { disabled, 'aria-label': local(field.title), 'data-testid': `parameter-${field.path}`, ...wrong };
  if (field.type === 'select')
    return (
      <Select
        {...common}
        style={{ width: '100%' }}
        {...(field.required ? {} : { allowClear: true })}
        {...(value === undefined ? {} : { value: value as string })}
        onChange={onChange}
        options={(field.options ?? []).map((one) => ({ value: one.value, label: local(one.title) }))}
      />
    );
  if (field.type === 'integer')
    return (
      <InputNumber
        {...common}
        style={{ width: '100%' }}
        min={0}
        precision={0}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => onChange(next ?? undefined)}
        {...(field.unit === '' ? {} : { suffix: unitWord(field.unit, english) })}
      />
    );
  return (
    <Input
      {...common}
      value={typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)}
      inputMode={field.type === 'decimal' ? 'decimal' : 'text'}
      onChange={(event) => onChange(event.target.value.trim())}
      {...(field.unit === '' ? {} : { suffix: unitWord(field.unit, english) })}
    />
  );
}

interface BandsProps {
  readonly field: ParameterField;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly onChange: (value: unknown, mark: string) => void;
}
type Row = Readonly<Record<string, unknown>>;

/** Rows that are tried in order. */
function Bands({ field, value, disabled, onChange }: BandsProps) {
  const t = useT('payment');
  const local = useLocal();
  const english = useLanguage() === 'en';
  const rows = Array.isArray(value) ? (value as Row[]) : [];
  const columns = field.columns ?? [];
  const set = (index: number, name: string, next: unknown) =>
    onChange(
      rows.map((row, at) =>
        at === index
          ? Object.fromEntries(
              Object.entries({ ...row, [name]: next }).filter(([, one]) => one !== undefined && one !== ''),
            )
          : row,
      ),
      `${field.path} ${index} ${name}`,
    );
  return (
    <div className={styles['bands']} data-testid={`parameter-${field.path}`}>
      <h4>
        {local(field.title)} {field.required ? null : <span className="cl-muted">({t('optional')})</span>}
      </h4>
      <p className={styles['help']}>{local(field.help)}</p>
      {rows.length === 0 ? null : (
        <div className={styles['tableScroll']}>
          <table>
            <thead>
              <tr>
                <th />
                {columns.map((column) => (
                  <th key={column.path} title={local(column.help)}>
                    {local(column.title)}{' '}
                    {column.unit === '' ? null : <span className="cl-muted">{unitWord(column.unit, english)}</span>}
                  </th>
                ))}
                <th />
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  <td className="cl-muted">{index + 1}</td>
                  {columns.map((column) => (
                    <td key={column.path}>
                      <ParameterInput
                        field={{ ...column, unit: '' }}
                        value={row[column.path]}
                        disabled={disabled}
                        onChange={(next) => set(index, column.path, next)}
                      />
                    </td>
                  ))}
                  <td>
                    {disabled ? null : (
                      <Button
                        size="small"
                        type="text"
                        icon={<DeleteOutlined />}
                        aria-label={t('rows.remove')}
                        onClick={() =>
                          onChange(
                            rows.filter((_, at) => at !== index),
                            `${field.path} gone`,
                          )
                        }
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {disabled ? null : (
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => onChange([...rows, {}], `${field.path} added`)}
        >
          {t('rows.add')}
        </Button>
      )}
    </div>
  );
}

function Labelled({
  label,
  required = true,
  children,
}: {
  readonly label: string;
  readonly required?: boolean;
  readonly children: ReactNode;
}) {
  const t = useT('payment');
  return (
    <label className={styles['field']}>
      <span>
        {label} {required ? null : <span className="cl-muted">({t('optional')})</span>}
      </span>
      {children}
    </label>
  );
}
