import { Fragment } from 'react';
import type { CallOutput } from '../../../../api/client.ts';
import { number } from '../../../../i18n/format.ts';
import { useLocal, useT } from '../../../../i18n/index.ts';
import { SeverityShape, useIssueText } from '../../../../parts/index.ts';
import { useWorkbench } from '../../workbench/workbench-context.tsx';
import { Comparison } from '../compare/comparison.tsx';
import { useSchemeAddress } from '../scheme-address.ts';
import styles from '../scheme.module.css';
import { useTableName } from '../tables/tables-tab.tsx';
import { ReachProof } from './reach-proof.tsx';

export type Report = NonNullable<CallOutput<'checkScheme'>['report']>;
const SEVERITY = { error: 'block', warning: 'warn', info: 'info' } as const;
const FIRST = 40;

/** Everything the check says, on one page that can be printed. */
export function CheckReport({ report }: { readonly report: Report }) {
  const t = useT('scheme');
  const local = useLocal();
  const title = useTableName();
  const { tree } = useWorkbench();
  const { groups, ...tables } = report.counts;
  return (
    <article className={styles['report']} data-testid="check-report">
      <h2>
        {local(report.title)}{' '}
        <small className="cl-muted">
          {tree.pack.packId} {tree.pack.version} {tree.pack.hash?.slice(0, 12) ?? ''}
        </small>
      </h2>
      <section className={styles['section']}>
        <h3>{t('check.counts')}</h3>
        <p>
          {t('tree.groups', { count: number(groups ?? 0) })}
          {Object.entries(tables).map(([name, count]) => (
            <Fragment key={name}>
              {' · '}
              {title(name)} {number(count)}
            </Fragment>
          ))}
        </p>
      </section>
      <Codes codes={report.codes} />
      <Reach reach={report.reach} />
      <Overlaps overlaps={report.overlaps} />
      <Issues report={report} />
      {report.comparison === undefined ? null : (
        <section className={styles['section']}>
          <h3>{t('check.parent')}</h3>
          <Comparison comparison={report.comparison} />
        </section>
      )}
    </article>
  );
}

function Codes({ codes }: Pick<Report, 'codes'>) {
  const t = useT('scheme');
  const title = useTableName();
  const { go } = useSchemeAddress();
  return (
    <section className={styles['section']} data-testid="check-codes">
      <h3>{t('check.codes')}</h3>
      <table className={styles['table']}>
        <tbody>
          {codes.map((one) => (
            <tr key={`${one.table} ${one.system}`}>
              <td>
                {title(one.table)} <span className={styles['system']}>{t(`code.${one.system}`)}</span>
              </td>
              <td>
                {!one.checked ? (
                  <span className="cl-muted">
                    ◌ {t('check.codesAbsent', { system: t(`code.${one.system}`), total: number(one.total) })}
                  </span>
                ) : one.unknownTotal === 0 ? (
                  <>
                    <SeverityShape severity="pass" /> {t('check.codesFine', { total: number(one.total) })}
                  </>
                ) : (
                  <>
                    <SeverityShape severity="warn" />{' '}
                    {t('check.codesUnknown', { count: number(one.unknownTotal), total: number(one.total) })}
                    <div>
                      {one.unknown.slice(0, FIRST).map((code) => (
                        <button
                          key={code}
                          type="button"
                          className={styles['linkCode']}
                          onClick={() => go({ tab: 'code', code, system: one.system, cq: code })}
                        >
                          {code}
                        </button>
                      ))}
                      {one.unknownTotal > FIRST ? ' …' : ''}
                    </div>
                  </>
                )}
                {one.expired.length === 0 ? null : (
                  <div>
                    <SeverityShape severity="warn" /> {t('check.expired', { count: number(one.expired.length) })}{' '}
                    {one.expired
                      .slice(0, FIRST)
                      .map(({ code, validTo }) => `${code} (${validTo})`)
                      .join('、')}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Reach({ reach }: Pick<Report, 'reach'>) {
  const t = useT('scheme');
  return (
    <section className={styles['section']} data-testid="check-reach">
      <h3>{t('check.reach')}</h3>
      <p>
        <SeverityShape severity="pass" /> {t('check.reached', { count: number(reach.reached) })}
        {reach.dead.length === 0 ? null : (
          <>
            {' · '}
            <SeverityShape severity="warn" />{' '}
            {t('check.dead', { count: number(new Set(reach.dead.map((one) => one.group)).size) })}
          </>
        )}
        {reach.undecided.length === 0 ? null : (
          <>
            {' · '}
            <SeverityShape severity="notEvaluable" /> {t('check.undecided', { count: number(reach.undecided.length) })}
          </>
        )}
      </p>
      {reach.dead.length === 0 ? null : <Proofs rows={reach.dead} />}
      {reach.undecided.length === 0 ? null : (
        <p>
          {reach.undecided.slice(0, FIRST).map((group) => (
            <code key={group}>{group} </code>
          ))}
        </p>
      )}
      {reach.shadowed.length === 0 ? null : (
        <details>
          <summary>{t('check.shadowed', { count: number(reach.shadowed.length) })}</summary>
          <Proofs rows={reach.shadowed} />
        </details>
      )}
    </section>
  );
}

function Proofs({ rows }: { readonly rows: Report['reach']['dead'] }) {
  return (
    <ul>
      {rows.map((one) => (
        <li key={`${one.group} ${one.path}`}>
          <ReachProof reach={one} /> <span className="cl-muted">{one.path}</span>
        </li>
      ))}
    </ul>
  );
}

function Overlaps({ overlaps }: Pick<Report, 'overlaps'>) {
  const t = useT('scheme');
  const { go } = useSchemeAddress();
  return (
    <section className={styles['section']} data-testid="check-overlaps">
      <h3>{t('check.overlaps')}</h3>
      {overlaps.total === 0 ? (
        <p>{t('check.overlapsNone')}</p>
      ) : (
        <details>
          <summary>{t('check.overlapsCount', { count: number(overlaps.total) })}</summary>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('column.code')}</th>
                <th scope="col">{t('check.within')}</th>
                <th scope="col">{t('check.winner')}</th>
                <th scope="col">{t('check.others')}</th>
              </tr>
            </thead>
            <tbody>
              {overlaps.examples.map((one) => (
                <tr key={`${one.system} ${one.code} ${one.within} ${one.winner}`}>
                  <td>
                    <button
                      type="button"
                      className={styles['linkCode']}
                      onClick={() => go({ tab: 'code', code: one.code, system: one.system, cq: one.code })}
                    >
                      {one.code}
                    </button>
                  </td>
                  <td>{one.within}</td>
                  <td>
                    <b>{one.winner}</b>
                  </td>
                  <td>{one.others.join(' › ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}

function Issues({ report }: { readonly report: Report }) {
  const t = useT('scheme');
  const text = useIssueText();
  return (
    <section className={styles['section']} data-testid="check-issues">
      <h3>
        {t('check.issues')} {report.issuesTotal === 0 ? '' : number(report.issuesTotal)}
      </h3>
      {report.issuesTotal === 0 ? <p>{t('check.issuesNone')}</p> : null}
      <ul>
        {report.issues.map((one, index) => (
          <li key={index}>
            <SeverityShape severity={SEVERITY[one.severity]} /> {text(one)} <code className="cl-muted">{one.path}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
