import { Decimal } from '@caseloom/core';
import { bounded } from '../arithmetic.ts';
import { compare3 } from '../compare.ts';
import { type FeelType, isList } from '../types.ts';
import type { FeelValue } from '../values.ts';
import { defineFunction, type FeelFunction } from './function.ts';

type Items = readonly FeelValue[];
const numbers = { name: 'list', type: 'list' as const, of: 'number' as const };
const itemType = (types: readonly FeelType[]): FeelType => {
  const [first] = types;
  if (first === undefined || types.length > 1) return types.every((type) => type === first) ? (first ?? 'any') : 'any';
  return isList(first) ? first.list : first;
};

/** Functions of a list of numbers; one that is missing or no number makes the result unknown. */
export const statisticsFunctions: readonly FeelFunction[] = [
  defineFunction({
    name: 'sum',
    about: { zh: '合计；空列表为未知。', en: 'Sum; unknown of an empty list.' },
    parameters: [numbers],
    variadic: true,
    returns: 'number',
    call: ([items]) => total(items as Items),
  }),
  defineFunction({
    name: 'min',
    about: { zh: '最小的元素（数字、文本、日期或时长）。', en: 'The smallest item: number, text, date or duration.' },
    parameters: [{ name: 'list', type: 'list' }],
    variadic: true,
    returns: itemType,
    call: ([items]) => extreme(items as Items, -1),
  }),
  defineFunction({
    name: 'max',
    about: { zh: '最大的元素（数字、文本、日期或时长）。', en: 'The largest item: number, text, date or duration.' },
    parameters: [{ name: 'list', type: 'list' }],
    variadic: true,
    returns: itemType,
    call: ([items]) => extreme(items as Items, 1),
  }),
  defineFunction({
    name: 'mean',
    about: { zh: '算术平均值；空列表为未知。', en: 'Arithmetic mean; unknown of an empty list.' },
    parameters: [numbers],
    variadic: true,
    returns: 'number',
    call: ([items]) => meanOf(items as Items),
  }),
  defineFunction({
    name: 'median',
    about: {
      zh: '中位数；偶数个时取中间两数的平均。',
      en: 'Median; the mean of the two in the middle when there is an even number of items.',
    },
    parameters: [numbers],
    variadic: true,
    returns: 'number',
    call: ([items]) => {
      const sorted = numbersOf(items as Items)?.sort((a, b) => a.cmp(b));
      if (sorted === undefined || sorted.length === 0) return null;
      const middle = sorted.length >> 1;
      return sorted.length % 2 === 1 ? sorted[middle]! : sorted[middle - 1]!.plus(sorted[middle]!).div(2);
    },
  }),
  defineFunction({
    name: 'mode',
    about: {
      zh: '出现最多的数，从小到大；空列表给空列表。',
      en: 'The most frequent numbers, ascending; an empty list of an empty list.',
    },
    parameters: [numbers],
    variadic: true,
    returns: { list: 'number' },
    call: ([items]) => {
      const sorted = numbersOf(items as Items)?.sort((a, b) => a.cmp(b));
      return sorted === undefined ? null : mostFrequent(sorted);
    },
  }),
  defineFunction({
    name: 'stddev',
    about: {
      zh: '样本标准差；少于两个数为未知。',
      en: 'Sample standard deviation; unknown of fewer than two numbers.',
    },
    parameters: [numbers],
    variadic: true,
    returns: 'number',
    call: ([items]) => {
      const all = numbersOf(items as Items);
      const mean = meanOf(items as Items);
      if (all === undefined || all.length < 2 || mean === null) return null;
      const squares = all.map((one) => one.minus(mean).pow(2));
      return squares
        .reduce((sum, one) => sum.plus(one))
        .div(all.length - 1)
        .sqrt();
    },
  }),
  defineFunction({
    name: 'product',
    about: { zh: '乘积；空列表为未知。', en: 'Product; unknown of an empty list.' },
    parameters: [numbers],
    variadic: true,
    returns: 'number',
    call: ([items]) => {
      const all = numbersOf(items as Items);
      return all === undefined || all.length === 0 ? null : bounded(all.reduce((product, one) => product.times(one)));
    },
  }),
];

function numbersOf(items: Items): Decimal[] | undefined {
  const numbers: Decimal[] = [];
  for (const item of items) {
    if (!(item instanceof Decimal)) return undefined;
    numbers.push(item);
  }
  return numbers;
}

function total(items: Items): Decimal | null {
  let sum: Decimal | undefined;
  for (const item of items) {
    if (!(item instanceof Decimal)) return null;
    sum = sum === undefined ? item : sum.plus(item);
  }
  return sum === undefined ? null : bounded(sum);
}

function meanOf(items: Items): Decimal | null {
  return total(items)?.div(items.length) ?? null;
}

function extreme(items: Items, sign: number): FeelValue {
  let result: FeelValue = items[0] ?? null;
  for (let i = 0; i < items.length; i++) {
    const order = compare3(items[i]!, result);
    if (order === undefined) return null;
    if (order * sign > 0) result = items[i]!;
  }
  return result;
}

function mostFrequent(sorted: readonly Decimal[]): FeelValue {
  let [found, most]: [Decimal[], number] = [[], 0];
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]!.eq(sorted[from]!)) to++;
    if (to - from > most) [found, most] = [[sorted[from]!], to - from];
    else if (to - from === most) found.push(sorted[from]!);
    from = to;
  }
  return found;
}
