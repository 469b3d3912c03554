import { Input, Select } from 'antd';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { number } from '../../../../i18n/format.ts';
import { useLocal, useT, type TextKey } from '../../../../i18n/index.ts';
import { CodeText, LayerBadge, Loading, ProblemNotice, SeverityShape } from '../../../../parts/index.ts';
import type { ApiChange } from '../edit/draft.ts';
import styles from './findings.module.css';

const Why = lazy(() => import('./why.tsx'));
const OUTCOMES = ['fired', 'notEvaluable', 'failed', 'notFired', 'notApplicable'] as const;
const MARK: Readonly<Record<string, 'pass' | 'notEvaluable' | 'block' | 'info'>> = {
  notFired: 'pass',
  notApplicable: 'info',
  notEvaluable: 'notEvaluable',
  failed: 'block',
};
const SHOWN = 150;

/** Every rule of the case with its answer, also those that did not fire; each can say why. */
export function AllRules({ caseId, changes }: { readonly caseId: string; readonly changes: readonly ApiChange[] }) {
  const t = useT('cases');
  const local = useLocal();
  const [q, setQ] = useState('');
  const [outcome, setOutcome] = useState<string>();
  const [open, setOpen] = useState<string>();
  const wanted = useDeferredValue(q.trim());
  const answer = useOperation('caseRules', { params: { id: caseId }, query: wanted === '' ? {} : { q: wanted } });
  const rules = (answer.data?.rules ?? []).filter((rule) => outcome === undefined || rule.outcome === outcome);
  return (
    <div className={styles['panel']}>
      <div className={styles['tools']}>
        <Input.Search
          allowClear
          size="small"
          style={{ flex: 1 }}
          placeholder={t('rules.search')}
          aria-label={t('rules.search')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          data-testid="rules-search"
        />
        <Select
          allowClear
          size="small"
          style={{ width: 120 }}
          placeholder={t('rules.outcome')}
          aria-label={t('rules.outcome')}
          value={outcome ?? null}
          onChange={(value: string | undefined) => setOutcome(value ?? undefined)}
          options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        />
      </div>
      <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />
      {answer.data === undefined && answer.error === null ? <Loading /> : null}
      <ul className={styles['rules']}>
        {rules.slice(0, SHOWN).map((rule) => (
          <li key={rule.ruleId}>
            <button
              type="button"
              className={styles['rule']}
              aria-expanded={open === rule.ruleId}
              onClick={() => setOpen(open === rule.ruleId ? undefined : rule.ruleId)}
            >
              <SeverityShape
                severity={rule.outcome === 'fired' ? rule.severity : (MARK[rule.outcome] ?? 'info')}
                title={t(`outcome.${rule.outcome}` as TextKey<'cases'>)}
              />
              <span className={styles['ruleTitle']}>{local(rule.title)}</span>
              <span className="cl-muted">{t(`outcome.${rule.outcome}` as TextKey<'cases'>)}</span>
              <CodeText code={rule.ruleId} />
              <LayerBadge layer={rule.layer} />
            </button>
            {open === rule.ruleId ? (
              <Suspense fallback={<Loading rows={2} />}>
                <Why caseId={caseId} ruleId={rule.ruleId} changes={changes} />
              </Suspense>
            ) : null}
          </li>
        ))}
      </ul>
      {rules.length > SHOWN ? (
        <div className="cl-muted">{t('rules.more', { n: number(rules.length - SHOWN) })}</div>
      ) : null}
    </div>
  );
}
