import { useEffect } from 'react';
import type { Rule, RuleSet } from '@caseloom/rules';
import { useWorkbench } from '../workbench/workbench-context.tsx';

/** Shows the rule of an open editor to the trial beside it, for as long as the editor is open. */
export function useShowEdited(artifact: string, set: unknown, stored: unknown, now: unknown): void {
  const { showEdited } = useWorkbench();
  useEffect(() => {
    if (isRule(now))
      showEdited({ artifact, set: set as RuleSet, before: isRule(stored) ? stored : undefined, after: now });
  }, [artifact, set, stored, now, showEdited]);
  useEffect(() => () => showEdited(undefined), [showEdited]);
}

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'id' in value && 'conditions' in value && 'event' in value;
}
