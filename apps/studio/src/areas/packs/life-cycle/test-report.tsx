import { useT } from '../../../i18n/index.ts';
import { SeverityShape } from '../../../parts/index.ts';
import styles from './life-cycle.module.css';

export interface Tests {
  readonly passed: number;
  readonly failed: number;
  readonly results?: readonly {
    readonly id: string;
    readonly title?: string | undefined;
    readonly passed: boolean;
    readonly differences: readonly string[];
  }[];
}
export interface Reference {
  readonly compared: number;
  readonly different: number;
  readonly notComparable: number;
  readonly status?: string;
}

/** The pack's own tests and the second opinion, failures first. */
export function TestReport({
  tests,
  reference,
}: {
  readonly tests: Tests | undefined;
  readonly reference?: Reference | undefined;
}) {
  const t = useT('packs');
  if (tests === undefined) return null;
  const failures = (tests.results ?? []).filter((one) => !one.passed);
  return (
    <div className={styles['report']} data-testid="test-report">
      <p>
        <SeverityShape severity={tests.failed === 0 ? 'pass' : 'block'} />{' '}
        {t('tests.count', { passed: tests.passed, total: tests.passed + tests.failed })}
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
      {failures.map((one) => (
        <div key={one.id} className={styles['failure']}>
          <strong>{one.title ?? one.id}</strong> <code className="cl-muted">{one.id}</code>
          <ul>
            {one.differences.map((line) => (
              <li key={line}>
                <code>{line}</code>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
