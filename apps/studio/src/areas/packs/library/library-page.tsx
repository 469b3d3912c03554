import { Button, Input, InputNumber, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import { EmptyState, Loading, ProblemNotice } from '../../../parts/index.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { BulkBar, type BulkAction } from './bulk-bar.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { DuplicatesTab } from './duplicates-tab.tsx';
import { FacetPanel } from './facet-panel.tsx';
import {
  SORTS,
  viewFromSearch,
  viewToSearch,
  withoutEmpty,
  type LibraryFilter,
  type RuleSort,
} from './library-filter.ts';
import { RulePanel } from './rule-panel.tsx';
import { RuleRows } from './rule-rows.tsx';
import { NOTHING, selectionBody, type Selection } from './selection.ts';
import { useSettled } from './use-settled.ts';
import styles from './library.module.css';

/** Every rule of the pack and its parents in one list, however many: found, narrowed, looked at and changed together. */
export function LibraryPage() {
  const t = useT('library');
  const { source } = useWorkbench();
  const { artifact: tab = 'rules' } = useParams();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const view = useMemo(() => viewFromSearch(new URLSearchParams(text)), [text]);
  const [opened, setOpened] = useState<string>();
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [action, setAction] = useState<{ readonly action: BulkAction; readonly selection: Selection }>();
  const change = (next: { filter?: LibraryFilter; sort?: RuleSort }) => {
    setSelection(NOTHING);
    setSearch(viewToSearch(search, { ...view, ...next }), { replace: true });
  };
  return (
    <div className={styles['library']} data-testid="library">
      <div className={styles['head']}>
        <h1>{t('title')}</h1>
        <Segmented
          aria-label={t('tabs')}
          value={tab === 'duplicates' ? 'duplicates' : 'rules'}
          onChange={(next) => void navigate(`/packs/${source}/library/${next}?${text}`)}
          options={[
            { value: 'rules', label: t('tab.rules') },
            { value: 'duplicates', label: t('tab.duplicates') },
          ]}
        />
        <FilterFields key={source} filter={view.filter} onFilter={(filter) => change({ filter })} />
        <Select
          value={view.sort}
          onChange={(sort) => change({ sort })}
          aria-label={t('sort')}
          style={{ minWidth: 120 }}
          options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
        />
      </div>
      <div className={styles['body']}>
        {tab === 'duplicates' ? (
          <DuplicatesTab
            filter={withoutEmpty(view.filter)}
            onOpen={setOpened}
            onDisable={(id) => setAction({ action: 'disable', selection: { mode: 'ids', ids: new Set([id]) } })}
          />
        ) : (
          <RulesTab
            view={view}
            selection={selection}
            onSelection={setSelection}
            onFilter={(filter) => change({ filter })}
            onAction={(one) => setAction({ action: one, selection })}
            opened={opened}
            onOpen={setOpened}
          />
        )}
        {opened === undefined ? null : <RulePanel source={source} id={opened} onClose={() => setOpened(undefined)} />}
      </div>
      {action === undefined ? null : (
        <BulkDialog
          action={action.action}
          selection={selectionBody(action.selection, withoutEmpty(view.filter))}
          onClose={(isDone) => {
            setAction(undefined);
            if (isDone) setSelection(NOTHING);
          }}
        />
      )}
    </div>
  );
}

interface RulesProps {
  readonly view: ReturnType<typeof viewFromSearch>;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
  readonly onFilter: (filter: LibraryFilter) => void;
  readonly onAction: (action: BulkAction) => void;
  readonly opened: string | undefined;
  readonly onOpen: (id: string) => void;
}

function RulesTab({ view, selection, onSelection, onFilter, onAction, opened, onOpen }: RulesProps) {
  const t = useT('library');
  const { source } = useWorkbench();
  const filter = useMemo(() => withoutEmpty(view.filter), [view.filter]);
  const head = useOperation(
    'browseLibrary',
    { params: { source }, body: { filter, limit: 0, facets: true } },
    { staleTime: 60_000 },
  );
  const listed = useMemo(() => ({ filter, sort: view.sort }), [filter, view.sort]);
  if (head.data === undefined)
    return head.error === null ? (
      <Loading rows={12} />
    ) : (
      <ProblemNotice error={head.error} onRetry={() => void head.refetch()} />
    );
  const { total, all, facets } = head.data;
  return (
    <>
      <FacetPanel facets={facets ?? {}} filter={view.filter} onFilter={onFilter} />
      <div className={styles['main']}>
        <div className={styles['counts']}>
          <span aria-live="polite" data-testid="library-count">
            {total === all
              ? t('count.all', { all: number(all) })
              : t('count.some', { total: number(total), all: number(all) })}
          </span>
          <BulkBar total={total} selection={selection} onSelection={onSelection} onAction={onAction} />
        </div>
        {total === 0 ? (
          <EmptyState title={t('list.empty')} actions={<Button onClick={() => onFilter({})}>{t('clear')}</Button>}>
            {t('list.emptyText', { count: number(all) })}
          </EmptyState>
        ) : (
          <RuleRows
            source={source}
            view={listed}
            total={total}
            selection={selection}
            onSelection={onSelection}
            opened={opened}
            onOpen={onOpen}
          />
        )}
      </div>
    </>
  );
}

interface FieldsProps {
  readonly filter: LibraryFilter;
  readonly onFilter: (filter: LibraryFilter) => void;
}

/** Words, a code, and how many cases: what is typed takes effect with the next pause. */
function FilterFields({ filter, onFilter }: FieldsProps) {
  const t = useT('library');
  const [q, setQ] = useSettled(filter.q ?? '', (next) => onFilter({ ...filter, q: next }));
  const [code, setCode] = useSettled(filter.codes?.[0] ?? '', (next) =>
    onFilter({ ...filter, codes: next.trim() === '' ? [] : [next.trim()] }),
  );
  const isNarrowed = Object.keys(withoutEmpty(filter)).length > 0;
  return (
    <>
      <Input.Search
        allowClear
        className={styles['search'] ?? ''}
        value={q}
        onChange={(event) => setQ(event.target.value)}
        placeholder={t('search')}
        aria-label={t('search')}
        data-testid="library-search"
      />
      <Input
        allowClear
        style={{ width: 130 }}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        placeholder={t('code')}
        aria-label={t('code')}
        data-testid="library-code"
      />
      <InputNumber
        min={0}
        style={{ width: 150 }}
        prefix={<span className="cl-muted">{t('hits')}</span>}
        aria-label={t('hits')}
        value={filter.hits?.min ?? null}
        onChange={(min) => onFilter({ ...filter, hits: min === null ? {} : { min } })}
      />
      {isNarrowed ? <Button onClick={() => onFilter({})}>{t('clear')}</Button> : null}
    </>
  );
}
