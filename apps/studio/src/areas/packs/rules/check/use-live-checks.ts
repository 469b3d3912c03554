import { useEffect, useMemo, useState } from 'react';
import type { Marker } from '../../../../editor/json-editor.tsx';
import { useT } from '../../../../i18n/index.ts';
import { useIssueText } from '../../../../parts/index.ts';
import { valueAt } from '../condition-edits.ts';
import { addressOfPath } from '../rule-address.ts';
import type { RuleSetInfo } from '../rule-set.ts';
import { useCodesArtifacts } from '../use-codes-artifacts.ts';
import type { RuleIssue } from './check-rule.ts';

const PAUSE_MS = 250;

/** Complaints about the rule as it stands on screen, found by the same code as on the server, whenever typing pauses. */
export function useLiveChecks(rule: unknown, set: RuleSetInfo): readonly Marker[] {
  const t = useT('packs');
  const text = useIssueText();
  const artifacts = useCodesArtifacts();
  const [found, setFound] = useState<{ readonly rule: unknown; readonly issues: readonly RuleIssue[] }>({
    rule,
    issues: [],
  });
  useEffect(() => {
    let stopped = false;
    const timer = setTimeout(() => {
      void import('./check-rule.ts').then(({ checkRule }) => {
        if (!stopped) setFound({ rule, issues: checkRule(rule, set, new Set(artifacts.map((one) => one.id))) });
      });
    }, PAUSE_MS);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [rule, set, artifacts]);
  return useMemo(
    () =>
      found.issues.map((one): Marker => {
        const isOpen = valueAt(found.rule, addressOfPath(one.path)) === '' && /\.(fact|operator)$/.test(one.path);
        const cause = one.cause === undefined ? '' : ` ${text(one.cause)}`;
        return {
          path: one.path,
          severity: isOpen ? 'warning' : one.severity,
          message: isOpen
            ? t(one.path.endsWith('.fact') ? 'check.chooseField' : 'check.chooseOperator')
            : `${text(one)}${cause}`,
          ...(one.span === undefined ? {} : { span: one.span }),
        };
      }),
    [found, text, t],
  );
}
