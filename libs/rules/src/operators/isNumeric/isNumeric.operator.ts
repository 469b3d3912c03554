import { isDecimalText } from '@caseloom/core';
import { z } from 'zod';
import { defineOperator } from '../operator.ts';

/** A number or a plain decimal text: optional sign, digits, optional fraction. `false` asks the opposite. */
export const isNumericOperator = defineOperator({
  id: 'isNumeric',
  title: { zh: '是数字', en: 'is a number' },
  operand: 'scalar',
  value: z.boolean(),
  compile: (value) => (operand) =>
    typeof operand === 'object'
      ? undefined
      : (typeof operand === 'number' || (typeof operand === 'string' && isDecimalText(operand.trim()))) === value,
});
