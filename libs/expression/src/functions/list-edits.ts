import { Decimal } from '@caseloom/core';
import type { Frame } from '../environment.ts';
import { FeelLambda, type FeelValue } from '../values.ts';
import { defineFunction, type FeelFunction } from './function.ts';

type Items = readonly FeelValue[];
const list = { name: 'list', type: 'list' as const };
const position = { name: 'position', type: 'integer' as const };
const newItem = { name: 'newItem', type: 'any' as const };

/** Functions that give a changed copy of a list. Positions count from 1, negative ones from the end; one that is not there makes the result unknown. */
export const listEditFunctions: readonly FeelFunction[] = [
  defineFunction({
    name: 'sublist',
    about: { zh: '从某位置起的若干元素。', en: 'Items from a position on, as many as the length says.' },
    parameters: [
      list,
      { name: 'start position', type: 'integer' },
      { name: 'length', type: 'integer', optional: true },
    ],
    returns: ([type]) => type ?? { list: 'any' },
    call: ([items, start, length]) => {
      const from = indexOf(items as Items, start!);
      if (from === undefined) return null;
      if (length === undefined) return (items as Items).slice(from);
      const size = (length as Decimal).toNumber();
      return size < 1 || from + size > (items as Items).length ? null : (items as Items).slice(from, from + size);
    },
  }),
  defineFunction({
    name: 'insert before',
    about: { zh: '在某位置之前插入元素。', en: 'The list with an item before the position.' },
    parameters: [list, position, newItem],
    returns: { list: 'any' },
    takesNull: true,
    call: ([items, at, item], frame) => edited(items!, at!, frame, (copy, index) => copy.splice(index, 0, item!)),
  }),
  defineFunction({
    name: 'remove',
    about: { zh: '去掉某位置的元素。', en: 'The list without the item at the position.' },
    parameters: [list, position],
    returns: ([type]) => type ?? { list: 'any' },
    call: ([items, at], frame) => edited(items!, at!, frame, (copy, index) => copy.splice(index, 1)),
  }),
  defineFunction({
    name: 'list replace',
    about: {
      zh: '替换某位置的元素，或替换匹配函数为真的所有元素。',
      en: 'The list with another item at the position, or wherever the match function is true.',
    },
    parameters: [list, { name: 'position', type: 'place' }, newItem],
    or: [[list, { name: 'match', type: 'place' }, newItem]],
    returns: { list: 'any' },
    takesNull: true,
    call: ([items, where, item], frame) => {
      if (!(where instanceof FeelLambda))
        return edited(items!, where!, frame, (copy, index) => void (copy[index] = item!));
      if (items === null) return null;
      const replaced: FeelValue[] = [];
      for (const old of items as Items) {
        const answer = where.call([old, item!], frame);
        if (typeof answer !== 'boolean') return null;
        replaced.push(answer ? item! : old);
      }
      return replaced;
    },
  }),
];

function edited(
  items: FeelValue,
  at: FeelValue,
  { budget }: Frame,
  edit: (copy: FeelValue[], index: number) => void,
): FeelValue {
  if (items === null || !(at instanceof Decimal)) return null;
  const index = indexOf(items as Items, at);
  if (index === undefined) return null;
  const copy = [...(items as Items)];
  edit(copy, index);
  budget.list(copy.length);
  budget.spend(copy.length >> 3);
  return copy;
}

/** Zero-based; undefined when the list has no such position. */
function indexOf(items: Items, position: FeelValue): number | undefined {
  const wanted = (position as Decimal).toNumber();
  const index = wanted > 0 ? wanted - 1 : items.length + wanted;
  return wanted === 0 || index < 0 || index >= items.length ? undefined : index;
}
