import { Decimal } from '@caseloom/core';
import { compare3, equal3 } from '../compare.ts';
import { type FeelValue, isFeelList } from '../values.ts';
import { defineFunction, type FeelFunction } from './function.ts';

type Items = readonly FeelValue[];
const list = { name: 'list', type: 'list' as const };
const one = (name: string) => ({ name, type: 'any' as const });

export const listFunctions: readonly FeelFunction[] = [
  defineFunction({
    name: 'count',
    parameters: [list],
    variadic: true,
    returns: 'number',
    call: ([items]) => new Decimal((items as Items).length),
  }),
  defineFunction({
    name: 'sum',
    parameters: [list],
    variadic: true,
    returns: 'number',
    call: ([items]) => fold(items as Items, (a, b) => a.plus(b)),
  }),
  defineFunction({
    name: 'min',
    parameters: [list],
    variadic: true,
    returns: 'any',
    call: ([items]) => extreme(items as Items, -1),
  }),
  defineFunction({
    name: 'max',
    parameters: [list],
    variadic: true,
    returns: 'any',
    call: ([items]) => extreme(items as Items, 1),
  }),
  defineFunction({
    name: 'mean',
    parameters: [list],
    variadic: true,
    returns: 'number',
    call: ([items]) => {
      const sum = fold(items as Items, (a, b) => a.plus(b));
      return sum instanceof Decimal ? sum.div((items as Items).length) : null;
    },
  }),
  defineFunction({
    name: 'all',
    parameters: [list],
    variadic: true,
    returns: 'boolean',
    call: ([items]) =>
      (items as Items).includes(false) ? false : (items as Items).every((item) => item === true) ? true : null,
  }),
  defineFunction({
    name: 'any',
    parameters: [list],
    variadic: true,
    returns: 'boolean',
    call: ([items]) =>
      (items as Items).includes(true) ? true : (items as Items).every((item) => item === false) ? false : null,
  }),
  defineFunction({
    name: 'list contains',
    parameters: [list, one('element')],
    returns: 'boolean',
    takesNull: true,
    call: ([items, element], budget) => {
      if (items === null) return null;
      budget.spend((items as Items).length);
      return (items as Items).some((item) => equal3(item, element!) === true);
    },
  }),
  defineFunction({
    name: 'index of',
    parameters: [list, one('match')],
    returns: { list: 'number' },
    takesNull: true,
    call: ([items, match], budget) => {
      if (items === null) return null;
      budget.spend((items as Items).length);
      return (items as Items).flatMap((item, index) => (equal3(item, match!) === true ? [new Decimal(index + 1)] : []));
    },
  }),
  defineFunction({
    name: 'concatenate',
    parameters: [list],
    variadic: true,
    returns: { list: 'any' },
    call: ([items], budget) =>
      bounded(
        (items as Items).flatMap((item) => (isFeelList(item) ? item : [item])),
        budget,
      ),
  }),
  defineFunction({
    name: 'append',
    parameters: [list, one('item')],
    returns: { list: 'any' },
    takesNull: true,
    call: ([items, item], budget) => (items === null ? null : bounded([...(items as Items), item!], budget)),
  }),
  defineFunction({
    name: 'flatten',
    parameters: [list],
    returns: { list: 'any' },
    call: ([items], budget) => bounded(flatten(items as Items), budget),
  }),
  defineFunction({
    name: 'reverse',
    parameters: [list],
    returns: { list: 'any' },
    call: ([items]) => [...(items as Items)].reverse(),
  }),
  defineFunction({
    name: 'distinct values',
    parameters: [list],
    returns: { list: 'any' },
    call: ([items], budget) => {
      const distinct: FeelValue[] = [];
      for (const item of items as Items) {
        budget.spend(distinct.length + 1);
        if (!distinct.some((seen) => equal3(seen, item) === true)) distinct.push(item);
      }
      return distinct;
    },
  }),
];

function bounded(items: FeelValue[], budget: { list(length: number): void }): FeelValue {
  budget.list(items.length);
  return items;
}

function fold(items: Items, join: (a: Decimal, b: Decimal) => Decimal): FeelValue {
  let result: Decimal | undefined;
  for (const item of items) {
    if (!(item instanceof Decimal)) return null;
    result = result === undefined ? item : join(result, item);
  }
  return result ?? null;
}

function extreme(items: Items, sign: number): FeelValue {
  let result: FeelValue = items[0] ?? null;
  for (const item of items.slice(1)) {
    const order = compare3(item, result);
    if (order === undefined) return null;
    if (order * sign > 0) result = item;
  }
  return result;
}

function flatten(items: Items): FeelValue[] {
  return items.flatMap((item) => (isFeelList(item) ? flatten(item) : [item]));
}
