import { z } from 'zod';
import { defineOperator } from '../operator.ts';
import { isEmpty } from '../../values.ts';

/** Nothing is there: absent, null, a blank text, a list without items, a group in which everything is empty. `false` asks the opposite. Never unknown. */
export const isEmptyOperator = defineOperator({
  id: 'isEmpty',
  title: { zh: '为空', en: 'is empty' },
  operand: 'any',
  value: z.boolean(),
  answersMissing: true,
  compile: (value) => (operand) => isEmpty(operand) === value,
});
