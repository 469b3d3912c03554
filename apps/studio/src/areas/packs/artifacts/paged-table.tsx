import { Input, Table } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import { ProblemNotice } from '../../../parts/index.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import styles from './artifacts.module.css';
import { useHeightBelow } from './use-height-below.ts';

interface Props {
  readonly kind: string;
  readonly artifact: string;
  readonly table: string;
}
type Row = Readonly<Record<string, string>>;
const PAGE = 100;
const WIDE = /^(zh|en|name|name_zh|name_en|title|condition|description|note|about|hospital_name)$/;

/** Columns with words of their own; any other shows its name. */
const NAMED = [
  'code',
  'zh',
  'en',
  'name',
  'pinyin',
  'order',
  'mdc',
  'adrg',
  'drg',
  'rule',
  'condition',
  'weight',
  'mean_charge',
  'mean_los_days',
  'risk_level',
  'from',
  'to',
  'list',
  'edition',
  'level',
  'month',
  'insured_area',
  'hospital_code',
  'hospital_name',
  'hospital_level',
  'insurance',
  'average_factor',
  'average_factor_basic',
  'hospital_coefficient',
  'point_value',
] as const;
const isNamed = (column: string): column is (typeof NAMED)[number] => (NAMED as readonly string[]).includes(column);

/** A long table, page by page, searched by the server. */
export function PagedTable({ kind, artifact, table }: Props) {
  const t = useT('packs');
  const { source } = useWorkbench();
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(1);
  const q = useDeferredValue(typed.trim());
  const found = useOperation('packTableRows', {
    params: { source, kind, artifact, table },
    query: { page, pageSize: PAGE, ...(q === '' ? {} : { q }) },
  });
  const [host, height] = useHeightBelow(104);
  const rows = found.data?.rows ?? [];
  // What scrolls can be reached without a mouse.
  useEffect(() => host.current?.querySelector('.ant-table-body')?.setAttribute('tabindex', '0'), [host, found.data]);
  return (
    <>
      <div className={styles['bar']}>
        <Input.Search
          allowClear
          placeholder={t('table.search')}
          aria-label={t('table.search')}
          style={{ width: 280 }}
          value={typed}
          onChange={(event) => (setTyped(event.target.value), setPage(1))}
          data-testid="table-search"
        />
        <span className={styles['count']} aria-live="polite">
          {found.data === undefined ? '' : t('table.count', { count: number(found.data.total) })}
        </span>
      </div>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      <div className={styles['fill']} ref={host}>
        <Table<Row & { readonly at: number }>
          size="small"
          rowKey="at"
          loading={found.isLoading}
          dataSource={rows.map(
            (row, index) => ({ ...row, at: (page - 1) * PAGE + index }) as unknown as Row & { readonly at: number },
          )}
          scroll={{ y: height, x: 'max-content' }}
          pagination={{
            current: page,
            pageSize: PAGE,
            total: found.data?.total ?? 0,
            showSizeChanger: false,
            onChange: setPage,
            size: 'small',
          }}
          columns={(found.data?.columns ?? []).map((column) => ({
            title: isNamed(column) ? t(`column.${column}`) : column,
            dataIndex: column,
            ellipsis: WIDE.test(column),
            ...(WIDE.test(column) ? { width: 260 } : {}),
            render: (value: string | undefined) => (WIDE.test(column) ? value : <code>{value}</code>),
          }))}
          data-testid={`table-${table}`}
        />
      </div>
    </>
  );
}
