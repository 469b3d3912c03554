import { and3, not3, or3, type Truth } from '@caseloom/core';
import { compileExpression, type Names } from '@caseloom/expression';
import { suggestion } from '@caseloom/pack';
import { factReference, type FactReference } from './condition-schema.ts';
import { checkField, readerOf, typeOf, type Notes, type Scope } from './fields.ts';
import { operators } from './operators/index.ts';
import type { Operator, Test } from './operators/operator.ts';
import { fieldPath, joinPaths, parseSteps, valueAt } from './path.ts';
import {
  unknownBecause,
  type CompileContext,
  type CompiledCondition,
  type ItemsTold,
  type Reader,
  type RuleRun,
} from './run.ts';
import type { Condition, ConditionExplanation, RuleEnvironment } from './types.ts';
import { isMissing } from './values.ts';
import { explainItems, collectItems } from './items.ts';

export const MAX_DEPTH = 64;

/** Compiles conditions of one rule set with missing values unknown. */
export class ConditionCompiler {
  readonly environment: RuleEnvironment;
  readonly names: Names;
  readonly shared: Readonly<Record<string, Condition>>;
  constructor(environment: RuleEnvironment, names: Names, shared: Readonly<Record<string, Condition>>) {
    this.environment = environment;
    this.names = names;
    this.shared = shared;
  }

  /** @param at address of the condition, for issues; open: names of shared conditions on the way, against cycles */
  compile(
    condition: Condition,
    scope: Scope,
    notes: Notes,
    at: string,
    open: readonly string[] = [],
    depth = 0,
  ): CompiledCondition {
    if (depth > MAX_DEPTH) {
      notes.report('RULE_CONDITION_DEEP', at, { limit: MAX_DEPTH });
      return NEVER;
    }
    const inner = (one: Condition, key: string): CompiledCondition =>
      this.compile(one, scope, notes, joinPaths(at, key), open, depth + 1);
    if ('all' in condition)
      return combined(
        'all',
        condition.name,
        condition.all.map((one, index) => inner(one, `all[${index}]`)),
        and3,
        false,
      );
    if ('any' in condition)
      return combined(
        'any',
        condition.name,
        condition.any.map((one, index) => inner(one, `any[${index}]`)),
        or3,
        true,
      );
    if ('not' in condition) return negated(condition.name, inner(condition.not, 'not'));
    if ('condition' in condition) return this.#shared(condition.condition, scope, notes, at, open, depth);
    return this.#test(condition, scope, notes, at, open, depth);
  }

  #shared(
    name: string,
    scope: Scope,
    notes: Notes,
    at: string,
    open: readonly string[],
    depth: number,
  ): CompiledCondition {
    const shared = Object.hasOwn(this.shared, name) ? this.shared[name] : undefined;
    if (shared === undefined) {
      notes.report('RULE_CONDITION_UNKNOWN', joinPaths(at, 'condition'), {
        name,
        known: suggestion(name, Object.keys(this.shared)) || '–',
      });
      return NEVER;
    }
    if (open.includes(name)) {
      notes.report('RULE_CONDITION_CYCLE', joinPaths(at, 'condition'), { name });
      return NEVER;
    }
    const compiled = this.compile(shared, scope, notes, at, [...open, name], depth + 1);
    return { ...compiled, explain: (run) => ({ ...compiled.explain(run), label: name }) };
  }

  #test(
    condition: TestCondition,
    scope: Scope,
    notes: Notes,
    at: string,
    open: readonly string[],
    depth: number,
  ): CompiledCondition {
    const operand = readerOf(condition.fact, condition.path, scope, this.environment, notes, at);
    const operator = operators.get(condition.operator);
    if (operator === undefined) {
      notes.report('RULE_OPERATOR_UNKNOWN', joinPaths(at, 'operator'), {
        operator: condition.operator,
        known: suggestion(condition.operator, operators.keys()),
      });
      return NEVER;
    }
    const told: { items?: ItemsTold } = {};
    const others: Reader[] = [];
    const context = this.#context(operand, scope, notes, at, open, depth, others, told);
    const test = compileValue(operator, condition.value, context);
    if (test === undefined) return NEVER;
    return leaf(condition, operator, operand, test, others, told.items);
  }

  #context(
    reader: Reader & { readonly canonical: string },
    scope: Scope,
    notes: Notes,
    at: string,
    open: readonly string[],
    depth: number,
    others: Reader[],
    told: { items?: ItemsTold },
  ): CompileContext {
    const { environment, names } = this;
    const operand = reader.canonical;
    const inValue = (key: string): string => joinPaths(joinPaths(at, 'value'), key);
    const itemPath = joinPaths(operand, '[]');
    return {
      environment,
      operand: reader,
      itemType: scope.itemType,
      report: (code, args, key = '', cause) =>
        notes.report(
          code,
          inValue(key),
          args,
          cause === undefined ? {} : { cause, ...(cause.span === undefined ? {} : { span: cause.span }) },
        ),
      field: (reference, key) => {
        const other = readerOf(reference.fact, reference.path, scope, environment, notes, inValue(key));
        others.push(other);
        return other;
      },
      member: (path, ofItems, key) => {
        const steps = parseSteps(path);
        if (steps === undefined) {
          notes.report('RULE_PATH_INVALID', inValue(key), { path });
          return undefined;
        }
        const canonical = joinPaths(ofItems ? itemPath : operand, fieldPath(steps));
        checkField(canonical, environment, notes, inValue(key));
        notes.reads.add(canonical);
        return (value) => valueAt(value, steps);
      },
      itemCondition: (condition, key) =>
        this.compile(
          condition,
          { item: itemPath, itemType: typeOf(itemPath, names) },
          notes,
          inValue(key),
          open,
          depth + 1,
        ),
      expression: (text, key) => {
        const visible: Names = scope.item === undefined ? names : new Map([...names, ['item', scope.itemType]]);
        const compiled = compileExpression(text, { names: visible });
        if (!compiled.ok) {
          for (const cause of compiled.issues)
            notes.report(
              'RULE_EXPRESSION_INVALID',
              inValue(key),
              {},
              { cause, ...(cause.span === undefined ? {} : { span: cause.span }) },
            );
          return undefined;
        }
        for (const read of compiled.value.reads)
          notes.reads.add(read === 'item' || read.startsWith('item.') ? joinPaths(scope.item!, read.slice(5)) : read);
        return compiled.value;
      },
      items: (items) => void (told.items = items),
    };
  }
}

type TestCondition = Extract<Condition, { readonly fact: string }>;

/** Stands where a condition could not be compiled; its rule is left out, so it never runs. */
const NEVER: CompiledCondition = {
  test: () => undefined,
  explain: () => ({ kind: 'test', result: undefined }),
  collect: () => undefined,
};

function compileValue(operator: Operator, value: unknown, context: CompileContext): Test | undefined {
  const reference = factReference.safeParse(value);
  if (reference.success && isReference(value)) {
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

function leaf(
  condition: TestCondition,
  operator: Operator,
  operand: Reader,
  answer: Test,
  others: readonly Reader[],
  items: ItemsTold | undefined,
): CompiledCondition {
  const answersMissing = operator.answersMissing === true;
  const test = (run: RuleRun): Truth => {
    run.budget.spend(1);
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
        ...(value === undefined ? {} : { read: value }),
        ...(condition.name === undefined ? {} : { label: condition.name }),
        ...(result === undefined && missing !== undefined ? { missing } : {}),
        ...(items === undefined ? {} : { children: explainItems(items, value, operand.pathIn(run), run) }),
      };
    },
    collect: (run, into) => {
      if (items === undefined) add(into, operand.pathIn(run), operand.read(run));
      else collectItems(items, operand.read(run), operand.pathIn(run), run, into);
      for (const other of others) add(into, other.pathIn(run), other.read(run));
    },
  };
}

function add(into: Map<string, unknown>, path: string, value: unknown): void {
  if (!into.has(path)) into.set(path, value);
}

/** `all` and `any`: three-valued, in the order written; a decided answer forgets what was missing on the way. */
function combined(
  kind: 'all' | 'any',
  label: string | undefined,
  children: readonly CompiledCondition[],
  join: (truths: Truth[]) => Truth,
  decides: boolean,
): CompiledCondition {
  return {
    test: (run) => {
      const former = run.missing;
      let result: Truth = !decides;
      for (const child of children) {
        const truth = child.test(run);
        if (truth === decides) {
          run.missing = former;
          return decides;
        }
        if (truth === undefined) result = undefined;
      }
      return result;
    },
    explain: (run) => {
      const told = children.map((child) => child.explain(run));
      return named({ kind, result: join(told.map((child) => child.result)), children: told }, label);
    },
    collect: (run, into) => {
      const relevant = kind === 'any' ? children.filter((child) => child.test(run) === true) : children;
      for (const child of relevant.length > 0 ? relevant : children) child.collect(run, into);
    },
  };
}

function negated(label: string | undefined, child: CompiledCondition): CompiledCondition {
  return {
    test: (run) => not3(child.test(run)),
    explain: (run) => {
      const told = child.explain(run);
      return named({ kind: 'not', result: not3(told.result), children: [told] }, label);
    },
    collect: (run, into) => child.collect(run, into),
  };
}

function named(explanation: ConditionExplanation, label: string | undefined): ConditionExplanation {
  return label === undefined ? explanation : { ...explanation, label };
}
