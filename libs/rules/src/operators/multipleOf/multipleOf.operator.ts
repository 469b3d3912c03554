import { Decimal, parseDecimal } from '@caseloom/core';
import { decimalValue } from '../../condition-schema.ts';
import { defineOperator } from '../operator.ts';

/** The number is a whole multiple of the value, which is not zero. */
export const multipleOfOperator = defineOperator({
  id: 'multipleOf',
  title: { zh: '是…的整数倍', en: 'is a multiple of' },
  operand: 'number',
  value: decimalValue.refine((step) => parseDecimal(step)?.isZero() !== true, 'not zero'),
  compile: (step) => {
    const divisor = new Decimal(step);
    return (operand) => parseDecimal(operand)?.mod(divisor).isZero();
  },
});
