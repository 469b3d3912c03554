import { orderOperator } from '../order.ts';

/** The number is greater than the value, compared as decimals. */
export const greaterThanOperator = orderOperator(
  'greaterThan',
  { zh: '大于', en: 'is greater than' },
  (order) => order > 0,
  (a, b) => a > b,
);
