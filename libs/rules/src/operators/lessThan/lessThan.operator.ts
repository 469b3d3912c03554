import { orderOperator } from '../order.ts';

/** The number is less than the value, compared as decimals. */
export const lessThanOperator = orderOperator(
  'lessThan',
  { zh: '小于', en: 'is less than' },
  (order) => order < 0,
  (a, b) => a < b,
);
