import { AutoComplete } from 'antd';
import { isDate } from '@caseloom/core';
import { useMe } from '../../api/session.tsx';
import { useT } from '../../i18n/index.ts';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly testId?: string;
  readonly placeholder?: string;
}

/** A date as it is written, with the days that versions usually start on. */
export function DateInput({ value, onChange, label, testId, placeholder = 'YYYY-MM-DD' }: Props) {
  const t = useT('packs');
  const { today } = useMe();
  const [year = 0, month = 0] = today.split('-').map(Number);
  const nextMonth = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  const days = [
    { value: today, label: `${today} · ${t('date.today')}` },
    {
      value: `${year}-${String(month).padStart(2, '0')}-01`,
      label: `${year}-${String(month).padStart(2, '0')}-01 · ${t('date.thisMonth')}`,
    },
    { value: nextMonth, label: `${nextMonth} · ${t('date.nextMonth')}` },
    { value: `${year}-01-01`, label: `${year}-01-01 · ${t('date.thisYear')}` },
    { value: `${year + 1}-01-01`, label: `${year + 1}-01-01 · ${t('date.nextYear')}` },
  ];
  const seen = new Set<string>();
  return (
    <AutoComplete
      style={{ width: '100%' }}
      value={value}
      onChange={onChange}
      options={days.filter((day) => !seen.has(day.value) && seen.add(day.value))}
      placeholder={placeholder}
      aria-label={label}
      {...(value === '' || isDate(value) ? {} : { status: 'error' as const })}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
    />
  );
}
