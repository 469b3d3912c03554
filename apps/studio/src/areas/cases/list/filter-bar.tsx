import { CloseOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import { useValueName, useValueSets } from '../../../api/knowledge.ts';
import { useLanguage, useLocal, useT } from '../../../i18n/index.ts';
import { severityLook } from '../../../theme/tokens.ts';
import type { CaseFilter, ViewPatch } from './case-query.ts';
import { useStageName } from './stage-name.ts';
import styles from './list.module.css';

export interface FilterBarProps {
  readonly filter: CaseFilter;
  readonly onPatch: (patch: ViewPatch) => void;
  readonly onClear: () => void;
  /** The worklist chooses stages in its side bar. */
  readonly withStage?: boolean;
}

const TYPING_MS = 250;

/** Filters of a case list; everything chosen stands in the address. */
export function FilterBar({ filter, onPatch, onClear, withStage = false }: FilterBarProps) {
  const t = useT('cases');
  const parts = useT('parts');
  const local = useLocal();
  const language = useLanguage();
  const sets = useValueSets();
  const valueName = useValueName();
  const stageName = useStageName();
  const work = useOperation('worklist', {}).data;
  const rules =
    useOperation('findingKinds', { query: { ...filter, rule: undefined } }, { staleTime: 30_000 }).data?.rules ?? [];
  const filtered = Object.entries(filter).some(
    ([name, value]) => value !== undefined && !(name === 'stage' && !withStage),
  );
  const choose = (name: keyof CaseFilter) => (value: string | undefined) => onPatch({ [name]: value });
  return (
    <div className={styles['filters']}>
      <SearchBox value={filter.q ?? ''} onChange={(q) => onPatch({ q })} />
      {withStage ? (
        <Select
          allowClear
          popupMatchSelectWidth={false}
          style={{ width: 120 }}
          placeholder={t('column.stage')}
          aria-label={t('column.stage')}
          value={filter.stage ?? null}
          onChange={choose('stage')}
          options={(work?.lists ?? []).map((list) => ({ value: list.stage, label: stageName(list.stage) }))}
        />
      ) : null}
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        style={{ width: 120 }}
        placeholder={t('column.department')}
        aria-label={t('column.department')}
        value={filter.department ?? null}
        onChange={choose('department')}
        options={(work?.departments ?? []).map((one) => ({
          value: one.code,
          label: `${one.name || one.code} (${one.count})`,
        }))}
        data-testid="filter-department"
      />
      <Select
        allowClear
        popupMatchSelectWidth={false}
        style={{ width: 104 }}
        placeholder={t('filter.severity')}
        aria-label={t('filter.severity')}
        value={filter.severity ?? null}
        onChange={choose('severity')}
        options={(['block', 'error', 'warn', 'info'] as const).map((one) => ({
          value: one,
          label: `${severityLook[one].shape} ${parts(`severity.${one}`)}`,
        }))}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={420}
        style={{ width: 116 }}
        placeholder={t('filter.rule')}
        aria-label={t('filter.rule')}
        value={filter.rule ?? null}
        onChange={choose('rule')}
        options={rules.map((one) => ({ value: one.ruleId, label: `${local(one.title)} ${one.ruleId} (${one.cases})` }))}
      />
      <Select
        allowClear
        popupMatchSelectWidth={false}
        style={{ width: 100 }}
        placeholder={t('filter.month')}
        aria-label={t('filter.month')}
        value={filter.month ?? null}
        onChange={choose('month')}
        options={(work?.months ?? []).map((month) => ({ value: month, label: month }))}
      />
      <Select
        allowClear
        popupMatchSelectWidth={false}
        style={{ width: 112 }}
        placeholder={t('column.insurance')}
        aria-label={t('column.insurance')}
        value={filter.insuranceType ?? null}
        onChange={choose('insuranceType')}
        options={(sets['insutype'] ?? []).map((one) => ({
          value: one.code,
          label: language === 'en' ? one.en : one.zh,
        }))}
      />
      {filter.group === undefined ? null : (
        <Chip text={`${t('column.group')} ${filter.group}`} onRemove={() => onPatch({ group: undefined })} />
      )}
      {filter.caseType === undefined ? null : (
        <Chip text={valueName('case_pay_type', filter.caseType)} onRemove={() => onPatch({ caseType: undefined })} />
      )}
      {filter.measure === undefined ? null : (
        <Chip text={`${t('filter.measure')} ${filter.measure}`} onRemove={() => onPatch({ measure: undefined })} />
      )}
      {filter.conflicts === undefined ? null : (
        <Chip text={t('filter.conflicts')} onRemove={() => onPatch({ conflicts: undefined })} />
      )}
      {filtered ? (
        <Button type="link" size="small" onClick={onClear} data-testid="clear-filters">
          {parts('empty.clear')}
        </Button>
      ) : null}
    </div>
  );
}

function Chip({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  const parts = useT('parts');
  return (
    <Button size="small" icon={<CloseOutlined />} iconPlacement="end" onClick={onRemove} title={parts('empty.clear')}>
      {text}
    </Button>
  );
}

/** Text search that asks when typing rests, never in the middle of composing Chinese. */
function SearchBox({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useT('cases');
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  useEffect(() => {
    if (composing || text === value) return;
    const timer = setTimeout(() => onChange(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value, composing, onChange]);
  return (
    <Input.Search
      allowClear
      style={{ width: 210 }}
      placeholder={t('filter.q')}
      aria-label={t('filter.q')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      data-testid="filter-q"
    />
  );
}
