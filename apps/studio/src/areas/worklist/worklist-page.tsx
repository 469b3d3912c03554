import { App, Button, Segmented } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useAction, useOperation } from '../../api/hooks.ts';
import { useMay } from '../../api/session.tsx';
import { useT } from '../../i18n/index.ts';
import { EmptyState, Loading, ProblemNotice, useRemembered } from '../../parts/index.ts';
import { isActive, PageHeader } from '../../shell/index.ts';
import { COLUMNS, MONEY_COLUMNS, type CaseRow, type ColumnId } from '../cases/list/case-columns.tsx';
import { CaseTable } from '../cases/list/case-table.tsx';
import { ColumnChoice } from '../cases/list/column-choice.tsx';
import { ExportMenu } from '../cases/list/export-menu.tsx';
import { FilterBar } from '../cases/list/filter-bar.tsx';
import { ListFoot } from '../cases/list/list-foot.tsx';
import { useCaseView } from '../cases/list/use-case-view.ts';
import { tasksOfAll } from './batch.ts';
import { BatchBar } from './batch-bar.tsx';
import { EmptyHospital } from './empty-hospital.tsx';
import { WorkLists } from './work-lists.tsx';
import styles from './worklist.module.css';

const ImportDialog = lazy(() =>
  import('../imports/import-dialog.tsx').then((module) => ({ default: module.ImportDialog })),
);
/** How often lists are read again while an import brings cases. */
const ARRIVING_MS = 4_000;
/** How often the counts are read again while nothing is arriving: others finish tasks too. */
const WATCHING_MS = 30_000;
const FIRST_COLUMNS: readonly ColumnId[] = [
  'patient',
  'department',
  'attending',
  'discharge',
  'due',
  'findings',
  'group',
  'balance',
  'assignee',
];

/** The first page: what waits, for whom, overdue first. */
export function Component() {
  const t = useT('worklist');
  const jobs = useOperation('listJobs', { query: { pageSize: 20 } });
  const arriving = (jobs.data?.items ?? []).some(
    (job) => (job.kind === 'import' || job.kind === 'sampleHospital') && isActive(job),
  );
  const work = useOperation('worklist', {}, { refetchInterval: arriving ? ARRIVING_MS : WATCHING_MS });
  const [search, setSearch] = useSearchParams();
  const mayImport = useMay('case.import');
  const importing = search.get('import');
  const showImport = (value: string | undefined) =>
    setSearch((old) => {
      const next = new URLSearchParams(old);
      if (value === undefined) next.delete('import');
      else next.set('import', value);
      return next;
    });
  const isEmpty = work.data?.totalCases === 0;
  return (
    <div className={styles['page']}>
      <PageHeader
        title={t('title')}
        primary={
          mayImport && !isEmpty ? (
            <Button type="primary" onClick={() => showImport('1')} data-testid="import">
              {t('import')}
            </Button>
          ) : undefined
        }
      />
      {work.error === null ? null : (
        <div className={styles['notice']}>
          <ProblemNotice error={work.error} onRetry={() => void work.refetch()} />
        </div>
      )}
      {work.data === undefined ? (
        <Loading rows={10} />
      ) : isEmpty ? (
        <EmptyHospital onImport={() => showImport('1')} />
      ) : (
        <Work lists={work.data.lists} arriving={arriving} />
      )}
      {importing === null ? null : (
        <Suspense>
          <ImportDialog
            jobId={importing === '1' ? undefined : importing}
            onJob={showImport}
            onClose={() => showImport(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}

function Work({
  lists,
  arriving,
}: {
  readonly lists: React.ComponentProps<typeof WorkLists>['lists'];
  readonly arriving: boolean;
}) {
  const t = useT('worklist');
  const parts = useT('parts');
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { view, filter, patch, clear, cases } = useCaseView({
    tasksOnly: true,
    refetchInterval: arriving ? ARRIVING_MS : false,
  });
  const mayAssign = useMay('task.assign');
  const mayWork = useMay('task.work');
  const mayMoney = useMay('money.read');
  const [columns, setColumns] = useRemembered<readonly ColumnId[]>('worklist.columns', FIRST_COLUMNS);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [beyond, setBeyond] = useState<ReadonlyMap<string, CaseRow>>(new Map());
  const [collecting, setCollecting] = useState(false);
  const claim = useAction('claimTask', {
    invalidates: ['listCases', 'worklist'],
    onSuccess: () => void message.success(t('claimed')),
  });
  const rows = useMemo(() => cases.data?.items ?? [], [cases.data]);
  const known = useMemo(() => new Map([...beyond, ...rows.map((row) => [row.id, row] as const)]), [beyond, rows]);
  const tasks = selected.flatMap((id) => known.get(id)?.task ?? []);
  const choose = (ids: readonly string[]) => {
    setBeyond(new Map(ids.flatMap((id) => (known.has(id) ? [[id, known.get(id) as CaseRow] as const] : []))));
    setSelected(ids);
  };
  const selectAll = async () => {
    setCollecting(true);
    try {
      const all = await tasksOfAll(filter);
      setBeyond(new Map(all.map((row) => [row.id, row])));
      setSelected(all.map((row) => row.id));
    } catch (error) {
      void message.error(String(error));
    } finally {
      setCollecting(false);
    }
  };
  const { stage, assignee, ...others } = view.filter;
  const empty =
    Object.keys(others).length > 0 || assignee !== undefined ? (
      <EmptyState title={parts('empty.filtered')} actions={<Button onClick={clear}>{parts('empty.clear')}</Button>} />
    ) : (
      <EmptyState
        title={t('done.title')}
        actions={<Button onClick={() => void navigate('/cases')}>{t('done.cases')}</Button>}
      >
        {t('done.text')}
      </EmptyState>
    );
  return (
    <div className={styles['body']}>
      <WorkLists
        lists={lists}
        stage={stage}
        onChoose={(next) => {
          setSelected([]);
          patch({ stage: next });
        }}
      >
        <Segmented
          block
          aria-label={t('who')}
          value={assignee === 'mine' || assignee === 'unassigned' ? assignee : 'any'}
          onChange={(value) => patch({ assignee: value === 'any' ? undefined : value })}
          options={(['any', 'mine', 'unassigned'] as const).map((value) => ({ value, label: t(`who.${value}`) }))}
          data-testid="who"
        />
      </WorkLists>
      <div className={styles['center']}>
        <div className={styles['tools']}>
          <FilterBar filter={view.filter} onPatch={patch} onClear={clear} />
          <span style={{ display: 'inline-flex', gap: 8 }}>
            <ExportMenu filter={filter} />
            <ColumnChoice
              chosen={columns}
              onChange={setColumns}
              available={COLUMNS.filter((id) => mayMoney || !MONEY_COLUMNS.includes(id))}
            />
          </span>
        </div>
        {cases.error === null && claim.error === null ? null : (
          <div className={styles['notice']}>
            <ProblemNotice error={cases.error ?? claim.error} onRetry={() => void cases.refetch()} />
          </div>
        )}
        <CaseTable
          rows={rows}
          view={view}
          columns={
            stage === undefined && !columns.includes('stage')
              ? COLUMNS.filter((id) => id === 'stage' || columns.includes(id))
              : columns
          }
          loading={cases.isFetching && cases.isPlaceholderData}
          onPatch={patch}
          selected={mayAssign ? selected : undefined}
          onSelect={mayAssign ? choose : undefined}
          onClaim={
            mayWork
              ? (row) =>
                  row.task !== undefined && claim.mutate({ params: { id: row.task.id }, ifMatch: row.task.version })
              : undefined
          }
          empty={cases.data === undefined ? <span /> : empty}
        />
        <ListFoot view={view} total={cases.data?.total ?? 0} onPatch={patch} selecting={selected.length > 0}>
          {selected.length === 0 ? null : (
            <BatchBar
              tasks={tasks}
              selected={selected.length}
              total={cases.data?.total ?? 0}
              collecting={collecting}
              onSelectAll={() => void selectAll()}
              onClear={() => setSelected([])}
            />
          )}
        </ListFoot>
      </div>
    </div>
  );
}
