import { z } from 'zod';
import { isEmpty } from '../../values.ts';
import { defineOperator } from '../operator.ts';

/** No empty item stands before a filled one. `false` asks the opposite. */
export const contiguousOperator = defineOperator({
  id: 'contiguous',
  title: { zh: '连续填写', en: 'has no gaps' },
  operand: 'list',
  value: z.boolean(),
  compile: (value) => (operand, run) => {
    if (!Array.isArray(operand)) return undefined;
    run.budget.spend(operand.length);
    const firstEmpty = operand.findIndex(isEmpty);
    const whole = firstEmpty === -1 || operand.slice(firstEmpty).every(isEmpty);
    return whole === value;
  },
});
