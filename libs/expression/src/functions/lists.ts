import { Decimal } from '@caseloom/core';
import { equal3 } from '../compare.ts';
import { FeelLambda, type FeelValue, isFeelList, limitLevels } from '../values.ts';
import type { Frame } from '../environment.ts';
import { type FeelType, isList } from '../types.ts';
import { defineFunction, type FeelFunction } from './function.ts';

type Items = readonly FeelValue[];
const list = { name: 'list', type: 'list' as const };
const one = (name: string) => ({ name, type: 'any' as const });
const sameList = ([type]: readonly FeelType[]): FeelType =>
  type === undefined ? { list: 'any' } : isList(type) ? type : { list: type };

/** Functions that look at lists, join them and put them in order. */
export const listFunctions: readonly FeelFunction[] = [
  defineFunction({
    name: 'count',
    about: { zh: '列表中的元素个数。', en: 'Number of items of a list.' },
    parameters: [list],
    variadic: true,
    returns: 'number',
    call: ([items]) => new Decimal((items as Items).length),
  }),
  defineFunction({
    name: 'all',
    about: {
      zh: '是否全部为真；有未知且无假时为未知。',
      en: 'Are all true? Unknown when one is unknown and none is false.',
    },
    parameters: [{ ...list, of: 'boolean' }],
    variadic: true,
    returns: 'boolean',
    call: ([items]) =>
      (items as Items).includes(false) ? false : (items as Items).every((item) => item === true) ? true : null,
  }),
  defineFunction({
    name: 'any',
    about: {
      zh: '是否至少一个为真；有未知且无真时为未知。',
      en: 'Is one true? Unknown when one is unknown and none is true.',
    },
    parameters: [{ ...list, of: 'boolean' }],
    variadic: true,
    returns: 'boolean',
    call: ([items]) =>
      (items as Items).includes(true) ? true : (items as Items).every((item) => item === false) ? false : null,
  }),
  defineFunction({
    name: 'list contains',
    about: { zh: '列表是否包含该元素（可以是 null）。', en: 'Does the list contain the element, which may be null?' },
    parameters: [list, one('element')],
    returns: 'boolean',
    takesNull: true,
    call: ([items, element], frame) => items !== null && (items as Items).some((item) => same(item, element!, frame)),
  }),
  defineFunction({
    name: 'index of',
    about: { zh: '与给定值相等的元素位置，从 1 起。', en: 'Positions of the items that equal the match, from 1.' },
    parameters: [list, one('match')],
    returns: { list: 'number' },
    takesNull: true,
    call: ([items, match], frame) =>
      items === null
        ? null
        : (items as Items).flatMap((item, index) => (same(item, match!, frame) ? [new Decimal(index + 1)] : [])),
  }),
  defineFunction({
    name: 'concatenate',
    about: { zh: '依次连接若干列表。', en: 'The lists, one after the other.' },
    parameters: [list],
    variadic: true,
    returns: { list: 'any' },
    call: ([items], frame) => kept(joined(items as Items), frame),
  }),
  defineFunction({
    name: 'union',
    about: { zh: '连接若干列表并去掉重复。', en: 'The lists, one after the other, without repeated items.' },
    parameters: [list],
    variadic: true,
    returns: { list: 'any' },
    call: ([items], frame) => distinct(joined(items as Items), frame),
  }),
  defineFunction({
    name: 'append',
    about: { zh: '在列表末尾添加元素。', en: 'The list with further items at its end.' },
    parameters: [list, one('item')],
    returns: { list: 'any' },
    takesNull: true,
    call: ([items, item], frame) => (items === null ? null : kept([...(items as Items), item!], frame)),
  }),
  defineFunction({
    name: 'flatten',
    about: { zh: '把嵌套的列表展开为一层。', en: 'The items of all lists within lists, as one list.' },
    parameters: [list],
    returns: { list: 'any' },
    call: ([items], frame) => {
      const flat: FeelValue[] = [];
      flatten(items as Items, flat, frame, 0);
      return flat;
    },
  }),
  defineFunction({
    name: 'reverse',
    about: { zh: '倒序的列表。', en: 'The list from its end to its start.' },
    parameters: [list],
    returns: sameList,
    call: ([items]) => [...(items as Items)].reverse(),
  }),
  defineFunction({
    name: 'distinct values',
    about: { zh: '去掉重复元素的列表。', en: 'The list without repeated items.' },
    parameters: [list],
    returns: sameList,
    call: ([items], frame) => distinct(items as Items, frame),
  }),
  defineFunction({
    name: 'sort',
    about: {
      zh: '按“前者应在后者之前”的函数排序；顺序相同的保持原位。',
      en: 'Sorts by a function that says whether its first argument goes before its second; equal items stay as they were.',
    },
    parameters: [list, { name: 'precedes', type: 'function' }],
    returns: sameList,
    call: ([items, precedes], frame) => {
      const before = precedes as FeelLambda;
      return mergeSort([...(items as Items)], (a, b) => before.call([a, b], frame) === true);
    },
  }),
];

function same(a: FeelValue, b: FeelValue, { budget }: Frame): boolean {
  budget.spend(1);
  return equal3(a, b, { budget }) === true;
}

function kept(items: FeelValue[], { budget }: Frame): FeelValue {
  budget.list(items.length);
  budget.spend(items.length >> 3);
  return items;
}

function joined(items: Items): FeelValue[] {
  return items.flatMap((item) => (isFeelList(item) ? item : [item]));
}

function distinct(items: Items, frame: Frame): FeelValue {
  const seen = new Set<string>();
  const found: FeelValue[] = [];
  for (const item of items) {
    if (typeof item === 'string') {
      if (!seen.has(item)) found.push(item);
      seen.add(item);
    } else if (!found.some((other) => same(other, item, frame))) found.push(item);
  }
  return kept(found, frame);
}

function flatten(items: Items, flat: FeelValue[], frame: Frame, level: number): void {
  limitLevels(level);
  for (const item of items) {
    frame.budget.spend(1);
    if (isFeelList(item)) flatten(item, flat, frame, level + 1);
    else flat.push(item);
  }
  frame.budget.list(flat.length);
}

/** Stable, with as few questions as there are; an inconsistent order still ends. */
function mergeSort(items: FeelValue[], before: (a: FeelValue, b: FeelValue) => boolean): FeelValue[] {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const [left, right] = [mergeSort(items.slice(0, middle), before), mergeSort(items.slice(middle), before)];
  const merged: FeelValue[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) merged.push(before(right[j]!, left[i]!) ? right[j++]! : left[i++]!);
  return [...merged, ...left.slice(i), ...right.slice(j)];
}
