import { Decimal } from '@caseloom/core';
import { childrenOf, type Node, type NodeOf } from './ast.ts';
import type { Compiled, CompileNode, Environment, Frame, Run } from './environment.ts';
import { compileCondition } from './logic.ts';
import { FeelDate } from './temporal.ts';
import { isList, isRange, join, type FeelType } from './types.ts';
import { FeelRange, type FeelValue, isFeelList } from './values.ts';

/** Calls back once per combination; stops when told `true`. Answers false when a list is unknown. */
type Each = (frame: Frame, visit: () => boolean) => boolean;

/** `some`, `every` (three-valued) and `for` over finite lists; several bindings make every combination, the last turning fastest. */
export function compileIteration(
  node: NodeOf<'quantified' | 'for'>,
  at: Environment,
  compileNode: CompileNode,
): Compiled {
  let inner = at;
  const loops: { slot: number; list: Run }[] = [];
  for (const binding of node.bindings) {
    const { run, type } = compileList(binding.in, inner, compileNode);
    loops.push({ slot: inner.slot, list: run });
    inner = inner.with(binding.name, type);
  }
  const each = nest(loops);
  if (node.kind === 'for') return compileFor(node.body, each, inner, compileNode);
  const condition = compileCondition(node.condition, node.every ? 'every' : 'some', inner, compileNode).run;
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

/** Inside, `partial` is the list of what was returned so far. */
function compileFor(node: Node, each: Each, at: Environment, compileNode: CompileNode): Compiled {
  // An editor is told of it even where it is not written yet.
  const asksPartial = mentions(node, 'partial') || at.compilation.observe !== undefined;
  const { slot } = at;
  const body = compileNode(node, asksPartial ? at.with('partial', { list: 'any' }) : at);
  return {
    run: (frame) => {
      const made: FeelValue[] = [];
      const known = each(frame, () => {
        if (asksPartial) {
          frame.budget.spend(made.length >> 3);
          frame.slots[slot] = [...made];
        }
        made.push(body.run(frame));
        frame.budget.list(made.length);
        return false;
      });
      return known ? made : null;
    },
    type: { list: body.type },
  };
}

function mentions(node: Node, name: string): boolean {
  return node.kind === 'name' ? node.name === name : childrenOf(node).some((child) => mentions(child, name));
}

function nest(loops: readonly { slot: number; list: Run }[]): Each {
  const [first, ...rest] = loops;
  if (first === undefined) {
    return (_frame, visit) => {
      visit();
      return true;
    };
  }
  const inner = rest.length === 0 ? undefined : nest(rest);
  return (frame, visit) => {
    const list = itemsOf(first.list(frame), frame);
    if (list === null) return false;
    let known = true;
    let stopped = false;
    for (const item of list) {
      frame.budget.spend(1);
      frame.slots[first.slot] = item;
      if (inner === undefined) stopped = visit();
      else if (!inner(frame, () => (stopped = visit()))) known = false;
      if (stopped) break;
    }
    return known;
  };
}

/** A single value is a list of one; a range of whole numbers or days is all that lie in it. */
function itemsOf(value: FeelValue, frame: Frame): readonly FeelValue[] | null {
  if (value === null || isFeelList(value)) return value;
  if (!(value instanceof FeelRange)) return [value];
  const all = steps(value.low, value.high, frame);
  if (all === null) return null;
  return all.slice(value.lowIncluded ? 0 : 1, value.highIncluded ? undefined : -1);
}

function compileList(node: Node, at: Environment, compileNode: CompileNode): { run: Run; type: FeelType } {
  if (node.kind !== 'steps') {
    const { run, type } = compileNode(node, at);
    return { run, type: isList(type) ? type.list : isRange(type) ? type.range : type === 'range' ? 'any' : type };
  }
  const [low, high] = [compileNode(node.low, at), compileNode(node.high, at)];
  return { run: (frame) => steps(low.run(frame), high.run(frame), frame), type: join(low.type, high.type) };
}

function steps(low: FeelValue, high: FeelValue, frame: Frame): readonly FeelValue[] | null {
  if (low instanceof FeelDate && high instanceof FeelDate) {
    const [from, direction] = [low.days, high.days >= low.days ? 1 : -1];
    return counted(Math.abs(high.days - from) + 1, frame, (index) => new FeelDate(from + index * direction));
  }
  if (!(low instanceof Decimal) || !(high instanceof Decimal) || !low.isInteger() || !high.isInteger()) return null;
  const direction = high.gte(low) ? 1 : -1;
  return counted(high.minus(low).abs().plus(1).toNumber(), frame, (index) => low.plus(index * direction));
}

/** The list is refused before it is made. */
function counted(size: number, frame: Frame, item: (index: number) => FeelValue): FeelValue[] {
  frame.budget.list(size);
  return Array.from({ length: size }, (_, index) => item(index));
}
