import { Input, Select } from 'antd';
import type { BodyOf, Operations } from '@caseloom/api';
import { useOperation } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import styles from './try.module.css';

export type CaseFilter = NonNullable<NonNullable<BodyOf<Operations['tryRule']>['cases']>['filter']>;

interface Props {
  readonly filter: CaseFilter;
  readonly onChange: (filter: CaseFilter) => void;
}

/** Which cases: of a month, a department, a group, or all. */
export function CaseChoice({ filter, onChange }: Props) {
  const t = useT('packs');
  const work = useOperation('worklist', {}, { staleTime: 60_000 }).data;
  const choose = (name: 'month' | 'department' | 'group') => (value: string | undefined) => {
    const { [name]: _, ...rest } = filter;
    onChange(value === undefined || value === '' ? rest : { ...rest, [name]: value });
  };
  return (
    <div className={styles['choice']}>
      <Select
        allowClear
        size="small"
        popupMatchSelectWidth={false}
        placeholder={t('server.month')}
        aria-label={t('server.month')}
        value={filter.month ?? null}
        onChange={choose('month')}
        options={(work?.months ?? []).map((month) => ({ value: month, label: month }))}
        data-testid="server-month"
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        size="small"
        popupMatchSelectWidth={false}
        placeholder={t('server.department')}
        aria-label={t('server.department')}
        value={filter.department ?? null}
        onChange={choose('department')}
        options={(work?.departments ?? []).map((one) => ({
          value: one.code,
          label: `${one.name || one.code} (${one.count})`,
        }))}
        data-testid="server-department"
      />
      <Input
        allowClear
        size="small"
        placeholder={t('server.group')}
        aria-label={t('server.group')}
        value={filter.group ?? ''}
        onChange={(event) => choose('group')(event.target.value.trim())}
        data-testid="server-group"
      />
    </div>
  );
}
