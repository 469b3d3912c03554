import { Budget, type RuleOutcome } from '@caseloom/core';
import {
  compileRules,
  type CompiledRules,
  type Rule,
  type RuleEnvironment,
  type RuleResult,
  type RuleSet,
} from '@caseloom/rules';

/** A case as the browser holds it: what rules read of it, without anything that identifies a person. */
export interface TrialCase {
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD`: the date the case is evaluated at. */
  readonly asOf: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A rule as it stands in an editor beside the one it would replace; a new rule replaces none. */
export interface TriedRule {
  readonly set: RuleSet;
  readonly before: Rule | undefined;
  readonly after: Rule;
}

/** What one case makes of the rule now, and made of it before. */
export interface TriedCase {
  readonly id: string;
  readonly title: string;
  readonly before: RuleOutcome | undefined;
  readonly after: RuleOutcome;
  /** What was read where it fired now; else where it fired before. */
  readonly read: RuleResult['read'];
  /** The field that kept it from answering now. */
  readonly missing?: string;
}

export interface Trial {
  readonly cases: number;
  readonly fired: number;
  readonly notEvaluable: number;
  readonly failed: number;
  /** Cases whose outcome changed, and below them those that fired both times. */
  readonly gained: readonly TriedCase[];
  readonly lost: readonly TriedCase[];
  readonly unanswered: readonly TriedCase[];
  readonly stays: readonly TriedCase[];
  /** Fields that the rule reads now. */
  readonly reads: readonly string[];
  /** Complaints that keep the rule from running. */
  readonly issues: readonly { readonly code: string; readonly path: string }[];
}

/** A run over one case may take so many steps. */
const STEPS = 1_000_000;

/** Evaluates a rule as written and as it was over the cases. Pure; rules do not depend on one another, so these two are all that can change. */
export function tryRule(
  { set, before, after }: TriedRule,
  cases: readonly TrialCase[],
  environment: RuleEnvironment,
): Trial {
  const now = compiledAlone(set, after, environment);
  const former = before === undefined ? undefined : compiledAlone(set, before, environment);
  const trial = { gained: [], lost: [], unanswered: [], stays: [] } as Record<
    'gained' | 'lost' | 'unanswered' | 'stays',
    TriedCase[]
  >;
  const counts = { fired: 0, notEvaluable: 0, failed: 0 };
  if (now.rules !== undefined)
    for (const one of cases) {
      const tried = triedCase(one, now.rules, after.id, former?.rules, before?.id);
      if (tried.after === 'fired' || tried.after === 'notEvaluable' || tried.after === 'failed') counts[tried.after]++;
      const list = listOf(tried);
      if (list !== undefined) trial[list].push(tried);
    }
  return {
    cases: cases.length,
    ...counts,
    ...trial,
    reads: now.rules?.get(after.id)?.reads ?? [],
    issues: now.issues,
  };
}

function listOf({ before, after }: TriedCase): 'gained' | 'lost' | 'unanswered' | 'stays' | undefined {
  if (after === 'fired') return before === 'fired' ? 'stays' : 'gained';
  if (after === 'notEvaluable' && before !== 'notEvaluable') return 'unanswered';
  return before === 'fired' ? 'lost' : undefined;
}

interface Alone {
  readonly rules: CompiledRules | undefined;
  readonly issues: Trial['issues'];
}

function compiledAlone(set: RuleSet, rule: Rule, environment: RuleEnvironment): Alone {
  const { template: _template, ...rest } = set;
  const { value, issues } = compileRules(
    [{ kind: 'rules', id: 'trial', value: { ...rest, rules: [rule] }, tables: {} }],
    environment,
  );
  const errors = issues.filter((one) => one.severity === 'error').map(({ code, path }) => ({ code, path }));
  return { rules: value.get(rule.id) === undefined ? undefined : value, issues: errors };
}

function triedCase(
  one: TrialCase,
  now: CompiledRules,
  id: string,
  former: CompiledRules | undefined,
  formerId: string | undefined,
): TriedCase {
  const after = ran(now, id, one);
  const before = former === undefined || formerId === undefined ? undefined : ran(former, formerId, one);
  const missing = after.missing?.path;
  return {
    id: one.id,
    title: one.title,
    before: before?.outcome,
    after: after.outcome,
    read: after.read.length > 0 ? after.read : (before?.read ?? []),
    ...(missing === undefined ? {} : { missing }),
  };
}

function ran(
  rules: CompiledRules,
  id: string,
  { facts, asOf }: TrialCase,
): Pick<RuleResult, 'outcome' | 'read' | 'missing'> {
  const options = { asOf, budget: new Budget({ steps: STEPS }) };
  const { phase } = rules.get(id)!;
  const results = rules
    .evaluate(facts, { ...options, phase, notEvaluable: 'each' })
    .results.filter((result) => result.ruleId === id);
  for (const outcome of ['fired', 'failed', 'notEvaluable'] as const) {
    const result = results.find((found) => found.outcome === outcome);
    if (result !== undefined) return result;
  }
  return { outcome: rules.outcome(id, facts, options).outcome, read: [] };
}
