import { ReloadOutlined } from '@ant-design/icons';
import { App, Button, Table, Tooltip, type TableProps } from 'antd';
import { useSearchParams } from 'react-router';
import type { CallOutput } from '../../../api/client.ts';
import { useAction, useOperation } from '../../../api/hooks.ts';
import { useMay } from '../../../api/session.tsx';
import { number } from '../../../i18n/format.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { CodeText, EmptyState, LayerBadge, ProblemNotice, SeverityShape } from '../../../parts/index.ts';
import { DemotedTag } from './demoted-tag.tsx';
import { ExportButton } from './export-button.tsx';
import { filterOf, withValue } from './period.ts';
import { PrecisionCell } from './precision-cell.tsx';
import { RuleDrawer } from './rule-drawer.tsx';
import { StatisticFilters } from './statistic-filters.tsx';
import styles from './statistics.module.css';

type Row = CallOutput<'ruleStatistics'>['items'][number];
const SORTS = ['fired', 'shown', 'corrected', 'overridden', 'wrong', 'precision', 'lastFired', 'ruleId'] as const;
type Sort = (typeof SORTS)[number];

/** Every rule that fired in a period, and what people did about it. */
export function RulesTab() {
  const t = useT('packs');
  const local = useLocal();
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const sort = SORTS.find((one) => one === search.get('sort')) ?? 'fired';
  const order = search.get('order') === 'asc' ? 'asc' : 'desc';
  const page = Number(search.get('page') ?? 1) || 1;
  const query = { ...filter, sort, order } as const;
  const found = useOperation('ruleStatistics', { query: { ...query, page, pageSize: 50 } as never });
  const set = (values: Readonly<Record<string, string | undefined>>) =>
    setSearch(withValue(search, values), { replace: true });
  const count = (key: Sort, title: string, read: (row: Row) => number, width = 92) => ({
    title,
    key,
    width,
    align: 'right' as const,
    sorter: true,
    sortOrder: sortOrder(key, sort, order),
    render: (_: unknown, row: Row) => (read(row) === 0 ? <span className="cl-muted">0</span> : number(read(row))),
  });
  const columns: TableProps<Row>['columns'] = [
    {
      title: t('stat.rule'),
      key: 'ruleId',
      sorter: true,
      sortOrder: sortOrder('ruleId', sort, order),
      render: (_, row) => (
        <span className={styles['rule']}>
          {row.severity === undefined ? null : <SeverityShape severity={row.severity} />}
          <button
            type="button"
            className={styles['open']}
            onClick={() => set({ rule: row.ruleId })}
            data-testid={`stat-${row.ruleId}`}
          >
            {local(row.title)}
          </button>
          <CodeText code={row.ruleId} />
          <LayerBadge layer={row.layer} />
          {row.severity === undefined ? <span className="cl-muted">{t('stat.notInPack')}</span> : null}
          <DemotedTag demotion={row.demotion} />
        </span>
      ),
    },
    count('fired', t('stat.fired'), (row) => row.tally.fired),
    count('shown', t('stat.shown'), (row) => row.tally.shown, 80),
    count('corrected', t('stat.corrected'), (row) => row.tally.corrected),
    count('overridden', t('stat.overridden'), (row) => row.precision.overridden, 108),
    count('wrong', t('stat.wrong'), (row) => row.tally.wrong, 100),
    {
      title: t('stat.precision'),
      key: 'precision',
      width: 168,
      sorter: true,
      sortOrder: sortOrder('precision', sort, order),
      render: (_, row) => <PrecisionCell precision={row.precision} />,
    },
    {
      title: t('stat.lastFired'),
      key: 'lastFired',
      width: 112,
      sorter: true,
      sortOrder: sortOrder('lastFired', sort, order),
      render: (_, row) => row.lastFired,
    },
  ];
  const rule = search.get('rule');
  return (
    <>
      <StatisticFilters
        answer={found.data}
        filter={filter}
        onChange={set}
        actions={
          <>
            <Recount />
            <ExportButton query={query} />
          </>
        }
      />
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.data === undefined ? null : (
        <p className="cl-muted" aria-live="polite" data-testid="stat-sum">
          {t('stat.sum', { rules: number(found.data.total), ...numbers(found.data.sums) })}
        </p>
      )}
      {found.data?.total === 0 ? (
        <EmptyState
          title={t('stat.none')}
          actions={<Button onClick={() => setSearch({}, { replace: true })}>{t('stat.clear')}</Button>}
        >
          {t('stat.none.text')}
        </EmptyState>
      ) : (
        <Table<Row>
          size="small"
          rowKey="ruleId"
          loading={found.isLoading}
          dataSource={found.data?.items ?? []}
          columns={columns}
          showSorterTooltip={false}
          sortDirections={['descend', 'ascend', 'descend']}
          onChange={(_pages, _filters, sorter) => {
            const by = Array.isArray(sorter) ? sorter[0] : sorter;
            if (by?.columnKey !== undefined)
              set({ sort: String(by.columnKey), order: by.order === 'ascend' ? 'asc' : 'desc' });
          }}
          pagination={
            (found.data?.total ?? 0) <= 50
              ? false
              : {
                  current: page,
                  pageSize: 50,
                  total: found.data?.total ?? 0,
                  onChange: (next) => set({ page: String(next) }),
                  showSizeChanger: false,
                  size: 'small',
                }
          }
          scroll={{ x: 1000 }}
          data-testid="stat-table"
        />
      )}
      {rule === null ? null : <RuleDrawer ruleId={rule} filter={filter} onClose={() => set({ rule: undefined })} />}
    </>
  );
}

const sortOrder = (key: Sort, sort: Sort, order: 'asc' | 'desc') =>
  key === sort ? (order === 'asc' ? ('ascend' as const) : ('descend' as const)) : null;

const numbers = (sums: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(sums).map(([key, value]) => [key, number(value)]));

function Recount() {
  const t = useT('packs');
  const { message } = App.useApp();
  const mayGovern = useMay('prompt.govern');
  const recount = useAction('recountRules', { onSuccess: () => void message.info(t('stat.recounted')) });
  if (!mayGovern) return null;
  return (
    <Tooltip title={t('stat.recount')}>
      <Button
        icon={<ReloadOutlined />}
        aria-label={t('stat.recount')}
        loading={recount.isPending}
        danger={recount.isError}
        onClick={() => recount.mutate({})}
      />
    </Tooltip>
  );
}
