import { and3, not3, or3, type Truth } from '@caseloom/core';
import type { CompiledCondition } from './run.ts';
import type { ConditionExplanation } from './types.ts';

/** `all` and `any`: three-valued, in the order written; a decided answer forgets what was missing on the way. */
export function combined(
  kind: 'all' | 'any',
  label: string | undefined,
  children: readonly CompiledCondition[],
): CompiledCondition {
  const [join, decides] = kind === 'all' ? ([and3, false] as const) : ([or3, true] as const);
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

export function negated(label: string | undefined, child: CompiledCondition): CompiledCondition {
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
