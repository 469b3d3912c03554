import { orderOperator } from '../order.ts';

/** The number is at most the value, compared as decimals. */
export const lessThanInclusiveOperator = orderOperator(
  'lessThanInclusive',
  { zh: '小于等于', en: 'is at most' },
  (order) => order <= 0,
  (a, b) => a <= b,
);
