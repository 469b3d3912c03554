import { EmptyState, ProblemNotice, useRemembered } from '../../../parts/index.ts';
import { useMay } from '../../../api/session.tsx';
import { useT } from '../../../i18n/index.ts';
import { PageHeader } from '../../../shell/index.ts';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { COLUMNS, MONEY_COLUMNS, type ColumnId } from './case-columns.tsx';
import { CaseTable } from './case-table.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListFoot } from './list-foot.tsx';
import styles from './list-page.module.css';
import { useCaseView } from './use-case-view.ts';

const FIRST_COLUMNS: readonly ColumnId[] = [
  'patient',
  'mrn',
  'department',
  'discharge',
  'stage',
  'findings',
  'diagnosis',
  'group',
  'charge',
  'balance',
  'updated',
];

/** Every case one may see, with filters, order and exports. */
export function Component() {
  const t = useT('cases');
  const parts = useT('parts');
  const navigate = useNavigate();
  const { view, patch, clear, cases } = useCaseView();
  const mayMoney = useMay('money.read');
  const [columns, setColumns] = useRemembered<readonly ColumnId[]>('cases.columns', FIRST_COLUMNS);
  const filtered = Object.keys(view.filter).length > 0;
  const empty = filtered ? (
    <EmptyState title={parts('empty.filtered')} actions={<Button onClick={clear}>{parts('empty.clear')}</Button>} />
  ) : (
    <EmptyState
      title={t('empty.title')}
      actions={
        <Button type="primary" onClick={() => void navigate('/')}>
          {t('empty.go')}
        </Button>
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
  return (
    <div className={styles['page']}>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <ExportMenu filter={view.filter} />
            <ColumnChoice
              chosen={columns}
              onChange={setColumns}
              available={COLUMNS.filter((id) => mayMoney || !MONEY_COLUMNS.includes(id))}
            />
          </>
        }
        below={<FilterBar filter={view.filter} onPatch={patch} onClear={clear} withStage />}
      />
      {cases.error === null ? null : <ProblemNotice error={cases.error} onRetry={() => void cases.refetch()} />}
      <CaseTable
        rows={cases.data?.items ?? []}
        view={view}
        columns={columns}
        loading={cases.isFetching && cases.isPlaceholderData}
        onPatch={patch}
        empty={cases.data === undefined ? <span /> : empty}
      />
      <ListFoot view={view} total={cases.data?.total ?? 0} onPatch={patch} />
    </div>
  );
}
