import type { Issue } from '@caseloom/core';
import { Button, Input } from 'antd';
import { useT } from '../../../i18n/index.ts';
import { SeverityShape, useIssueText } from '../../../parts/index.ts';
import type { TableAnalysis } from '@caseloom/tables';
import type { DecisionHead } from './decision.ts';
import type { Tried } from './decision.worker.ts';
import { AnalysisList } from './analysis-list.tsx';
import styles from './tables.module.css';

interface Props {
  /** Undefined while the first check runs. */
  readonly issues: readonly Issue[] | undefined;
  readonly analysis: TableAnalysis | undefined;
  readonly head: DecisionHead;
  readonly reads: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
  readonly onTexts: (texts: Readonly<Record<string, string>>) => void;
  readonly tried: Tried | undefined;
  readonly onGo: (issue: Issue) => void;
  readonly onRow: (id: string) => void;
}

const MOST = 100;
const MOST_ROWS = 20;

/** Beside a decision table: what the checks say, and one row of values tried on it. */
export function DecisionPanel({ issues, analysis, head, reads, texts, onTexts, tried, onGo, onRow }: Props) {
  const t = useT('tables');
  const textOf = useIssueText();
  const rows = (ids: readonly string[]) =>
    ids.slice(0, MOST_ROWS).map((id) => (
      <Button key={id} size="small" type="link" onClick={() => onRow(id)}>
        {id}
      </Button>
    ));
  return (
    <>
      <section aria-label={t('try.title')} data-testid="decision-try">
        <h3>{t('try.title')}</h3>
        <p className="cl-muted">{t('try.run')}</p>
        {reads.map((name) => (
          <label key={name} className={styles['value']}>
            <code>{name}</code>
            <Input
              size="small"
              value={texts[name] ?? ''}
              placeholder={t('try.help')}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => onTexts({ ...texts, [name]: event.target.value })}
              data-testid={`try-${name}`}
            />
          </label>
        ))}
        <div aria-live="polite" data-testid="try-answer">
          {tried === undefined ? null : (
            <>
              <p>
                {t('try.answer')} <code>{JSON.stringify(tried.value)}</code>
              </p>
              <p>
                {tried.matched.length === 0 ? t('try.none') : <>✓ {rows(tried.matched)}</>}
                {tried.unknown.length === 0 ? null : <> ◌ {rows(tried.unknown)}</>}
              </p>
              {tried.issue === undefined ? null : <p className={styles['wrong']}>{textOf(tried.issue)}</p>}
              <Button size="small" onClick={() => onTexts({})}>
                {t('try.clear')}
              </Button>
            </>
          )}
        </div>
      </section>
      <section aria-label={t('checks.title')} data-testid="decision-checks">
        <h3>{t('checks.title')}</h3>
        {issues === undefined ? (
          <p className="cl-muted">{t('checks.running')}</p>
        ) : issues.length === 0 ? null : (
          <ul className={styles['issues']}>
            {issues.slice(0, MOST).map((one, index) => (
              <li key={index}>
                <button type="button" onClick={() => onGo(one)}>
                  <SeverityShape
                    severity={one.severity === 'error' ? 'block' : one.severity === 'warning' ? 'warn' : 'info'}
                  />{' '}
                  {textOf(one)} {one.cause === undefined ? null : textOf(one.cause as Issue)}
                </button>
              </li>
            ))}
            {issues.length <= MOST ? null : (
              <li className="cl-muted">{t('checks.more', { count: issues.length - MOST })}</li>
            )}
          </ul>
        )}
        {analysis === undefined ? null : <AnalysisList analysis={analysis} head={head} onRow={onRow} />}
      </section>
    </>
  );
}
