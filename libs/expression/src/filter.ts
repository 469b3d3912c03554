import { Decimal } from '@caseloom/core';
import type { Node } from './ast.ts';
import type { Compiled, Environment } from './environment.ts';
import { isList } from './types.ts';
import { type FeelValue, isFeelList } from './values.ts';

/**
 * `list[2]`, `list[-1]` (1-based, from the end) and `list[condition]`; inside, `item` is the element and its members may be read by bare name.
 * Only elements for which the condition is true stay. A single value counts as a list of one, an unknown list stays unknown.
 */
export function compileFilter(
  node: Node & { kind: 'filter' },
  at: Environment,
  compileNode: (node: Node, at: Environment) => Compiled,
): Compiled {
  const list = compileNode(node.list, at);
  const itemType = isList(list.type) ? list.type.list : list.type;
  const inner = at.with('item', itemType, true);
  const { slot } = inner.locals.get('item')!;
  const by = compileNode(node.by, inner);
  const indexed = by.type === 'number';
  return {
    run: (frame) => {
      const value = list.run(frame);
      if (value === null) return null;
      const items = isFeelList(value) ? value : [value];
      if (indexed) return at1(items, by.run(frame));
      const kept: FeelValue[] = [];
      for (const item of items) {
        frame.budget.spend(1);
        frame.slots[slot] = item;
        const answer = by.run(frame);
        if (answer instanceof Decimal) return at1(items, answer);
        if (answer === true) kept.push(item);
      }
      return kept;
    },
    type: indexed ? itemType : by.type === 'boolean' ? { list: itemType } : 'any',
  };
}

function at1(items: readonly FeelValue[], index: FeelValue): FeelValue {
  if (!(index instanceof Decimal) || !index.isInteger() || index.isZero()) return null;
  const position = index.toNumber();
  return items[position > 0 ? position - 1 : items.length + position] ?? null;
}
