import { BudgetExceeded, type Budget } from '@caseloom/core';
import { convert, FeelLambda, type FeelType, type FeelValue, type Scope } from '@caseloom/expression';
import type { CompiledPart } from './boxed-scope.ts';

export interface LambdaParameter {
  readonly name: string;
  readonly type: FeelType;
  /** What becomes of an argument; converted to `type` when absent. */
  readonly accept?: (value: FeelValue, budget: Budget) => FeelValue;
}

/** Calls of boxed functions around one another, per run. */
const depths = new WeakMap<Budget, number>();

/** Functions made of boxed expressions, callable from FEEL. */
export const lambdaOf = {
  /** Arguments are converted to the types of their parameters; one that does not fit is null. */
  make(parameters: readonly LambdaParameter[], body: CompiledPart, scope: Scope): FeelLambda {
    return new FeelLambda(parameters, (args, { budget }) => {
      const values = new Map(
        parameters.map(({ name, type, accept = (value) => convert(value, type, budget) }, index) => [
          name,
          accept(args[index] ?? null, budget),
        ]),
      );
      return deeper(budget, () => body.run((name) => (values.has(name) ? values.get(name) : scope(name)), budget));
    });
  },

  /** Null where the value is no function, or an argument is of no parameter. A parameter without argument is null. */
  callByName(value: FeelValue, args: ReadonlyMap<string, FeelValue>, scope: Scope, budget: Budget): FeelValue {
    if (!(value instanceof FeelLambda)) return null;
    const names = value.parameters.map(({ name }) => name);
    for (const name of args.keys()) if (!names.includes(name)) return null;
    const frame: Parameters<FeelLambda['call']>[1] = { scope, budget, slots: [], depth: 0, levels: 0, places: 0 };
    return value.call(
      names.map((name) => args.get(name) ?? null),
      frame,
    );
  },
};

function deeper<T>(budget: Budget, run: () => T): T {
  const depth = (depths.get(budget) ?? 0) + 1;
  if (depth > budget.limits.depth) throw new BudgetExceeded('depth', budget.limits.depth);
  budget.spend(1);
  depths.set(budget, depth);
  try {
    return run();
  } finally {
    depths.set(budget, depth - 1);
  }
}
