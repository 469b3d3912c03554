import { Decimal } from '@caseloom/core';
import type { NodeOf } from './ast.ts';
import type { Compiled, CompileNode, Environment, Frame, Run } from './environment.ts';
import { Located } from './located.ts';
import { isList, meet, typeName } from './types.ts';
import { type FeelValue, isFeelList } from './values.ts';

/**
 * `list[2]`, `list[-1]` (1-based, from the end) and `list[condition]`; inside, `item` is the element and its members may be read by bare name.
 * Only elements for which the condition is true stay. A single value counts as a list of one, an unknown list stays unknown. Reports EXPRESSION_CONDITION
 */
export function compileFilter(node: NodeOf<'filter'>, at: Environment, compileNode: CompileNode): Compiled {
  const list = compileNode(node.list, at);
  const itemType = isList(list.type) ? list.type.list : list.type;
  const { slot } = at;
  const by = compileNode(node.by, at.withItem(itemType));
  if (!meet(by.type, 'boolean') && !meet(by.type, 'number'))
    at.report(new Located('EXPRESSION_CONDITION', node.by.span, { where: '[…]', type: typeName(by.type) }));
  if (by.type === 'number') return { run: picking(list.run, by.run, slot), type: itemType };
  return {
    run: (frame) => {
      const value = list.run(frame);
      if (value === null) return null;
      const items = isFeelList(value) ? value : [value];
      const kept: FeelValue[] = [];
      for (let i = 0; i < items.length; i++) {
        frame.budget.spend(1);
        frame.slots[slot] = items[i]!;
        const answer = by.run(frame);
        if (answer === true) kept.push(items[i]!);
        else if (i === 0 && answer instanceof Decimal) return nth(items, answer);
      }
      return kept.length === items.length && isFeelList(value) ? value : kept;
    },
    type: by.type === 'boolean' ? { list: itemType } : 'any',
  };
}

/** The index is asked once; it may look at the first element, as `item`. */
function picking(list: Run, by: Run, slot: number): Run {
  return (frame: Frame) => {
    const value = list(frame);
    if (value === null) return null;
    const items = isFeelList(value) ? value : [value];
    frame.slots[slot] = items[0] ?? null;
    return nth(items, by(frame));
  };
}

function nth(items: readonly FeelValue[], index: FeelValue): FeelValue {
  if (!(index instanceof Decimal) || !index.isInteger() || index.isZero()) return null;
  const position = index.toNumber();
  return items[position > 0 ? position - 1 : items.length + position] ?? null;
}
