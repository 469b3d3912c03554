import { Budget, BudgetExceeded, CaseloomError, issue, type Issue, type RuleOutcome } from '@caseloom/core';
import type { Facts } from '@caseloom/record';
import type { CompiledRule } from './compile-rule.ts';
import { itemPath, joinPaths, valueAt } from './path.ts';
import { unknownBecause, type Missing, type RuleRun } from './run.ts';
import type {
  MissingField,
  NotEvaluableMode,
  Rule,
  RuleResult,
  RulesAnswer,
  RuleStanding,
  RunOptions,
} from './types.ts';

/** Steps one rule may take over one case, whatever the run's budget ([P8]). */
export const RULE_STEPS = 100_000;

/**
 * Evaluates rules in their order. A rule that throws, or goes over its budget, becomes an outcome `failed` and the others run; when the whole run
 * is over its budget the rules that are left fail. Implements [P8].
 */
export function evaluateRules(
  rules: readonly CompiledRule[],
  facts: Facts,
  options: RunOptions & { readonly notEvaluable?: NotEvaluableMode },
): RulesAnswer {
  const results: RuleResult[] = [];
  const counts: Record<RuleOutcome, number> = { fired: 0, notFired: 0, notApplicable: 0, notEvaluable: 0, failed: 0 };
  for (const rule of rules) {
    const instances = runRule(rule, facts, options);
    counts[worst(instances)]++;
    for (const instance of instances) if (isTold(instance)) results.push(resultOf(rule, instance));
  }
  const { fired, failed, notEvaluable } = counts;
  const missing = missingFields(results);
  return options.notEvaluable === 'fields'
    ? {
        results: results.filter((one) => one.outcome !== 'notEvaluable'),
        missing,
        counts: { rules: rules.length, fired, failed },
      }
    : { results, missing, counts: { rules: rules.length, fired, failed, notEvaluable } };
}

/** Worth a line of its own. */
export function isTold({ outcome }: Instance): boolean {
  return outcome === 'fired' || outcome === 'notEvaluable' || outcome === 'failed';
}

/** How many rules each field kept from answering. */
export function missingFields(results: readonly RuleResult[]): MissingField[] {
  const lines = new Map<string, Missing & { readonly rules: Set<string> }>();
  for (const { outcome, missing, ruleId } of results) {
    if (outcome !== 'notEvaluable' || missing === undefined) continue;
    const key = `${missing.path} ${missing.reason}`;
    const line = lines.get(key) ?? { ...missing, rules: new Set<string>() };
    lines.set(key, line);
    line.rules.add(ruleId);
  }
  return [...lines.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { path, reason, rules }]) => ({ path, reason, rules: rules.size }));
}

/** What became of one rule. */
export function standingOf(instances: readonly Instance[]): RuleStanding {
  const outcome = worst(instances);
  const missing = instances.find((one) => one.outcome === outcome)?.missing;
  return { outcome, ...(missing === undefined ? {} : { missing }) };
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

export function worst(instances: readonly Instance[]): RuleOutcome {
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
  if (items === undefined || items === null) {
    const run = start(undefined, '');
    unknownBecause(run, list, 'missing');
    return [unknown({ itemPath: '', run })];
  }
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

export function resultOf(rule: CompiledRule, instance: Instance): RuleResult {
  return {
    ruleId: rule.id,
    outcome: instance.outcome,
    severity: rule.severity,
    path: findingPath(rule.rule, instance.itemPath),
    read: instance.read ?? [],
    ...(instance.missing === undefined ? {} : { missing: instance.missing }),
    ...(instance.error === undefined ? {} : { error: instance.error }),
  };
}

/** The rule's field, with the number of the item: `op[].level` for item `op[1]` is `op[1].level`. */
export function findingPath({ event, forEach }: Rule, item: string): string {
  const field = event.params?.field;
  if (item === '') return field ?? '';
  if (field === undefined || field === forEach) return item;
  const prefix = `${forEach}[]`;
  return field === prefix
    ? item
    : field.startsWith(`${prefix}.`)
      ? joinPaths(item, field.slice(prefix.length + 1))
      : item;
}
