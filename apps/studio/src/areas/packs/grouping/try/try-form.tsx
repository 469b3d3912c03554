import { Button, Input, InputNumber, Select } from 'antd';
import { useOperation } from '../../../../api/hooks.ts';
import { useFields, useValueSets } from '../../../../api/knowledge.ts';
import { useLanguage, useT } from '../../../../i18n/index.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { ChargesField } from './charges-field.tsx';
import { CodesField } from './codes-field.tsx';
import { EMPTY_FORM, formOf, withValue, type NumberName } from './tried-form.ts';

const WHOLE: readonly NumberName[] = ['ageYears', 'ageDays', 'losDays'];
const FIELDS = [
  ['ageYears', 'try.age'],
  ['ageDays', 'try.ageDays'],
  ['losDays', 'try.losDays'],
  ['icuHours', 'try.icuHours'],
  ['birthWeightGrams', 'try.birthWeight'],
] as const;

/** What grouping reads of a stay; or a sample case, to begin with. */
export function TryForm({ names }: { readonly names: Readonly<Record<string, string>> }) {
  const t = useT('scheme');
  const { form, setForm, family } = useScheme();
  const { input } = form;
  return (
    <div>
      <p className="cl-muted" style={{ paddingBottom: 8, fontSize: 12 }}>
        {t('try.about')}
      </p>
      <div style={{ display: 'flex', gap: 8, paddingBottom: 12 }}>
        <SamplePicker />
        <Button size="small" onClick={() => setForm(EMPTY_FORM)} data-testid="try-clear">
          {t('try.clear')}
        </Button>
      </div>
      <div className={styles['form']} role="group" aria-label={t('try.form')}>
        <CodesField
          system="dx"
          codes={input.diagnoses}
          names={names}
          onChange={(codes) => setForm(withValue(form, 'diagnoses', codes))}
        />
        <CodesField
          system="proc"
          codes={input.procedures}
          names={names}
          onChange={(codes) => setForm(withValue(form, 'procedures', codes))}
        />
        {family === 'apg' ? <ChargesField /> : null}
        <label>
          {t('try.sex')}
          <Select
            allowClear
            size="small"
            value={input.sex ?? null}
            onChange={(sex: '1' | '2' | undefined) => setForm(withValue(form, 'sex', sex))}
            options={[
              { value: '1', label: t('try.male') },
              { value: '2', label: t('try.female') },
            ]}
            aria-label={t('try.sex')}
            data-testid="try-sex"
          />
        </label>
        {FIELDS.map(([name, key]) => (
          <label key={name}>
            {t(key)}
            <InputNumber
              size="small"
              min={0}
              {...(WHOLE.includes(name) ? { precision: 0 } : {})}
              style={{ width: '100%' }}
              value={input[name] ?? null}
              onChange={(value) => setForm(withValue(form, name, value))}
              aria-label={t(key)}
              data-testid={`try-${name}`}
            />
          </label>
        ))}
        <DispositionField />
        <label>
          {t('try.department')}
          <Input
            size="small"
            value={input.department ?? ''}
            onChange={(event) => setForm(withValue(form, 'department', event.target.value))}
          />
        </label>
        {family === 'dip' ? <DipFields /> : null}
      </div>
    </div>
  );
}

function DispositionField() {
  const t = useT('scheme');
  const language = useLanguage();
  const { form, setForm } = useScheme();
  const { byPath } = useFields();
  const sets = useValueSets();
  const values = sets[byPath.get('stay.disposition')?.valueSet ?? ''] ?? [];
  return (
    <label>
      {t('try.disposition')}
      <Select
        allowClear
        size="small"
        popupMatchSelectWidth={false}
        value={form.input.disposition ?? null}
        onChange={(value: string | undefined) => setForm(withValue(form, 'disposition', value))}
        options={values.map((one) => ({
          value: one.code,
          label: `${one.code} ${language === 'en' ? one.en : one.zh}`,
        }))}
        aria-label={t('try.disposition')}
      />
    </label>
  );
}

const isDecimal = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** What choosing a DIP group reads besides: the fee, and the average factors of the hospital. */
function DipFields() {
  const t = useT('scheme');
  const { form, setForm } = useScheme();
  const field = (label: string, value: string, take: (text: string) => void) => (
    <label>
      {label}
      <InputNumber
        size="small"
        stringMode
        min="0"
        style={{ width: '100%' }}
        value={value === '' ? null : value}
        onChange={(next) => take(next !== null && isDecimal(next) ? next : '')}
        aria-label={label}
      />
    </label>
  );
  return (
    <>
      {field(t('try.charge'), form.input.totalCharge ?? '', (text) => setForm(withValue(form, 'totalCharge', text)))}
      {field(t('try.averageFactor'), form.averageFactor, (averageFactor) => setForm({ ...form, averageFactor }))}
      {field(t('try.averageFactorBasic'), form.averageFactorBasic, (averageFactorBasic) =>
        setForm({ ...form, averageFactorBasic }),
      )}
    </>
  );
}

function SamplePicker() {
  const t = useT('scheme');
  const { form, setForm } = useScheme();
  const samples = useOperation('schemeSamples', { query: { limit: 100 } }, { staleTime: 600_000 });
  const kind = samples.data?.kind;
  return (
    <Select
      size="small"
      style={{ flex: 1, minWidth: 0 }}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('try.sample')}
      aria-label={t('try.sample')}
      loading={samples.isLoading}
      popupMatchSelectWidth={420}
      value={null}
      onChange={(id: string) => {
        const found = samples.data?.cases.find((one) => one.id === id);
        if (found !== undefined) setForm({ ...form, input: formOf(found.input as Readonly<Record<string, unknown>>) });
      }}
      options={
        kind === undefined
          ? []
          : [
              {
                label: t(`try.sample.${kind}`),
                title: t(`try.sample.${kind}`),
                options: (samples.data?.cases ?? []).map((one) => ({ value: one.id, label: one.title || one.id })),
              },
            ]
      }
      data-testid="try-sample"
    />
  );
}
