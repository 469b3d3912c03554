import { parseDecimal } from '@caseloom/core';
import { z } from 'zod';
import { sumOf } from '../../values.ts';
import { defineOperator } from '../operator.ts';
import { termSchema, termValues } from '../terms.ts';

/** The sum of the terms is at most this number. */
export const sumAtMostOperator = defineOperator({
  id: 'sumAtMost',
  title: { zh: '不小于各项之和', en: 'is at least the sum of' },
  operand: 'number',
  value: z.strictObject({ of: z.array(termSchema).min(1) }),
  compile: ({ of }, context) => {
    const values = termValues(of, context);
    return (operand, run) => {
      const parts = values(run);
      const [limit, sum] = [parseDecimal(operand), parts === undefined ? undefined : sumOf(parts)];
      return limit === undefined || sum === undefined ? undefined : sum.lte(limit);
    };
  },
});
