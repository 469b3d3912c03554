import { hashJson, type Issue } from '@caseloom/core';
import type { LocalText } from '@caseloom/pack';
import type { Facts } from '@caseloom/record';
import type { MissingField, RuleResult, RulesAnswer } from '@caseloom/rules';
import type { CompiledPack, Finding, NotEvaluable } from './types.ts';

/**
 * The finding that a fired or failed rule makes: texts from the rule, values from the run. A failing rule is a finding of its own, never a pass.
 * @param hashes  what rules stand on in this run, by what they read: rules of one structure share the list, and one that fired for every item has one
 */
export function findingOf(
  result: RuleResult,
  conduct: CompiledPack,
  facts: Facts,
  hashes: Map<readonly string[], string> = new Map(),
): Finding {
  const compiled = conduct.rules.get(result.ruleId);
  if (compiled === undefined) throw new Error(`rule ${result.ruleId} answered but is not in the pack`);
  const { rule, reads } = compiled;
  const params = rule.event.params;
  const hash = hashes.get(reads) ?? standsOn(reads, facts);
  hashes.set(reads, hash);
  const title = params.title ?? { zh: rule.name ?? rule.id, en: rule.name ?? rule.id };
  return {
    key: `${result.ruleId}@${result.path}`,
    ruleId: result.ruleId,
    severity: result.outcome === 'failed' ? 'error' : result.severity,
    path: result.path,
    read: result.read,
    standsOn: hash,
    title,
    message: params.message ?? title,
    ...(params.suggestion === undefined ? {} : { suggestion: params.suggestion }),
    ...(params.basis === undefined ? {} : { basis: params.basis }),
    ...(params.category === undefined ? {} : { category: params.category }),
    ...(params.subcategory === undefined ? {} : { subcategory: params.subcategory }),
    ...(params.stages === undefined ? {} : { stages: params.stages }),
    ...(params.deduction === undefined ? {} : { deduction: String(params.deduction) }),
    ...(result.error === undefined ? {} : { failed: result.error }),
  };
}

/** Hash of every value at the paths that a rule reads, whether or not it decided this time: what a waiver or acknowledgement stands on. */
export function standsOn(reads: readonly string[], facts: Facts): string {
  return hashJson(reads.map((path) => [path, valuesAt(facts, path.split('.'))]));
}

/** Values at a canonical path: `op[].level` gives one per item, `null` where an item has none. */
function valuesAt(value: unknown, steps: readonly string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value ?? null;
  const name = step.replaceAll('[]', '');
  const inner: unknown =
    typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? (value as Record<string, unknown>)[name]
      : undefined;
  if (!step.endsWith('[]')) return inner === undefined ? null : valuesAt(inner, rest);
  return Array.isArray(inner) ? inner.map((item: unknown) => valuesAt(item, rest)) : null;
}

/** What the engine itself has to say about a case: a step or a measure that could not be computed. It must be fixed, and it is never a pass. */
export function failureFinding(step: string, path: string, title: LocalText, failed: Issue): Finding {
  return { key: `${step}@${path}`, ruleId: step, severity: 'error', path, read: [], title, message: title, failed };
}

/** What could not be evaluated, one line per missing or ill-typed field, sorted by field; with the ids of the rules where each was asked. */
export function notEvaluableByField(answers: readonly RulesAnswer[]): NotEvaluable[] {
  const lines = new Map<string, MissingField & { readonly ids?: Set<string> }>();
  const keyOf = ({ path, reason }: Pick<MissingField, 'path' | 'reason'>): string => `${path} ${reason}`;
  for (const { missing, results, counts } of answers) {
    for (const field of missing) {
      const known = lines.get(keyOf(field));
      const ids = known?.ids ?? (counts.notEvaluable === undefined ? undefined : new Set<string>());
      const rules = (known?.rules ?? 0) + field.rules;
      lines.set(keyOf(field), { ...field, rules, ...(ids === undefined ? {} : { ids }) });
    }
    for (const { outcome, missing: kept, ruleId } of results)
      if (outcome === 'notEvaluable' && kept !== undefined) lines.get(keyOf(kept))?.ids?.add(ruleId);
  }
  return [...lines.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { ids, ...field }]) => (ids === undefined ? field : { ...field, ids: [...ids].sort() }));
}
