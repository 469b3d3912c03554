import { Input, Segmented, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { isDate } from '@caseloom/core';
import type { CallOutput } from '../../../api/client.ts';
import { useMe } from '../../../api/session.tsx';
import { useT } from '../../../i18n/index.ts';
import { lastDays, type StatisticFilter } from './period.ts';
import styles from './statistics.module.css';
import { useKeyNames } from './words.ts';

interface Props {
  readonly answer: CallOutput<'ruleStatistics'> | undefined;
  readonly filter: StatisticFilter;
  readonly onChange: (values: Readonly<Record<string, string | undefined>>) => void;
  readonly actions: ReactNode;
}

const PERIODS = [30, 90, 365] as const;

/** Period, department, stage, role, severity and words, all in the address. */
export function StatisticFilters({ answer, filter, onChange, actions }: Props) {
  const t = useT('packs');
  const parts = useT('parts');
  const { today } = useMe();
  const names = useKeyNames();
  const period = PERIODS.find((days) => {
    const { from, to } = lastDays(today, days);
    return from === answer?.from && to === answer?.to;
  });
  const choice = (
    name: 'department' | 'stage' | 'role' | 'severity',
    options: readonly { readonly value: string; readonly label: string }[],
    width: number,
  ) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width }}
      placeholder={t(`stat.${name}`)}
      aria-label={t(`stat.${name}`)}
      value={filter[name] ?? null}
      onChange={(value: string | null) => onChange({ [name]: value ?? undefined })}
      options={[...options]}
      data-testid={`stat-filter-${name}`}
    />
  );
  return (
    <div className={styles['filters']}>
      <Segmented
        aria-label={`${t('stat.from')} – ${t('stat.to')}`}
        value={period ?? 0}
        onChange={(days) => onChange(lastDays(today, Number(days)))}
        options={PERIODS.map((days) => ({ value: days, label: t(`stat.last${days}`) }))}
      />
      <Day label={t('stat.from')} value={answer?.from ?? ''} onChange={(from) => onChange({ from, to: answer?.to })} />
      <Day label={t('stat.to')} value={answer?.to ?? ''} onChange={(to) => onChange({ to, from: answer?.from })} />
      {choice(
        'department',
        (answer?.departments ?? []).map((one) => ({ value: one.code, label: one.name })),
        132,
      )}
      {choice(
        'stage',
        (answer?.stages ?? []).map((one) => ({ value: one, label: names.stage(one) })),
        120,
      )}
      {choice(
        'role',
        (answer?.roles ?? []).map((one) => ({ value: one, label: names.role(one) })),
        112,
      )}
      {choice(
        'severity',
        (['block', 'error', 'warn', 'info'] as const).map((value) => ({ value, label: parts(`severity.${value}`) })),
        96,
      )}
      <Input.Search
        allowClear
        style={{ width: 176 }}
        placeholder={t('stat.search')}
        aria-label={t('stat.search')}
        defaultValue={filter.q ?? ''}
        onSearch={(q) => onChange({ q })}
        data-testid="stat-search"
      />
      <span className={styles['filterActions']}>{actions}</span>
    </div>
  );
}

/** A day as it is written; taken over once it is one. */
function Day({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? value;
  return (
    <Input
      style={{ width: 112 }}
      aria-label={label}
      placeholder="YYYY-MM-DD"
      value={shown}
      status={shown === '' || isDate(shown) ? '' : 'error'}
      onChange={(event) => {
        const day = event.target.value;
        setTyped(isDate(day) ? undefined : day);
        if (isDate(day)) onChange(day);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
