import { useT } from '../../../i18n/index.ts';
import { SeverityShape } from '../../../parts/index.ts';
import styles from './life-cycle.module.css';

export interface Tests {
  readonly passed: number;
  readonly failed: number;
  /** Tests of the parents that this pack changes. */
  readonly changed?: number | undefined;
  readonly results?: readonly {
    readonly id: string;
    readonly title?: string | undefined;
    readonly passed: boolean;
    readonly inherited?: boolean | undefined;
    readonly differences: readonly string[];
  }[];
}
export interface Reference {
  readonly compared: number;
  readonly different: number;
  readonly notComparable: number;
  readonly status?: string;
}

/** The pack's own tests and the second opinion, failures first; then what the pack changes of its parents' tests. */
export function TestReport({
  tests,
  reference,
}: {
  readonly tests: Tests | undefined;
  readonly reference?: Reference | undefined;
}) {
  const t = useT('packs');
  if (tests === undefined) return null;
  const changed = tests.changed ?? 0;
  const differing = (tests.results ?? []).filter((one) => !one.passed);
  return (
    <div className={styles['report']} data-testid="test-report">
      <p>
        <SeverityShape severity={tests.failed === 0 ? 'pass' : 'block'} />{' '}
        {t('tests.count', { passed: tests.passed, total: tests.passed + tests.failed + changed })}
      </p>
      {reference === undefined ? null : (
        <p>
          <SeverityShape severity={reference.different === 0 ? 'pass' : 'block'} />{' '}
          {t('tests.reference', {
            compared: reference.compared,
            different: reference.different,
            notComparable: reference.notComparable,
          })}
        </p>
      )}
      <Differing results={differing.filter((one) => one.inherited !== true)} />
      {changed === 0 ? null : (
        <p>
          <SeverityShape severity="info" /> {t('tests.changed', { count: changed })}
        </p>
      )}
      <Differing results={differing.filter((one) => one.inherited === true)} />
    </div>
  );
}

function Differing({ results }: { readonly results: NonNullable<Tests['results']> }) {
  return results.map((one) => (
    <div key={one.id} className={styles['failure']} data-inherited={one.inherited === true}>
      <strong>{one.title ?? one.id}</strong> <code className="cl-muted">{one.id}</code>
      <ul>
        {one.differences.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </div>
  ));
}
