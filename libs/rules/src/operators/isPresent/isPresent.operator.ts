import { z } from 'zod';
import { defineOperator } from '../operator.ts';
import { isEmpty } from '../../values.ts';

/** Something is there: the opposite of `isEmpty`. Never unknown. */
export const isPresentOperator = defineOperator({
  id: 'isPresent',
  title: { zh: '已填写', en: 'is present' },
  operand: 'any',
  value: z.boolean(),
  answersMissing: true,
  compile: (value) => (operand) => isEmpty(operand) !== value,
});
