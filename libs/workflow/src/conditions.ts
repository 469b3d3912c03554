import { BudgetExceeded, type Issue, type Result } from '@caseloom/core';
import { compileExpression, namesFromFields, toFeel, type FeelType, type Names } from '@caseloom/expression';
import { fields } from '@caseloom/record';

const counts: FeelType = {
  members: new Map(['block', 'error', 'warn', 'info'].map((severity) => [severity, 'number'])),
};

/** Facts that a branch may read: the record's catalogue with the results of the run, open findings by severity, and how often the case was sent back. */
export const branchNames: Names = new Map<string, FeelType>([
  ...namesFromFields(fields),
  ['open', counts],
  ['returns', 'number'],
]);

export interface Condition {
  /** True or false, undefined when it cannot be said, or the issue of a condition that broke its budget. */
  test(facts: Readonly<Record<string, unknown>>): boolean | undefined | Issue;
}

/** The one place where a workflow meets FEEL. Issues carry the span in the text. */
export function compileCondition(source: string): Result<Condition> {
  const compiled = compileExpression(source, { names: branchNames });
  if (!compiled.ok) return compiled;
  const scope = (facts: Readonly<Record<string, unknown>>) => (name: string) =>
    toFeel(Object.hasOwn(facts, name) ? facts[name] : undefined, branchNames.get(name));
  const test: Condition['test'] = (facts) => {
    try {
      const answer = compiled.value.evaluate(scope(facts));
      return typeof answer === 'boolean' ? answer : undefined;
    } catch (error) {
      if (error instanceof BudgetExceeded) return error.issues[0]!;
      throw error;
    }
  };
  return { ok: true, value: { test }, issues: compiled.issues };
}
