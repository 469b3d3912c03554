import type { NodeOf } from './ast.ts';
import { compileLambda } from './lambdas.ts';
import type { Compiled, CompileNode, Environment } from './environment.ts';
import { Located } from './located.ts';
import { type FeelValue, MapContext } from './values.ts';

/** `{a: 1, b: a + 1}`: an entry may read those before it, a function also itself. @throws Located EXPRESSION_ENTRY_TWICE */
export function compileContext(node: NodeOf<'context'>, at: Environment, compileNode: CompileNode): Compiled {
  let inner = at;
  const seen = new Set<string>();
  const entries = node.entries.map(({ name, value }) => {
    if (seen.has(name)) throw new Located('EXPRESSION_ENTRY_TWICE', node.span, { name });
    seen.add(name);
    const { slot } = inner;
    const compiled =
      value.kind === 'function'
        ? compileLambda(value, inner.with(name, 'function'), compileNode, slot)
        : compileNode(value, inner);
    inner = inner.with(name, compiled.type);
    return { name, slot, compiled };
  });
  return {
    run: (frame) => {
      frame.budget.spend(entries.length);
      const made = new Map<string, FeelValue>();
      for (const { name, slot, compiled } of entries) made.set(name, (frame.slots[slot] = compiled.run(frame)));
      return new MapContext(made);
    },
    type: { members: new Map(entries.map(({ name, compiled }) => [name, compiled.type])) },
  };
}
