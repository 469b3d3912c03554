import { Budget } from '@caseloom/core';
import type { CaseRecord } from '@caseloom/record';
import type { RuleExplanation } from '@caseloom/rules';
import { factsOf, groupAndPay } from './evaluate.ts';
import type { EvaluationOptions, PackPair } from './types.ts';

/**
 * Tells one rule's answer for one case: every condition with the value read and, where it did not fire, the first reason.
 * @throws CaseloomError RULE_UNKNOWN
 */
export function explainRule(
  ruleId: string,
  record: CaseRecord,
  packs: PackPair,
  options: EvaluationOptions,
): RuleExplanation {
  const facts = factsOf(record, packs, options);
  const { grouping, payment } = groupAndPay(facts, packs.policy, options);
  if (grouping !== undefined) facts['grouping'] = grouping;
  if (payment !== undefined) facts['payment'] = payment;
  return packs.conduct.rules.explain(ruleId, facts, { asOf: options.asOf, budget: new Budget() });
}
