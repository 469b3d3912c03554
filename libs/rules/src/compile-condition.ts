import type { Names } from '@caseloom/expression';
import { suggestion } from '@caseloom/pack';
import { combined, negated } from './combine.ts';
import { readerOf, type Notes, type Scope } from './fields.ts';
import { operators } from './operators/index.ts';
import { joinPaths } from './path.ts';
import type { CompiledCondition } from './run.ts';
import { compileValue, testCondition, type TestCondition } from './test-condition.ts';
import type { Condition, RuleEnvironment } from './types.ts';
import { valueContext } from './value-context.ts';

export const MAX_DEPTH = 64;

/** Where a condition stands. */
export interface Place {
  readonly scope: Scope;
  readonly notes: Notes;
  /** Address, for issues. */
  readonly at: string;
  /** Shared conditions on the way here, against cycles. */
  readonly open: readonly string[];
  readonly depth: number;
}

/** Compiles conditions of one rule set with missing values unknown. */
export class ConditionCompiler {
  readonly environment: RuleEnvironment;
  readonly names: Names;
  readonly shared: Readonly<Record<string, Condition>>;
  /** The conditions have compiled before: values are taken as they are. */
  readonly isChecked: boolean;
  constructor(
    environment: RuleEnvironment,
    names: Names,
    shared: Readonly<Record<string, Condition>>,
    isChecked = false,
  ) {
    this.isChecked = isChecked;
    this.environment = environment;
    this.names = names;
    this.shared = shared;
  }

  compile(condition: Condition, place: Place): CompiledCondition {
    const { notes, at } = place;
    if (place.depth > MAX_DEPTH) {
      notes.report('RULE_CONDITION_DEEP', at, { limit: MAX_DEPTH });
      return NEVER;
    }
    const inner = (one: Condition, key: string): CompiledCondition => this.compile(one, below(place, key));
    const each = (list: readonly Condition[], key: string) => list.map((one, index) => inner(one, `${key}[${index}]`));
    if ('all' in condition) return combined('all', condition.name, each(condition.all, 'all'));
    if ('any' in condition) return combined('any', condition.name, each(condition.any, 'any'));
    if ('not' in condition) return negated(condition.name, inner(condition.not, 'not'));
    return 'condition' in condition ? this.#shared(condition.condition, place) : this.#test(condition, place);
  }

  #shared(name: string, place: Place): CompiledCondition {
    const { notes, at, open, depth } = place;
    const shared = Object.hasOwn(this.shared, name) ? this.shared[name] : undefined;
    if (shared === undefined) {
      const known = suggestion(name, Object.keys(this.shared)) || '–';
      notes.report('RULE_CONDITION_UNKNOWN', joinPaths(at, 'condition'), { name, known });
      return NEVER;
    }
    if (open.includes(name)) {
      notes.report('RULE_CONDITION_CYCLE', joinPaths(at, 'condition'), { name });
      return NEVER;
    }
    const compiled = this.compile(shared, { ...place, open: [...open, name], depth: depth + 1 });
    return { ...compiled, explain: (run) => ({ ...compiled.explain(run), label: name }) };
  }

  #test(condition: TestCondition, place: Place): CompiledCondition {
    const { scope, notes, at } = place;
    const operand = readerOf(condition.fact, condition.path, scope, this.environment, notes, at);
    const operator = operators.get(condition.operator);
    if (operator === undefined) {
      const known = suggestion(condition.operator, operators.keys());
      notes.report('RULE_OPERATOR_UNKNOWN', joinPaths(at, 'operator'), { operator: condition.operator, known });
      return NEVER;
    }
    const { context, others, told } = valueContext(operand, below(place, 'value'), this);
    const test = compileValue(operator, condition.value, context, this.isChecked);
    return test === undefined ? NEVER : testCondition(condition, operator, operand, test, others, told);
  }
}

export function below(place: Place, key: string): Place {
  return { ...place, at: joinPaths(place.at, key), depth: place.depth + 1 };
}

/** Stands where a condition could not be compiled; its rule is left out, so it never runs. */
const NEVER: CompiledCondition = {
  test: () => undefined,
  explain: () => ({ kind: 'test', result: undefined }),
  collect: () => undefined,
};
