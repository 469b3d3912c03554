import { issue, type Budget, type Issue } from '@caseloom/core';
import type { CompiledTest, FeelValue, Scope } from '@caseloom/expression';
import type { TableModel } from './table-model.ts';
import type { TableBody } from './types.ts';

/** DMN 1.5: an answer is of its column's type and among the values allowed there, or null. */
export function outputsAsDeclared(
  { outputs }: TableBody,
  allowed: readonly (readonly CompiledTest[] | undefined)[],
  model: TableModel | undefined,
) {
  return (made: FeelValue, column: number, scope: Scope, budget: Budget, tell: (issue: Issue) => void): FeelValue => {
    const { type } = outputs[column]!;
    const at = `outputs[${column}]`;
    const value = model === undefined ? made : model.accept(made, type, budget, at, tell);
    const tests = allowed[column];
    if (value === null || tests === undefined) return value;
    if (tests.some((one) => one.test(value, scope, budget) === true)) return value;
    tell(issue('DECISION_VALUE_NOT_ALLOWED', at, { values: tests.map(({ text }) => text).join(', ') }, 'warning'));
    return null;
  };
}
