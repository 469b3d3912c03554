import { Budget, BudgetExceeded, CaseloomError, issue, type Issue, type RuleOutcome } from '@caseloom/core';
import type { Facts } from '@caseloom/record';
import type { CompiledRule } from './compile-rules.ts';
import { itemPath, joinPaths, valueAt } from './path.ts';
import type { Missing, RuleRun } from './run.ts';
import type { RulePhase, RuleResult } from './types.ts';

/** Steps one rule may take over one case, whatever the run's budget ([P8]). */
export const RULE_STEPS = 100_000;

export interface RunOptions {
  readonly asOf: string;
  readonly budget: Budget;
}

/**
 * Evaluates rules in their order. A rule that throws, or goes over its budget, becomes an outcome `failed` and the others run; when the whole run
 * is over its budget the rules that are left fail. Implements [P8].
 */
export function evaluateRules(
  rules: readonly CompiledRule[],
  facts: Facts,
  options: RunOptions & { readonly phase: RulePhase },
): { results: RuleResult[]; counts: Record<RuleOutcome, number> } {
  const results: RuleResult[] = [];
  const counts: Record<RuleOutcome, number> = { fired: 0, notFired: 0, notApplicable: 0, notEvaluable: 0, failed: 0 };
  for (const rule of rules) {
    const instances = runRule(rule, facts, options);
    counts[worst(instances)]++;
    for (const instance of instances) {
      if (instance.outcome === 'fired' || instance.outcome === 'notEvaluable' || instance.outcome === 'failed')
        results.push(resultOf(rule, instance));
    }
  }
  return { results, counts };
}

/** What became of a rule once: over the case, or over one item. */
export interface Instance {
  readonly outcome: RuleOutcome;
  /** Address of the item; empty without `forEach`. */
  readonly itemPath: string;
  readonly run: RuleRun;
  readonly missing?: Missing;
  readonly error?: Issue;
  readonly read?: RuleResult['read'];
}

/** A rule counts once: as fired when it fired for any item, then failed, not evaluable, not fired. Without items it does not apply. */
const WORST_FIRST: readonly RuleOutcome[] = ['fired', 'failed', 'notEvaluable', 'notFired', 'notApplicable'];

function worst(instances: readonly Instance[]): RuleOutcome {
  return WORST_FIRST.find((outcome) => instances.some((instance) => instance.outcome === outcome)) ?? 'notApplicable';
}

export function runRule(rule: CompiledRule, facts: Facts, { asOf, budget }: RunOptions): Instance[] {
  const own = new Budget({ ...budget.limits, steps: Math.min(RULE_STEPS, budget.limits.steps) });
  const start = (item: unknown, path: string): RuleRun => ({
    facts,
    asOf,
    budget: own,
    item,
    itemPath: path,
    missing: undefined,
  });
  if (!inForce(rule, asOf)) return [{ outcome: 'notApplicable', itemPath: '', run: start(undefined, '') }];
  const instances = instancesOf(rule, facts, start);
  try {
    budget.spend(own.steps);
  } catch (error) {
    return [failed(rule, start(undefined, ''), error)];
  }
  return instances;
}

function instancesOf(rule: CompiledRule, facts: Facts, start: (item: unknown, path: string) => RuleRun): Instance[] {
  if (rule.forEach === undefined) return [instanceOf(rule, start(undefined, ''))];
  const { list, steps } = rule.forEach;
  const [fact, ...rest] = steps;
  const items = valueAt(Object.hasOwn(facts, fact!) ? facts[fact!] : undefined, rest);
  if (items === undefined || items === null)
    return [
      { outcome: 'notEvaluable', itemPath: '', run: start(undefined, ''), missing: { path: list, reason: 'missing' } },
    ];
  if (!Array.isArray(items))
    return [
      { outcome: 'notEvaluable', itemPath: '', run: start(undefined, ''), missing: { path: list, reason: 'type' } },
    ];
  return items.map((item: unknown, index) => instanceOf(rule, start(item, itemPath(list, index))));
}

function instanceOf(rule: CompiledRule, run: RuleRun): Instance {
  const at = { itemPath: run.itemPath, run };
  try {
    if (rule.appliesWhen !== undefined) {
      const applies = rule.appliesWhen.test(run);
      if (applies === false) return { outcome: 'notApplicable', ...at };
      // As with `all`: a condition that is false decides, whether or not the rule applies.
      if (applies === undefined)
        return rule.conditions.test(run) === false ? { outcome: 'notFired', ...at } : unknown(at);
    }
    const truth = rule.conditions.test(run);
    if (truth === undefined) return unknown(at);
    if (truth === false) return { outcome: 'notFired', ...at };
    const into = new Map<string, unknown>();
    rule.appliesWhen?.collect(run, into);
    rule.conditions.collect(run, into);
    return { outcome: 'fired', ...at, read: [...into].map(([path, value]) => ({ path, value })) };
  } catch (error) {
    return failed(rule, run, error);
  }
}

function unknown(at: { readonly itemPath: string; readonly run: RuleRun }): Instance {
  return { outcome: 'notEvaluable', ...at, missing: at.run.missing ?? { path: at.itemPath, reason: 'missing' } };
}

function failed(rule: CompiledRule, run: RuleRun, error: unknown): Instance {
  const cause = error instanceof CaseloomError ? error.issues[0] : undefined;
  const message =
    error instanceof BudgetExceeded ? 'BUDGET_EXCEEDED' : error instanceof Error ? error.name : typeof error;
  const told: Issue = {
    ...issue('RULE_FAILED', `rules/${rule.set}.json#${rule.id}`, { rule: rule.id, message }),
    ...(cause === undefined ? {} : { cause }),
  };
  return { outcome: 'failed', itemPath: run.itemPath, run, error: told };
}

function inForce(rule: CompiledRule, asOf: string): boolean {
  const { validFrom, validTo } = rule.rule.event.params ?? {};
  return (validFrom === undefined || validFrom <= asOf) && (validTo === undefined || asOf <= validTo);
}

function resultOf(rule: CompiledRule, instance: Instance): RuleResult {
  return {
    ruleId: rule.id,
    outcome: instance.outcome,
    severity: rule.severity,
    path: findingPath(rule, instance.itemPath),
    read: instance.read ?? [],
    ...(instance.missing === undefined ? {} : { missing: instance.missing }),
    ...(instance.error === undefined ? {} : { error: instance.error }),
  };
}

/** The rule's field, with the number of the item: `op[].level` for item `op[1]` is `op[1].level`. */
export function findingPath(rule: CompiledRule, item: string): string {
  const field = rule.rule.event.params?.field;
  if (item === '') return field ?? '';
  if (field === undefined || field === rule.forEach?.list) return item;
  const prefix = `${rule.forEach?.list}[]`;
  return field === prefix
    ? item
    : field.startsWith(`${prefix}.`)
      ? joinPaths(item, field.slice(prefix.length + 1))
      : item;
}
