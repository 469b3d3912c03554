import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { EmptyState, SeverityShape, SeverityTag } from '../../../../parts/index.ts';
import { useCaseActions } from '../case-context.ts';
import type { ApiChange } from '../edit/draft.ts';
import type { GivenReason } from './decide-form.tsx';
import { FindingCard } from './finding-card.tsx';
import { FoldedPrompts, untilText } from './folded-prompts.tsx';
import {
  difference,
  groupFindings,
  openCounts,
  SEVERITY_ORDER,
  type Evaluation,
  type Finding,
} from './group-findings.ts';
import { useFieldName } from './labels.ts';
import { shownSeverity, splitPrompts, type Prompt } from './prompts.ts';
import styles from './findings.module.css';

export interface FindingsPanelProps {
  readonly caseId: string;
  readonly evaluation: Evaluation;
  /** As saved, to tell what the unsaved changes solve and bring. */
  readonly saved: Evaluation | undefined;
  readonly chosen: string | undefined;
  readonly path: string | undefined;
  readonly onPath: (path: string | undefined) => void;
  readonly changes: readonly ApiChange[];
  readonly decidable: boolean;
  readonly busy: boolean;
  readonly onDecide: (key: string, decision: 'waive' | 'acknowledge', reason: GivenReason) => void;
  readonly onWithdraw: (key: string) => void;
}

/** What is wrong with the case, gravest first, and what could not be judged for want of a field. */
export function FindingsPanel({ evaluation, saved, chosen, path, onPath, ...card }: FindingsPanelProps) {
  const t = useT('cases');
  const [state, setState] = useState<'open' | 'all'>('all');
  const { findings, prompts } = evaluation;
  const { groups, folded } = useMemo(() => {
    const split = splitPrompts({ findings, prompts });
    // Who asks for one field sees all that concerns it.
    const shown = path === undefined ? split.shown : findings;
    return {
      groups: groupFindings(shown, { state, path }, shownSeverity(prompts)),
      folded: path === undefined ? split.folded : [],
    };
  }, [findings, prompts, state, path]);
  const last = groups.at(-1)?.items.at(-1)?.number ?? 0;
  const interrupting = prompts?.items.filter((one) => one.interrupts).length ?? 0;
  const counts = openCounts(evaluation.findings);
  const fieldName = useFieldName();
  const { solved, gained } = difference(saved?.findings ?? evaluation.findings, evaluation.findings);
  return (
    <div className={styles['panel']}>
      <div className={styles['tools']}>
        <span className={styles['counts']} aria-live="polite" data-testid="finding-counts">
          {SEVERITY_ORDER.map((severity) =>
            counts[severity] === 0 ? null : <SeverityTag key={severity} severity={severity} count={counts[severity]} />,
          )}
          {evaluation.notEvaluable.length === 0 ? null : (
            <SeverityTag severity="notEvaluable" count={evaluation.notEvaluable.length} />
          )}
          {SEVERITY_ORDER.every((severity) => counts[severity] === 0) ? <SeverityTag severity="pass" /> : null}
        </span>
        <Select
          allowClear
          size="small"
          variant="filled"
          popupMatchSelectWidth={false}
          style={{ width: 132, marginLeft: 'auto' }}
          placeholder={t('filter.byField')}
          aria-label={t('filter.byField')}
          value={path ?? null}
          onChange={(value: string | undefined) => onPath(value ?? undefined)}
          options={[...fieldsOf(evaluation.findings)].map(([value, count]) => ({
            value,
            label: `${fieldName(value)} (${count})`,
          }))}
        />
        <Segmented
          size="small"
          value={state}
          onChange={setState}
          aria-label={t('filter.state')}
          options={[
            { value: 'all', label: t('filter.all') },
            { value: 'open', label: t('filter.open') },
          ]}
        />
      </div>
      {solved.length + gained.length === 0 ? null : <Changes solved={solved} gained={gained} />}
      {interrupting === 0 ? null : (
        <div className={styles['must']} role="alert" data-testid="prompts-must">
          <SeverityShape severity="block" /> {t('prompts.must', { n: interrupting, count: interrupting })}
        </div>
      )}
      {groups.length === 0 && folded.length === 0 && evaluation.notEvaluable.length === 0 ? (
        <EmptyState title={t('findings.none')}>
          {t('findings.noneText', { n: evaluation.counts['notFired'] ?? 0 })}
        </EmptyState>
      ) : null}
      {groups.map((group) => (
        <section key={group.severity} aria-label={group.severity}>
          {group.items.map((item) => (
            <FindingCard
              key={item.finding.key}
              item={item}
              shownAs={group.severity}
              note={<Lowered prompt={prompts?.items.find((one) => one.key === item.finding.key)} />}
              chosen={chosen === item.finding.key}
              {...card}
            />
          ))}
        </section>
      ))}
      <FoldedPrompts folded={folded} budget={prompts?.budget} after={last} chosen={chosen} {...card} />
      <NotEvaluable items={evaluation.notEvaluable} />
    </div>
  );
}

/** That a demoted rule's finding is shown lower than it is. */
function Lowered({ prompt }: { readonly prompt: Prompt | undefined }) {
  const t = useT('cases');
  const demotion = prompt?.demotion;
  if (demotion === undefined) return null;
  return t('prompt.lowered', { by: demotion.by, reason: demotion.reason, until: untilText(t, demotion.validTo) });
}

/** What the unsaved changes do to the findings. */
function Changes({ solved, gained }: { readonly solved: readonly Finding[]; readonly gained: readonly Finding[] }) {
  const t = useT('cases');
  return (
    <div className={styles['changesLine']} data-testid="finding-changes">
      {solved.length === 0 ? null : (
        <span>
          <SeverityShape severity="pass" />{' '}
          {t('findings.solved', { n: solved.length, rules: solved.map((one) => one.ruleId).join('、') })}
        </span>
      )}
      {gained.length === 0 ? null : (
        <span>
          <SeverityShape severity="warn" />{' '}
          {t('findings.gained', { n: gained.length, rules: gained.map((one) => one.ruleId).join('、') })}
        </span>
      )}
    </div>
  );
}

/** One line for each missing field, with the rules that waited for it. */
function NotEvaluable({ items }: { readonly items: Evaluation['notEvaluable'] }) {
  const t = useT('cases');
  const fieldName = useFieldName();
  const { goTo } = useCaseActions();
  const [open, setOpen] = useState(false);
  if (items.length === 0) return null;
  const rules = items.reduce((sum, item) => sum + item.rules, 0);
  return (
    <section className={styles['gaps']}>
      <button
        type="button"
        className={styles['gapsHead']}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="not-evaluable"
      >
        <SeverityShape severity="notEvaluable" /> {t('gaps', { fields: items.length, rules })} {open ? '▾' : '▸'}
      </button>
      {open ? (
        <ul>
          {items.map((item) => (
            <li key={`${item.path} ${item.reason}`}>
              <button type="button" className={styles['read']} onClick={() => goTo(item.path)}>
                {t(`missing.${item.reason}`, { field: fieldName(item.path) })}
              </button>{' '}
              <span className="cl-muted" title={item.ids?.join('、')}>
                {t('gap.rules', { n: item.rules, rules: item.ids?.slice(0, 4).join('、') ?? '' })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** The fields that findings point at, with how many do. */
function fieldsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { path } of findings) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}
