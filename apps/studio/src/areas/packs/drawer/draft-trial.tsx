import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Operations, OutputOf } from '@caseloom/api';
import { useAction } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { Balance, CodeText, Money, ProblemNotice } from '../../../parts/index.ts';
import { amountDifference } from '../amounts.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import styles from './drawer.module.css';
import { useRuleIndex } from './use-rule-index.ts';

type Tried = OutputOf<Operations['tryDraft']>;

/** The draft on real cases: which findings come and go, which groups and amounts change, and on which cases to look. */
export function DraftTrial({ id }: { readonly id: string }) {
  const t = useT('packs');
  const { unsaved } = useWorkbench();
  const [limit, setLimit] = useState(200);
  const run = useAction('tryDraft');
  return (
    <>
      <p className="cl-muted">{t('try.text')}</p>
      <div className={styles['line']}>
        <label>
          {t('try.cases')}{' '}
          <InputNumber
            min={1}
            max={2000}
            value={limit}
            onChange={(value) => setLimit(value ?? 200)}
            size="small"
            style={{ width: 84 }}
          />
        </label>
      </div>
      <Button
        block
        type="default"
        loading={run.isPending}
        disabled={unsaved}
        onClick={() => run.mutate({ params: { id }, body: { limit } })}
        data-testid="try"
      >
        {t('try.run')}
      </Button>
      {unsaved ? <p className="cl-muted">{t('strip.saveFirst')}</p> : null}
      <ProblemNotice error={run.error} />
      {run.data === undefined ? null : <Result tried={run.data} />}
    </>
  );
}

function Result({ tried }: { readonly tried: Tried }) {
  const t = useT('packs');
  const nothing =
    tried.gained.length === 0 &&
    tried.lost.length === 0 &&
    tried.regrouped === 0 &&
    tried.amountBefore === tried.amountAfter;
  return (
    <div className={styles['result']} data-testid="try-result">
      <p>
        {t('try.done', { cases: tried.cases })} {nothing ? t('try.same') : ''}
      </p>
      {tried.withheld.length === 0 ? null : (
        <p className="cl-muted">{t('try.withheld', { rules: tried.withheld.join('、') })}</p>
      )}
      <RuleCounts title={t('try.gained')} sign="+" rows={tried.gained} />
      <RuleCounts title={t('try.lost')} sign="−" rows={tried.lost} />
      {tried.regrouped > 0 ? <p>{t('try.regrouped', { count: tried.regrouped })}</p> : null}
      {tried.amountBefore === undefined || tried.amountAfter === undefined ? null : (
        <dl className={styles['amounts']}>
          <dt>{t('amount.before')}</dt>
          <dd>
            <Money value={tried.amountBefore} />
          </dd>
          <dt>{t('amount.after')}</dt>
          <dd>
            <Money value={tried.amountAfter} />
          </dd>
          <dt>{t('amount.difference')}</dt>
          <dd>
            <Balance value={amountDifference(tried.amountBefore, tried.amountAfter)} words={false} />
          </dd>
        </dl>
      )}
      {tried.examples.length === 0 ? null : <h3>{t('try.examples')}</h3>}
      {tried.examples.map((one) => (
        <Link key={one.caseId} to={`/cases/${one.caseId}`} className={styles['example']} data-testid="try-example">
          <strong>{one.recordKey}</strong>
          <span>
            {one.gained.map((rule) => (
              <span key={rule} className={styles['gained']}>
                +{rule}
              </span>
            ))}
            {one.lost.map((rule) => (
              <span key={rule} className={styles['lost']}>
                −{rule}
              </span>
            ))}
          </span>
          {one.drgBefore === one.drgAfter ? null : (
            <span>
              <CodeText code={one.drgBefore} /> → <CodeText code={one.drgAfter} />
            </span>
          )}
          {one.amountBefore === one.amountAfter ? null : (
            <span>
              <Money value={one.amountBefore} /> → <Money value={one.amountAfter} />
            </span>
          )}
        </Link>
      ))}
    </div>
  );
}

function RuleCounts({
  title,
  sign,
  rows,
}: {
  readonly title: string;
  readonly sign: string;
  readonly rows: Tried['gained'];
}) {
  const { source } = useWorkbench();
  const t = useT('packs');
  const ruleOf = useRuleIndex();
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map((one) => one.cases));
  return (
    <section>
      <h3>{title}</h3>
      {rows.map((one) => (
        <Link
          key={one.ruleId}
          to={`/packs/${source}/rules/${ruleOf(one.ruleId)?.set ?? ''}?element=${encodeURIComponent(one.ruleId)}&drawer=try`}
          className={styles['bar']}
        >
          <span className={styles['barFill']} style={{ width: `${(one.cases / most) * 100}%` }} />
          <span className={styles['barTitle']}>
            <code>{one.ruleId}</code> {ruleOf(one.ruleId)?.title}
          </span>
          <span>
            {sign}
            {t('try.count', { count: one.cases })}
          </span>
        </Link>
      ))}
    </section>
  );
}
