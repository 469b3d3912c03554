import type { Truth } from '@caseloom/core';
import { externalFacts } from '@caseloom/record';
import { factReference, type FactReference } from './condition-schema.ts';
import { collectItems, explainItems } from './items.ts';
import type { Operator, Test } from './operators/operator.ts';
import { joinPaths, valueAt } from './path.ts';
import {
  isUnconnected,
  unknownBecause,
  type CompileContext,
  type CompiledCondition,
  type Reader,
  type RuleRun,
} from './run.ts';
import type { Condition } from './types.ts';
import type { Told } from './value-context.ts';
import { isMissing } from './values.ts';

export type TestCondition = Extract<Condition, { readonly fact: string }>;

/** The value of a test, checked against the operator's schema (unless it has been before) or read from another field; reports RULE_VALUE_INVALID and RULE_VALUE_FACT. */
export function compileValue(
  operator: Operator,
  value: unknown,
  context: CompileContext,
  isChecked: boolean,
): Test | undefined {
  const reference = isReference(value) ? factReference.safeParse(value) : undefined;
  if (reference?.success === true) {
    if (operator.compare === undefined) {
      context.report('RULE_VALUE_FACT', { operator: operator.id });
      return undefined;
    }
    const { compare } = operator;
    const other = context.field(reference.data, '');
    return (operand, run) => {
      const right = other.read(run);
      return isMissing(right) ? unknownBecause(run, other.pathIn(run), 'missing') : compare(operand, right);
    };
  }
  if (isChecked) return operator.compile(value, context);
  const parsed = operator.value.safeParse(value);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    context.report(
      'RULE_VALUE_INVALID',
      { operator: operator.id, reason: first?.message ?? '' },
      (first?.path ?? []).reduce<string>(
        (path, step) => (typeof step === 'number' ? `${path}[${step}]` : joinPaths(path, String(step))),
        '',
      ),
    );
    return undefined;
  }
  return operator.compile(parsed.data, context);
}

function isReference(value: unknown): value is FactReference {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'fact');
}

/** A test over its operand: what is missing is unknown, unless the operator answers for it. */
export function testCondition(
  condition: TestCondition,
  operator: Operator,
  operand: Reader,
  answer: Test,
  others: readonly Reader[],
  told: Told,
): CompiledCondition {
  const { items } = told;
  const answersMissing = operator.answersMissing === true;
  const isExternal = externalFacts.has(condition.fact);
  const test = (run: RuleRun): Truth => {
    run.budget.spend(1);
    if (isExternal && isUnconnected(condition.fact, run.facts)) return unknownBecause(run, condition.fact, 'external');
    const value = operand.read(run);
    if (!answersMissing && isMissing(value)) return unknownBecause(run, operand.pathIn(run), 'missing');
    const truth = answer(value, run);
    if (truth === undefined) unknownBecause(run, operand.pathIn(run), 'type');
    return truth;
  };
  return {
    test,
    explain: (run) => {
      const former = run.missing;
      run.missing = undefined;
      const result = test(run);
      const { missing } = run;
      run.missing = former ?? missing;
      const value = operand.read(run);
      return {
        kind: 'test',
        result,
        fact: condition.fact,
        path: operand.pathIn(run),
        operator: condition.operator,
        expected: condition.value,
        ...(value === undefined ? {} : { read: shown(condition.fact, value) }),
        ...(condition.name === undefined ? {} : { label: condition.name }),
        ...(result === undefined && missing !== undefined ? { missing } : {}),
        ...(items === undefined ? {} : { children: explainItems(items, value, operand.pathIn(run), run) }),
      };
    },
    collect: (run, into) => {
      if (items === undefined) add(into, operand.pathIn(run), shown(condition.fact, operand.read(run)));
      else collectItems(items, operand.read(run), operand.pathIn(run), run, into);
      for (const other of others) add(into, other.pathIn(run), other.read(run));
    },
  };
}

/** Earlier stays are told by their dates: what else stands in them belongs to other cases, with readers of their own. */
function shown(fact: string, value: unknown): unknown {
  if (fact !== 'history' || !Array.isArray(value)) return value;
  return value.map((stay: unknown) =>
    Object.fromEntries(
      ['admissionDate', 'dischargeDate'].flatMap((name) => {
        const date = valueAt(stay, [name]);
        return date === undefined ? [] : [[name, date]];
      }),
    ),
  );
}

function add(into: Map<string, unknown>, path: string, value: unknown): void {
  if (!into.has(path)) into.set(path, value);
}
