import { z } from 'zod';
import { decimalValue } from '../../condition-schema.ts';
import { compareNumbers } from '../../values.ts';
import { defineOperator } from '../operator.ts';

/** The number lies between the two, bounds included. */
export const betweenOperator = defineOperator({
  id: 'between',
  title: { zh: '介于', en: 'is between' },
  operand: 'number',
  value: z.tuple([decimalValue, decimalValue]),
  compile:
    ([low, high]) =>
    (operand) => {
      const [above, below] = [compareNumbers(operand, low), compareNumbers(operand, high)];
      return above === undefined || below === undefined ? undefined : above >= 0 && below <= 0;
    },
});
