import { useT } from '../../../i18n/index.ts';
import { SeverityShape, useIssueText } from '../../../parts/index.ts';
import type { SeenImport } from './preview-import.tsx';
import styles from './scheme-import.module.css';

type Issue = SeenImport['issues'][number];

/** Of one kind so many are told one by one. */
const SHOWN = 8;
const RANK = { error: 0, warning: 1, info: 2 } as const;

/** What is wrong with the file, errors first, by kind, each at its sheet, row and column. */
export function ImportIssues({ seen }: { readonly seen: SeenImport }) {
  const t = useT('scheme-import');
  const text = useIssueText();
  const ordered = byKind(seen.issues);
  return (
    <section className={styles['section']} data-testid="scheme-issues">
      <h2>{t('issues')}</h2>
      {seen.issues.length === 0 ? (
        <p>{t('issues.none')}</p>
      ) : (
        <>
          <p>
            {t('issues.errors', { count: seen.errors })} · {t('issues.warnings', { count: seen.warnings })}
          </p>
          <div className={styles['issues']}>
            {ordered.flatMap((issues) => [
              ...issues.slice(0, SHOWN).map((issue, index) => (
                <div key={`${issue.code} ${index}`} className={styles['issue']}>
                  <SeverityShape severity={shapeOf(issue)} />
                  <span>{text(issue)}</span>
                  {issue.path === '' ? null : <code className="cl-muted">{issue.path}</code>}
                </div>
              )),
              issues.length <= SHOWN ? null : (
                <div key={`${issues[0]!.code} more`} className="cl-muted">
                  {t('issues.more', { count: issues.length - SHOWN })}
                </div>
              ),
            ])}
          </div>
        </>
      )}
    </section>
  );
}

/** Issues of one kind together, errors first; else in the order of the file. */
function byKind(issues: readonly Issue[]): readonly (readonly Issue[])[] {
  const kinds = new Map<string, Issue[]>();
  for (const one of issues) {
    const known = kinds.get(one.code);
    if (known === undefined) kinds.set(one.code, [one]);
    else known.push(one);
  }
  const rank = (kind: readonly Issue[]): number => RANK[kind[0]!.severity as keyof typeof RANK] ?? 2;
  return [...kinds.values()].toSorted((a, b) => rank(a) - rank(b));
}

function shapeOf({ severity }: Issue): 'error' | 'warn' | 'info' {
  return severity === 'error' ? 'error' : severity === 'warning' ? 'warn' : 'info';
}
