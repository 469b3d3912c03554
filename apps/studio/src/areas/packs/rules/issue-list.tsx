import type { Marker } from '../../../editor/json-editor.tsx';
import { SeverityShape } from '../../../parts/index.ts';
import { addressOfPath, conditionAt } from './rule-address.ts';
import { useRuleEditing } from './rule-editing.ts';
import styles from './rules.module.css';

/** What is wrong with the rule; a line leads to the condition it is about. */
export function IssueList({ issues }: { readonly issues: readonly Marker[] }) {
  const { rule, select } = useRuleEditing();
  if (issues.length === 0) return null;
  return (
    <ul className={styles['markers']} aria-live="polite" data-testid="rule-issues">
      {issues.map((one) => (
        <li key={`${one.path} ${one.message}`}>
          <SeverityShape severity={one.severity === 'error' ? 'block' : one.severity === 'warning' ? 'warn' : 'info'} />{' '}
          {one.message}{' '}
          <button
            type="button"
            className={styles['place']}
            onClick={() => select(conditionAt(rule, addressOfPath(one.path)))}
          >
            <code>{one.path}</code>
          </button>
        </li>
      ))}
    </ul>
  );
}
