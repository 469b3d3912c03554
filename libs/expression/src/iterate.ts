import { Decimal } from '@caseloom/core';
import type { Node } from './ast.ts';
import type { Compiled, Environment, Frame, Run } from './environment.ts';
import { isList, type FeelType } from './types.ts';
import { type FeelValue, isFeelList } from './values.ts';

type CompileNode = (node: Node, at: Environment) => Compiled;
/** Calls back once per combination; stops when told `true`. Answers false when a list is unknown. */
type Each = (frame: Frame, visit: () => boolean) => boolean;

/** `some`, `every` (three-valued) and `for` over finite lists; several bindings make every combination, the last turning fastest. */
export function compileIteration(
  node: Node & { kind: 'quantified' | 'for' },
  at: Environment,
  compileNode: CompileNode,
): Compiled {
  let inner = at;
  const loops: { slot: number; list: Run }[] = [];
  for (const binding of node.bindings) {
    const { run, type } = compileList(binding.in, inner, compileNode);
    inner = inner.with(binding.name, type);
    loops.push({ slot: inner.locals.get(binding.name)!.slot, list: run });
  }
  const each = nest(loops);
  if (node.kind === 'for') {
    const body = compileNode(node.body, inner);
    return {
      run: (frame) => {
        const made: FeelValue[] = [];
        const known = each(frame, () => {
          made.push(body.run(frame));
          frame.budget.list(made.length);
          return false;
        });
        return known ? made : null;
      },
      type: { list: body.type },
    };
  }
  const condition = compileNode(node.condition, inner).run;
  const decisive = !node.every;
  return {
    run: (frame) => {
      let decided = false;
      let unknown = false;
      const known = each(frame, () => {
        const answer = condition(frame);
        if (answer === decisive) return (decided = true);
        if (typeof answer !== 'boolean') unknown = true;
        return false;
      });
      return decided ? decisive : known && !unknown ? !decisive : null;
    },
    type: 'boolean',
  };
}

function nest(loops: readonly { slot: number; list: Run }[]): Each {
  const [first, ...rest] = loops;
  if (first === undefined) {
    return (_frame, visit) => {
      visit();
      return true;
    };
  }
  const inner = nest(rest);
  return (frame, visit) => {
    const list = first.list(frame);
    if (list === null) return false;
    let known = true;
    let stopped = false;
    for (const item of isFeelList(list) ? list : [list]) {
      frame.budget.spend(1);
      frame.slots[first.slot] = item;
      if (!inner(frame, () => (stopped = visit()))) known = false;
      if (stopped) break;
    }
    return known;
  };
}

function compileList(node: Node, at: Environment, compileNode: CompileNode): { run: Run; type: FeelType } {
  if (node.kind !== 'steps') {
    const { run, type } = compileNode(node, at);
    return { run, type: isList(type) ? type.list : type };
  }
  const [low, high] = [compileNode(node.low, at).run, compileNode(node.high, at).run];
  return { run: (frame) => steps(low(frame), high(frame), frame), type: 'number' };
}

function steps(low: FeelValue, high: FeelValue, frame: Frame): FeelValue {
  if (!(low instanceof Decimal) || !(high instanceof Decimal) || !low.isInteger() || !high.isInteger()) return null;
  const size = high.minus(low).abs().plus(1).toNumber();
  frame.budget.list(size);
  const direction = high.gte(low) ? 1 : -1;
  return Array.from({ length: size }, (_, index) => low.plus(index * direction));
}
