import { createContext, use } from 'react';
import { isObject, type Json } from './condition-edits.ts';

/** What the set says for all its rules. */
export interface RuleSetInfo {
  readonly id: string;
  readonly missing: 'unknown' | 'reference';
  readonly conditions: Json;
  readonly severity: string | undefined;
}

export const RuleSetContext = createContext<RuleSetInfo | undefined>(undefined);

/** @throws Error outside the rule editor */
export function useRuleSet(): RuleSetInfo {
  const set = use(RuleSetContext);
  if (set === undefined) throw new Error('useRuleSet outside the rule editor');
  return set;
}

export function ruleSetInfo(id: string, value: unknown): RuleSetInfo {
  const own = isObject(value) ? value : {};
  return {
    id,
    missing: own['missing'] === 'reference' ? 'reference' : 'unknown',
    conditions: isObject(own['conditions']) ? own['conditions'] : {},
    severity: typeof own['severity'] === 'string' ? own['severity'] : undefined,
  };
}
