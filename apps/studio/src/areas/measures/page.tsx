import { Select, Tag } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useOperation } from '../../api/hooks.ts';
import { useLocal, useT } from '../../i18n/index.ts';
import { EmptyState, Loading, ProblemNotice } from '../../parts/index.ts';
import { PageHeader } from '../../shell/index.ts';
import { WarnTag } from '../packs/warn-tag.tsx';
import { Breakdown } from './breakdown.tsx';
import { CasesDrawer } from './cases-drawer.tsx';
import { FormulaDrawer } from './formula-drawer.tsx';
import { MeasureCard } from './measure-card.tsx';
import styles from './measures.module.css';
import {
  byMonth,
  filterOf,
  firstMeasure,
  lastYear,
  NARROWING,
  questionOf,
  QUESTIONS,
  withFilter,
  type MeasureInfo,
  type Question,
} from './series.ts';
import { TrendPanel, useTwin } from './trend-panel.tsx';

/** Three questions as three rows: where do we lose, why, who acts. Every figure opens its formula and its cases. */
export function Component() {
  const t = useT('measures');
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const list = useOperation('listMeasures', {}, { staleTime: 60_000 });
  const months = useOperation('measureValues', { query: { by: 'month' } }, { staleTime: 60_000 });
  const period = filter.from === undefined && filter.to === undefined ? lastYear(months.data?.months ?? []) : undefined;
  const query = { ...filter, ...period };
  const totals = useOperation(
    'measureValues',
    { query: { ...query, by: 'hospital' } },
    { enabled: months.data !== undefined },
  );
  const trend = useOperation(
    'measureValues',
    { query: { ...query, by: 'month' } },
    { enabled: months.data !== undefined },
  );
  const twin = useTwin();
  const [formula, setFormula] = useState<string>();
  const error = list.error ?? months.error ?? totals.error ?? trend.error;
  const set = (name: string, value: string | undefined, push = true) =>
    setSearch(withFilter(search, name, value), { replace: !push });
  if (list.data === undefined || totals.data === undefined || trend.data === undefined) {
    return (
      <>
        <PageHeader title={t('title')} />
        {error === null ? (
          <Loading rows={12} />
        ) : (
          <ProblemNotice error={error} onRetry={() => void Promise.all([list.refetch(), months.refetch()])} />
        )}
      </>
    );
  }
  const measures = list.data.measures;
  const chosen = measures.find((one) => one.id === search.get('measure')) ?? firstMeasure(measures);
  const cases = measures.find((one) => one.id === search.get('cases'));
  const detail =
    chosen === undefined ? null : (
      <section className={styles['detail']} aria-label={t('detail')}>
        <TrendPanel
          twin={twin}
          measure={chosen}
          values={trend.data.values}
          months={trend.data.months}
          onMonth={(month) => setSearch(withFilter(withFilter(search, 'from', month), 'to', month))}
        />
        <Breakdown
          table={twin.table}
          measure={chosen}
          by="department"
          query={query}
          onNarrow={(value) => set('department', value)}
          onCases={() => set('cases', chosen.id)}
        />
        <Breakdown
          table={twin.table}
          measure={chosen}
          by={filter.mdc === undefined ? 'mdc' : 'group'}
          query={query}
          onNarrow={(value) => set(filter.mdc === undefined ? 'mdc' : 'group', value)}
          onCases={() => set('cases', chosen.id)}
        />
      </section>
    );
  return (
    <>
      <PageHeader
        title={t('title')}
        beside={totals.data.provisional ? <WarnTag>{t('provisional')}</WarnTag> : undefined}
        actions={<Period months={months.data?.months ?? []} from={query.from} to={query.to} onChange={set} />}
        below={<Narrowed />}
      />
      <ProblemNotice error={error} onRetry={() => void totals.refetch()} />
      {measures.length === 0 || chosen === undefined ? (
        <EmptyState title={t('empty')}>{t('empty.text')}</EmptyState>
      ) : (
        <div
          className={styles['page']}
          style={{ opacity: totals.isPlaceholderData ? 0.6 : 1 }}
          data-testid="measures-page"
        >
          {QUESTIONS.map((question) => (
            <QuestionRow
              key={question}
              question={question}
              measures={measures.filter((one) => questionOf(one) === question)}
              values={totals.data.values}
              trend={trend.data}
              chosen={chosen.id}
              detail={questionOf(chosen) === question ? detail : null}
              onChoose={(id) => set('measure', id, false)}
              onFormula={setFormula}
              onCases={(id) => set('cases', id)}
            />
          ))}
        </div>
      )}
      {formula === undefined ? null : (
        <FormulaDrawer
          measure={measures.find((one) => one.id === formula)}
          query={query}
          onClose={() => setFormula(undefined)}
          onCases={(id) => (setFormula(undefined), set('cases', id))}
        />
      )}
      {cases === undefined ? null : (
        <CasesDrawer measure={cases} query={query} onClose={() => set('cases', undefined, false)} />
      )}
    </>
  );
}

interface RowProps {
  readonly question: Question;
  readonly measures: readonly MeasureInfo[];
  readonly values: Parameters<typeof byMonth>[0];
  readonly trend: { readonly values: Parameters<typeof byMonth>[0]; readonly months: readonly string[] };
  readonly chosen: string;
  /** Trend and breakdowns, below the row that holds the chosen measure. */
  readonly detail: ReactNode;
  readonly onChoose: (id: string) => void;
  readonly onFormula: (id: string) => void;
  readonly onCases: (id: string) => void;
}

function QuestionRow({ question, measures, values, trend, chosen, detail, onChoose, onFormula, onCases }: RowProps) {
  const t = useT('measures');
  if (measures.length === 0) return null;
  const warned = measures.filter((one) => values.find((value) => value.measure === one.id)?.state === 'warn').length;
  return (
    <section className={styles['question']} aria-label={t(`question.${question}`)} data-testid={`question-${question}`}>
      <h2>
        {t(`question.${question}`)} <small>{warned === 0 ? t('calm') : `▲ ${t('warned', { count: warned })}`}</small>
      </h2>
      <div className={styles['cards']}>
        {measures.map((one) => (
          <MeasureCard
            key={one.id}
            measure={one}
            value={values.find((value) => value.measure === one.id)}
            points={byMonth(trend.values, trend.months, one.id)}
            chosen={one.id === chosen}
            onChoose={() => onChoose(one.id)}
            onFormula={() => onFormula(one.id)}
            onCases={() => onCases(one.id)}
          />
        ))}
      </div>
      {detail}
    </section>
  );
}

interface PeriodProps {
  readonly months: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (name: string, value: string | undefined) => void;
}

function Period({ months, from, to, onChange }: PeriodProps) {
  const t = useT('measures');
  const options = months.toSorted().map((month) => ({ value: month, label: month }));
  return (
    <span className={styles['period']}>
      <span className="cl-muted">{t('period')}</span>
      <Select
        size="small"
        style={{ width: 108 }}
        value={from ?? null}
        placeholder={t('from')}
        aria-label={t('from')}
        options={options}
        onChange={(next: string | null) => onChange('from', next ?? undefined)}
        data-testid="measures-from"
      />
      <span aria-hidden="true">–</span>
      <Select
        size="small"
        style={{ width: 108 }}
        value={to ?? null}
        placeholder={t('to')}
        aria-label={t('to')}
        options={options}
        onChange={(next: string | null) => onChange('to', next ?? undefined)}
        data-testid="measures-to"
      />
    </span>
  );
}

/** What the figures are narrowed to, each removable: the breadcrumb of the drill. */
function Narrowed() {
  const t = useT('measures');
  const local = useLocal();
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const worklist = useOperation('worklist', {}, { staleTime: 300_000 });
  const sets = useOperation('valueSets', {}, { staleTime: 300_000 });
  const word = useMemo(
    () => (name: (typeof NARROWING)[number], value: string) => {
      if (name === 'department') return worklist.data?.departments.find((one) => one.code === value)?.name ?? value;
      if (name === 'insuranceType')
        return local(sets.data?.sets['insutype']?.find((one) => one.code === value)) || value;
      return value;
    },
    [worklist.data, sets.data, local],
  );
  const shown = NARROWING.flatMap((name) => (filter[name] === undefined ? [] : [{ name, value: filter[name] }]));
  return (
    <nav className={styles['crumbs']} aria-label={t('narrowed')}>
      <button
        type="button"
        className={styles['crumb']}
        disabled={shown.length === 0}
        onClick={() => setSearch(NARROWING.reduce((next, name) => withFilter(next, name, undefined), search))}
      >
        {t('hospital')}
      </button>
      {shown.map(({ name, value }) => (
        <Tag
          key={name}
          closable
          onClose={() => setSearch(withFilter(search, name, undefined))}
          data-testid={`crumb-${name}`}
        >
          {t(`by.${name}`)} {word(name, value)}
        </Tag>
      ))}
      {shown.some((one) => one.name === 'insuranceType') ? null : (
        <Select
          size="small"
          variant="borderless"
          style={{ minWidth: 130 }}
          placeholder={`+ ${t('by.insuranceType')}`}
          aria-label={t('by.insuranceType')}
          value={null}
          popupMatchSelectWidth={false}
          options={(sets.data?.sets['insutype'] ?? []).map((one) => ({ value: one.code, label: local(one) }))}
          onChange={(value: string | null) => setSearch(withFilter(search, 'insuranceType', value ?? undefined))}
        />
      )}
    </nav>
  );
}
