import { orderOperator } from '../order.ts';

/** The number is at least the value, compared as decimals. */
export const greaterThanInclusiveOperator = orderOperator(
  'greaterThanInclusive',
  { zh: '大于等于', en: 'is at least' },
  (order) => order >= 0,
  (a, b) => a >= b,
);
