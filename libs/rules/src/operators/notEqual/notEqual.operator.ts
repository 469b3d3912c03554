import { not3 } from '@caseloom/core';
import { defineOperator } from '../operator.ts';
import { scalar } from '../../condition-schema.ts';
import { equalScalars } from '../../values.ts';

/** A present scalar differs from the value; what is missing neither equals nor differs. */
export const notEqualOperator = defineOperator({
  id: 'notEqual',
  title: { zh: '不等于', en: 'does not equal' },
  operand: 'scalar',
  value: scalar,
  compile: (value) => (operand) => not3(equalScalars(operand, value)),
  compare: (operand, value) => not3(equalScalars(operand, value)),
  reference: (operand, value) => operand !== value,
  firesOnMissing: true,
});
