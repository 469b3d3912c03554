import { not3 } from '@caseloom/core';
import { defineOperator } from '../operator.ts';
import { scalar } from '../../condition-schema.ts';
import { holds } from '../contains/contains.operator.ts';

/** The list or text is there and does not contain the value. */
export const doesNotContainOperator = defineOperator({
  id: 'doesNotContain',
  title: { zh: '不包含', en: 'does not contain' },
  operand: 'any',
  value: scalar,
  compile: (value) => (operand) => not3(holds(operand, value)),
  compare: (operand, value) => not3(holds(operand, value)),
  reference: (operand, value) => Array.isArray(operand) && operand.indexOf(value) === -1,
});
