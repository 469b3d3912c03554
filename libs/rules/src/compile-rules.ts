import { issue, SEVERITIES, type Issue, type Severity } from '@caseloom/core';
import { namesFromFields, type Names } from '@caseloom/expression';
import { suggestion, type Artifact } from '@caseloom/pack';
import { fields } from '@caseloom/record';
import { ConditionCompiler } from './compile-condition.ts';
import { ReferenceCompiler } from './compile-reference.ts';
import { evaluateRules, notEvaluableRules, standingOf } from './evaluate-rules.ts';
import { explainRule } from './explain-rule.ts';
import { checkField, typeOf, type Notes, type Scope } from './fields.ts';
import { joinPaths } from './path.ts';
import type { CompiledCondition } from './run.ts';
import { expandRules } from './templates/index.ts';
import type { CompiledRules, Condition, Rule, RuleEnvironment, RuleParams, RulePhase, RuleSet } from './types.ts';

/** One rule ready to run. */
export interface CompiledRule {
  readonly id: string;
  readonly set: string;
  readonly severity: Severity;
  readonly priority: number;
  readonly phase: RulePhase;
  readonly reads: readonly string[];
  readonly rule: Rule;
  readonly conditions: CompiledCondition;
  readonly appliesWhen?: CompiledCondition;
  /** Fact and path of the list of a rule with `forEach`. */
  readonly forEach?: { readonly list: string; readonly steps: readonly string[] };
}

/** Names that FEEL may read: the record's catalogue and the derived facts. */
export const catalogueNames: Names = namesFromFields(fields);

/**
 * Compiles the rule sets of a pack once. A rule with an error is reported and left out, so the others can be tried; a pack with errors cannot be
 * published. Issues' paths are addresses of the resolved pack: `rules/basic.json#rules[3].conditions.all[0].operator`.
 */
export function compileRules(
  artifacts: readonly Artifact<RuleSet>[],
  environment: RuleEnvironment,
): { readonly value: CompiledRules; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const rules = new Map<string, CompiledRule>();
  const owners = new Map<string, string>();
  for (const artifact of artifacts) {
    const compiler = setCompiler(artifact.value, environment);
    let index = 0;
    for (const rule of expandRules(artifact)) {
      const row = index - artifact.value.rules.length;
      const at = row < 0 ? `rules/${artifact.id}.json#rules[${index}]` : `rules/${artifact.id}.rows.csv:${row + 2}`;
      index++;
      const owner = owners.get(rule.id);
      if (owner !== undefined)
        issues.push(issue('RULE_ID_DUPLICATE', joinPaths(at, 'id'), { rule: rule.id, set: owner }));
      owners.set(rule.id, artifact.id);
      const compiled = compileRule(rule, artifact, compiler, environment, at, issues);
      if (compiled !== undefined && owner === undefined) rules.set(rule.id, compiled);
    }
  }
  return { issues, value: rulesOf(rules, artifacts, environment) };
}

function rulesOf(
  compiled: ReadonlyMap<string, CompiledRule>,
  artifacts: readonly Artifact<RuleSet>[],
  environment: RuleEnvironment,
): CompiledRules {
  const rules = [...compiled.values()].sort(byPriority);
  const phases = new Map<RulePhase, readonly CompiledRule[]>(
    (['validate', 'group', 'pay'] as const).map((phase) => [phase, rules.filter((rule) => rule.phase === phase)]),
  );
  return {
    size: rules.length,
    get: (id) => compiled.get(id),
    ids: () => rules.map((rule) => rule.id),
    evaluate: (facts, options) => evaluateRules(phases.get(options.phase)!, facts, options),
    outcome: (id, facts, options) => standingOf(compiled.get(id), id, facts, options),
    explain: (id, facts, options) => explainRule(compiled.get(id), id, facts, options),
    notEvaluable: (facts, options) => notEvaluableRules(rules, facts, options),
    recompile: ({ set, upsert, remove }) => {
      const artifact = artifacts.find((one) => one.id === set);
      if (artifact === undefined) throw new Error(`rule set ${set} is not in the pack`);
      const issues: Issue[] = [];
      const after = new Map(compiled);
      const compiler = setCompiler(artifact.value, environment);
      for (const id of remove) after.delete(id);
      for (const rule of upsert) {
        const owner = compiled.get(rule.id)?.set ?? set;
        const at = `rules/${set}.json#${rule.id}`;
        if (owner !== set) issues.push(issue('RULE_ID_DUPLICATE', at, { rule: rule.id, set: owner }));
        else after.delete(rule.id);
        const one = compileRule(rule, artifact, compiler, environment, at, issues);
        if (one !== undefined && owner === set) after.set(rule.id, one);
      }
      return { issues, value: rulesOf(after, artifacts, environment) };
    },
  };
}

/** Priority high first, then severity, then id. */
function byPriority(a: CompiledRule, b: CompiledRule): number {
  return (
    b.priority - a.priority ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

type CompileCondition = (condition: Condition, scope: Scope, notes: Notes, at: string) => CompiledCondition;

function setCompiler(
  set: RuleSet,
  environment: RuleEnvironment,
): { readonly names: Names; readonly compile: CompileCondition } {
  const names = environment.names ?? catalogueNames;
  if (set.missing === 'reference') {
    const compiler = new ReferenceCompiler(environment, set.conditions ?? {});
    return { names, compile: (condition, _scope, notes, at) => compiler.compile(condition, notes, at) };
  }
  const compiler = new ConditionCompiler(environment, names, set.conditions ?? {});
  return {
    names,
    compile: (condition, scope, notes, at) => compiler.compile(condition, { scope, notes, at, open: [], depth: 0 }),
  };
}

function compileRule(
  rule: Rule,
  artifact: Artifact<RuleSet>,
  compiler: ReturnType<typeof setCompiler>,
  environment: RuleEnvironment,
  at: string,
  issues: Issue[],
): CompiledRule | undefined {
  const found: Issue[] = [];
  const reads = new Set<string>();
  const notes: Notes = {
    issues: found,
    reads,
    report: (code, path, args, extra) => found.push({ ...issue(code, path, args), ...extra }),
  };
  const severity = severityOf(rule, artifact.value, notes, at);
  checkDates(rule, notes, at);
  if (artifact.value.missing === 'reference') {
    for (const key of ['appliesWhen', 'forEach'] as const)
      if (rule[key] !== undefined) notes.report('RULE_EXTENSION_NOT_REFERENCE', joinPaths(at, key), { key });
  }
  const forEach = forEachOf(rule, environment, notes, at);
  const item = forEach === undefined ? undefined : `${forEach.list}[]`;
  const scope: Scope = item === undefined ? { itemType: 'any' } : { item, itemType: typeOf(item, compiler.names) };
  const conditions = compiler.compile(rule.conditions, scope, notes, joinPaths(at, 'conditions'));
  const appliesWhen =
    rule.appliesWhen === undefined
      ? undefined
      : compiler.compile(rule.appliesWhen, scope, notes, joinPaths(at, 'appliesWhen'));
  issues.push(...found);
  if (found.some((one) => one.severity === 'error') || severity === undefined) return undefined;
  return {
    id: rule.id,
    set: artifact.id,
    severity,
    priority: rule.priority ?? 1,
    phase: phaseOf(reads),
    reads: [...reads].sort(),
    rule: withParams(rule),
    conditions,
    ...(appliesWhen === undefined ? {} : { appliesWhen }),
    ...(forEach === undefined ? {} : { forEach }),
  };
}

/** Imported rules may have none; whoever reads a compiled rule finds an empty group. */
function withParams(rule: Rule): Rule {
  const { params = {} as RuleParams } = rule.event as Partial<Rule['event']>;
  return { ...rule, event: { ...rule.event, params } };
}

function severityOf(rule: Rule, set: RuleSet, notes: Notes, at: string): Severity | undefined {
  const severity = rule.event.params?.severity ?? set.severity;
  if (severity === undefined) notes.report('RULE_SEVERITY_MISSING', joinPaths(at, 'event.params'), { rule: rule.id });
  else if (!SEVERITIES.includes(severity))
    notes.report('RULE_VALUE_INVALID', joinPaths(at, 'event.params.severity'), {
      operator: 'severity',
      reason: suggestion(severity, SEVERITIES),
    });
  return severity;
}

function checkDates(rule: Rule, notes: Notes, at: string): void {
  const { validFrom: from = '0001-01-01', validTo: to = '9999-12-31' } = rule.event.params ?? {};
  const sound = [from, to].every((date) => typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)) && from <= to;
  if (!sound)
    notes.report('RULE_DATES_INVALID', joinPaths(at, 'event.params'), {
      rule: rule.id,
      from: String(from),
      to: String(to),
    });
}

function forEachOf(rule: Rule, environment: RuleEnvironment, notes: Notes, at: string): CompiledRule['forEach'] {
  if (rule.forEach === undefined) return undefined;
  const steps = rule.forEach.split('.');
  if (!steps.every((step) => /^[\p{L}\p{N}_-]+$/u.test(step))) {
    notes.report('RULE_PATH_INVALID', joinPaths(at, 'forEach'), { path: rule.forEach });
    return undefined;
  }
  checkField(rule.forEach, environment, notes, joinPaths(at, 'forEach'));
  notes.reads.add(rule.forEach);
  return { list: rule.forEach, steps };
}

/** The phase follows from the facts read: payment after paying, grouping after grouping, everything else before. */
function phaseOf(reads: ReadonlySet<string>): RulePhase {
  const facts = new Set([...reads].map((read) => read.split(/[.[]/)[0]));
  return facts.has('payment') ? 'pay' : facts.has('grouping') ? 'group' : 'validate';
}
