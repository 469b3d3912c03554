import { parseDecimal } from '@caseloom/core';
import { z } from 'zod';
import { defineOperator } from '../operator.ts';

/** A number written with at most that many decimal places; trailing zeros count as written. */
export const decimalPlacesOperator = defineOperator({
  id: 'decimalPlaces',
  title: { zh: '小数位数不超过', en: 'has at most that many decimal places' },
  operand: 'number',
  value: z.int().min(0).max(30),
  compile: (most) => (operand) => {
    const number = parseDecimal(typeof operand === 'string' ? operand.trim() : operand);
    if (number === undefined) return undefined;
    const places = typeof operand === 'string' ? (operand.trim().split('.')[1] ?? '').length : number.decimalPlaces();
    return places <= most;
  },
});
