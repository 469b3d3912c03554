import { type Budget, BudgetExceeded } from '@caseloom/core';
import { childrenOf, type Node, type NodeOf } from './ast.ts';
import { convert } from './conversions.ts';
import { type Compiled, type CompileNode, type Environment, Frame } from './environment.ts';
import { resolveType } from './type-names.ts';
import { FeelLambda, type FeelValue } from './values.ts';

/** Levels of the bodies of all functions being called at one time: more would be too much for the machine's stack. */
const MAX_LEVELS = 1500;

/**
 * `function(a: number, b) a + b`. It closes over what is in scope where it is made; arguments are converted to the types of their parameters as
 * DMN 10.3.2.9.4 says, and one that cannot be is null. Calls within calls are limited by the budget's depth.
 * @param self  slot under which the function can call itself
 */
export function compileLambda(
  node: NodeOf<'function'>,
  at: Environment,
  compileNode: CompileNode,
  self?: number,
): Compiled {
  const { types, accept } = at.compilation;
  const parameters = node.parameters.map(({ name, type }) => ({
    name,
    type: type === undefined ? ('any' as const) : resolveType(type, node.span, types),
  }));
  const taking = node.parameters.map(({ type }, index): ((value: FeelValue, budget: Budget) => FeelValue) => {
    const own = type !== undefined && 'name' in type && types.has(type.name) ? type.name : undefined;
    if (own === undefined || accept === undefined)
      return (value, budget) => convert(value, parameters[index]!.type, budget);
    return (value, budget) => accept(value, own, budget);
  });
  const first = at.slot;
  let inner = at;
  for (const { name, type } of parameters) inner = inner.with(name, type);
  const body = compileNode(node.body, inner);
  const levels = levelsOf(node.body);
  return {
    run: (frame) => {
      const closed = frame.slots.slice(0, first);
      frame.budget.spend(1 + (first >> 3));
      const made = new FeelLambda(parameters, (args, caller) => {
        const { budget } = caller;
        budget.spend(1 + args.length);
        const depth = caller.depth + 1;
        if (depth > budget.limits.depth || caller.levels + levels > MAX_LEVELS)
          throw new BudgetExceeded('depth', budget.limits.depth);
        const slots = [...closed];
        taking.forEach((take, index) => {
          slots[first + index] = take(args[index] ?? null, budget);
        });
        return body.run(new Frame(frame.scope, budget, slots, depth, caller.levels + levels));
      });
      if (self !== undefined) closed[self] = made;
      return made;
    },
    type: { parameters, returns: body.type },
  };
}

function levelsOf(node: Node): number {
  let deepest = 0;
  for (const child of childrenOf(node)) deepest = Math.max(deepest, levelsOf(child));
  return deepest + 1;
}
