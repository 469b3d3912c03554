import { not3 } from '@caseloom/core';
import { defineOperator } from '../operator.ts';
import { indexIn } from '../primitive.ts';
import { inOperator, isAnyOf } from '../in/in.operator.ts';

/** The present scalar is none of the listed values. */
export const notInOperator = defineOperator({
  id: 'notIn',
  title: { zh: '不属于列表', en: 'is none of' },
  operand: 'scalar',
  value: inOperator.value,
  compile: (values, context) => {
    const isIn = inOperator.compile(values, context);
    return (operand, run) => not3(isIn(operand, run));
  },
  compare: (operand, values) => not3(isAnyOf(operand, values)),
  reference: (operand, values) => indexIn(values, operand) === -1,
  firesOnMissing: true,
});
