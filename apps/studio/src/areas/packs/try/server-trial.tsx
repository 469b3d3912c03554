import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Operations, OutputOf } from '@caseloom/api';
import { useAction } from '../../../api/hooks.ts';
import { useMay } from '../../../api/session.tsx';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import { ProblemNotice } from '../../../parts/index.ts';
import { useFieldLabel } from '../rules/use-field-label.ts';
import type { EditedRule } from '../workbench/workbench-context.tsx';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { CaseChoice, type CaseFilter } from './case-choice.tsx';
import styles from './try.module.css';

type Answer = OutputOf<Operations['tryRule']>;
type Change = Answer['examples'][number]['change'];

/** A mark beside the word, so that nothing is said by colour alone. */
const MARKS: Readonly<Record<Change, string>> = { gained: '+', lost: '−', notEvaluable: '◌' };
const CHANGES = ['gained', 'lost', 'notEvaluable'] as const;
const MOST = 10_000;

/** The rule as it stands in the editor, saved or not, on the hospital's cases: what it would say beside what is in force. */
export function ServerTrial({ edited }: { readonly edited: EditedRule }) {
  const t = useT('packs');
  const { source } = useWorkbench();
  const mayChoose = useMay('case.read');
  const [filter, setFilter] = useState<CaseFilter>({});
  const run = useAction('tryRule');
  const { data } = run;
  const isChosen = Object.keys(filter).length > 0;
  return (
    <section className={styles['server']} aria-label={t('server.title')} data-testid="server-trial">
      <p className="cl-muted">{t('server.about')}</p>
      {mayChoose ? <CaseChoice filter={filter} onChange={setFilter} /> : null}
      <Button
        block
        loading={run.isPending}
        onClick={() =>
          run.mutate({
            params: { source: source as `draft:${string}` },
            body: {
              rules: [{ set: edited.artifact, rule: edited.after as unknown as Record<string, never> }],
              cases: { limit: MOST, ...(isChosen ? { filter } : {}) },
            },
          })
        }
        data-testid="server-run"
      >
        {t('server.run', { rule: edited.after.id })}
      </Button>
      <ProblemNotice error={run.error} />
      {data === undefined ? null : <Told answer={data} isOld={askedOf(run.variables) !== edited.after} />}
    </section>
  );
}

const askedOf = (asked: { readonly body?: { readonly rules?: readonly { readonly rule: unknown }[] } } | undefined) =>
  asked?.body?.rules?.[0]?.rule;

function Told({ answer, isOld }: { readonly answer: Answer; readonly isOld: boolean }) {
  const t = useT('packs');
  const [rule] = answer.byRule;
  return (
    <div className={styles['told']} role="status" data-testid="server-told" data-old={isOld || undefined}>
      <p>
        {t('server.done', { cases: number(answer.cases), ms: number(answer.milliseconds) })}
        {answer.prepared > 0 ? ` ${t('server.prepared', { count: number(answer.prepared) })}` : ''}
        {answer.withoutPack > 0 ? ` ${t('server.withoutPack', { count: number(answer.withoutPack) })}` : ''}
      </p>
      {isOld ? <p className="cl-muted">{t('server.old')}</p> : null}
      {rule === undefined ? null : (
        <table className={styles['counts']}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('server.before')}</th>
              <th scope="col">{t('server.after')}</th>
            </tr>
          </thead>
          <tbody>
            {(['fired', 'notEvaluable', 'failed'] as const).map((one) =>
              one === 'failed' && rule.before.failed + rule.after.failed === 0 ? null : (
                <tr key={one}>
                  <th scope="row">{t(`server.${one}`)}</th>
                  <td>{number(rule.before[one])}</td>
                  <td>{number(rule.after[one])}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
      {CHANGES.map((change) => (
        <Changed
          key={change}
          change={change}
          count={answer.changed[change]}
          examples={answer.examples.filter((one) => one.change === change)}
        />
      ))}
      {CHANGES.every((change) => answer.changed[change] === 0) ? <p className="cl-muted">{t('typing.none')}</p> : null}
    </div>
  );
}

const FIRST = 5;

function Changed({
  change,
  count,
  examples,
}: {
  readonly change: Change;
  readonly count: number;
  readonly examples: Answer['examples'];
}) {
  const t = useT('packs');
  const label = useFieldLabel();
  const [all, setAll] = useState(false);
  if (count === 0) return null;
  const shown = all ? examples : examples.slice(0, FIRST);
  const field = (path: string) => label(path.replace(/\[\d+\]/g, '[]'));
  return (
    <div data-testid={`server-${change}`}>
      <h4 className={styles['change']}>
        <span aria-hidden="true">{MARKS[change]}</span> {t(`server.${change}`)} · {number(count)}
      </h4>
      <ul className={styles['cases']}>
        {shown.map((one) => (
          <li key={`${one.caseId} ${one.path}`}>
            <Link to={`/cases/${one.caseId}`} className={styles['case']}>
              <strong>{one.recordKey}</strong>
            </Link>
            <span className={styles['read']}>
              {one.missing === undefined
                ? one.read.map(({ path, value }) => (
                    <span key={path}>
                      {field(path)} <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
                    </span>
                  ))
                : t('typing.missing', { field: field(one.missing.path) })}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < examples.length ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('typing.more', { count: examples.length - shown.length })}
        </Button>
      ) : null}
    </div>
  );
}
