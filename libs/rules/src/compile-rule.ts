import { issue, SEVERITIES, type Issue, type Severity } from '@caseloom/core';
import { namesFromFields, type Names } from '@caseloom/expression';
import { suggestion } from '@caseloom/pack';
import { fields } from '@caseloom/record';
import { ConditionCompiler } from './compile-condition.ts';
import { ReferenceCompiler } from './compile-reference.ts';
import { checkField, typeOf, type Notes, type Scope } from './fields.ts';
import { joinPaths } from './path.ts';
import type { CompiledCondition } from './run.ts';
import type { Condition, Rule, RuleEnvironment, RuleParams, RulePhase, RuleSet } from './types.ts';

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

type CompileCondition = (condition: Condition, scope: Scope, notes: Notes, at: string) => CompiledCondition;

/** Compiles the conditions of one set's rules, in the set's way with what is missing. */
export interface SetCompiler {
  readonly set: RuleSet;
  readonly names: Names;
  readonly compile: CompileCondition;
}

/** @param isChecked the conditions have compiled before: their fields and values are taken as they are */
export function setCompiler(set: RuleSet, from: RuleEnvironment, isChecked = false): SetCompiler {
  const environment = isChecked ? { ...from, hasField: () => true } : from;
  const names = environment.names ?? catalogueNames;
  if (set.missing === 'reference') {
    const compiler = new ReferenceCompiler(environment, set.conditions ?? {});
    return { set, names, compile: (condition, _scope, notes, at) => compiler.compile(condition, notes, at) };
  }
  const compiler = new ConditionCompiler(environment, names, set.conditions ?? {}, isChecked);
  return {
    set,
    names,
    compile: (condition, scope, notes, at) => compiler.compile(condition, { scope, notes, at, open: [], depth: 0 }),
  };
}

/** Compiles one rule in full. Its issues are added with addresses below `at`; a rule with an error gives nothing. */
export function compileRule(
  rule: Rule,
  set: string,
  compiler: SetCompiler,
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
  const severity = severityOf(rule, compiler.set, notes, at);
  checkDates(rule, notes, at);
  if (compiler.set.missing === 'reference') {
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
    set,
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
