import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import { SeverityShape } from '../../../parts/index.ts';
import { useTableName } from '../grouping/tables/tables-tab.tsx';
import type { SeenImport } from './preview-import.tsx';
import styles from './scheme-import.module.css';

type Report = SeenImport['report'];

/** As many are named one by one. */
const FIRST = 24;

/** Before anybody relies on it: codes that the code tables do not know, groups that no record reaches, codes that several groups ask for. */
export function Conformity({ report }: { readonly report: Report }) {
  const t = useT('scheme-import');
  return (
    <section className={styles['section']} data-testid="scheme-report">
      <h2>{t('report')}</h2>
      <Reach reach={report.reach} />
      <Codes codes={report.codes} />
      <Overlaps overlaps={report.overlaps} />
      <p className="cl-muted">{t('report.more')}</p>
    </section>
  );
}

function Reach({ reach }: Pick<Report, 'reach'>) {
  const t = useT('scheme');
  const dead = [...new Map(reach.dead.map((one) => [one.group, one])).values()];
  return (
    <div>
      <div className={styles['numbers']}>
        <span>
          <SeverityShape severity="pass" /> {t('check.reached', { count: number(reach.reached) })}
        </span>
        {dead.length === 0 ? null : (
          <span>
            <SeverityShape severity="warn" /> {t('check.dead', { count: number(dead.length) })}
          </span>
        )}
        {reach.undecided.length === 0 ? null : (
          <span>
            <SeverityShape severity="notEvaluable" /> {t('check.undecided', { count: number(reach.undecided.length) })}
          </span>
        )}
      </div>
      <ul className={styles['proofs']}>
        {dead.slice(0, FIRST).map((one) => (
          <li key={`${one.group} ${one.path}`}>
            <code>{one.group}</code> <span className="cl-muted">{one.path}</span>{' '}
            {one.by === undefined || one.by.length === 0
              ? t('reach.deadAlone', { group: one.group })
              : `${t('reach.deadBy', { group: one.group })} ${one.by.map(({ code, name, path }) => `${code || path} ${name}`.trim()).join('、')}`}
          </li>
        ))}
        {dead.length > FIRST ? <li>…</li> : null}
      </ul>
    </div>
  );
}

function Codes({ codes }: Pick<Report, 'codes'>) {
  const t = useT('scheme');
  const tableName = useTableName();
  return (
    <div>
      {codes.map((one) => (
        <div key={`${one.table} ${one.system}`}>
          {tableName(one.table)}{' '}
          {!one.checked ? (
            <span className="cl-muted">
              ◌ {t('check.codesAbsent', { system: t(`code.${one.system}`), total: number(one.total) })}
            </span>
          ) : one.unknownTotal === 0 ? (
            t('check.codesFine', { total: number(one.total) })
          ) : (
            <>
              <SeverityShape severity="warn" />{' '}
              {t('check.codesUnknown', { count: number(one.unknownTotal), total: number(one.total) })}{' '}
              <code>{one.unknown.slice(0, FIRST).join(' ')}</code>
            </>
          )}
          {one.expired.length === 0 ? null : ` ${t('check.expired', { count: number(one.expired.length) })}`}
        </div>
      ))}
    </div>
  );
}

function Overlaps({ overlaps }: Pick<Report, 'overlaps'>) {
  const t = useT('scheme');
  if (overlaps.total === 0) return <p>{t('check.overlapsNone')}</p>;
  return (
    <details>
      <summary>{t('check.overlapsCount', { count: number(overlaps.total) })}</summary>
      <ul className={styles['proofs']}>
        {overlaps.examples.slice(0, FIRST).map((one) => (
          <li key={`${one.system} ${one.code} ${one.winner}`}>
            <code>{one.code}</code> → {one.winner} <span className="cl-muted">{one.others.join('、')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
