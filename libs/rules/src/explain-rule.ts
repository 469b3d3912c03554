import type { Facts } from '@caseloom/record';
import type { CompiledRule } from './compile-rule.ts';
import { findingPath, runRule, type Instance } from './evaluate-rules.ts';
import type { ConditionExplanation, RuleExplanation, RunOptions } from './types.ts';

/** The whole condition tree of one rule over one case, with the values read and the first reason where it did not fire. */
export function explainRule(rule: CompiledRule, facts: Facts, options: RunOptions): RuleExplanation {
  const instances = runRule(rule, facts, options).map((instance) => instanceOf(rule, instance));
  const order = ['fired', 'failed', 'notEvaluable', 'notFired', 'notApplicable'] as const;
  return {
    ruleId: rule.id,
    outcome: order.find((outcome) => instances.some((instance) => instance.outcome === outcome)) ?? 'notApplicable',
    instances,
  };
}

function instanceOf(rule: CompiledRule, { outcome, itemPath, run }: Instance): RuleExplanation['instances'][number] {
  const told = (condition: CompiledRule['conditions']): ConditionExplanation => {
    try {
      return condition.explain({ ...run, missing: undefined });
    } catch (error) {
      return { kind: 'test', result: undefined, label: error instanceof Error ? error.message : String(error) };
    }
  };
  const appliesWhen = rule.appliesWhen === undefined ? undefined : told(rule.appliesWhen);
  const conditions = told(rule.conditions);
  const reason =
    outcome === 'fired' || outcome === 'failed'
      ? undefined
      : firstReason(
          outcome === 'notApplicable' ||
            (outcome === 'notEvaluable' && appliesWhen?.result === undefined && appliesWhen !== undefined)
            ? (appliesWhen ?? conditions)
            : conditions,
        );
  return {
    path: findingPath(rule.rule, itemPath),
    outcome,
    ...(appliesWhen === undefined ? {} : { appliesWhen }),
    conditions,
    ...(reason === undefined ? {} : { firstReason: reason }),
  };
}

/** The first test, in the order written, that made a condition what it is. */
export function firstReason(explanation: ConditionExplanation): ConditionExplanation {
  const { kind, children = [], result } = explanation;
  if (kind === 'test' || children.length === 0) return explanation;
  if (kind === 'not') return firstReason(children[0]!);
  return firstReason(children.find((child) => child.result === result) ?? children[0]!);
}
