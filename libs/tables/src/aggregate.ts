import { Decimal } from '@caseloom/core';
import { compare3, type FeelValue } from '@caseloom/expression';
import type { Aggregation } from './types.ts';

/**
 * Collect with an operator. Of no rows: count 0, the others null. A value that is no number makes the sum null; values that have no order make min and
 * max null.
 */
export function aggregate(how: Aggregation, values: readonly FeelValue[]): FeelValue {
  if (how === 'count') return new Decimal(values.length);
  const [first, ...others] = values;
  if (first === undefined) return null;
  if (how === 'sum') return sum(values);
  let best = compare3(first, first) === undefined ? null : first;
  for (const value of others) {
    const order = best === null ? undefined : compare3(value, best);
    if (order === undefined) return null;
    if (order < 0 === (how === 'min') && order !== 0) best = value;
  }
  return best;
}

function sum(values: readonly FeelValue[]): FeelValue {
  let total = new Decimal(0);
  for (const value of values) {
    if (!(value instanceof Decimal)) return null;
    total = total.plus(value);
  }
  return total;
}
