import { Decimal, parseDecimal } from '@caseloom/core';
import { z } from 'zod';
import { decimalValue } from '../../condition-schema.ts';
import { sumOf } from '../../values.ts';
import { defineOperator } from '../operator.ts';
import { termSchema, termValues } from '../terms.ts';

/** The total differs from the sum of the terms by no more than the tolerance (0 where none is named). */
export const sumEqualsOperator = defineOperator({
  id: 'sumEquals',
  title: { zh: '等于各项之和', en: 'equals the sum of' },
  operand: 'number',
  value: z.strictObject({ of: z.array(termSchema).min(1), tolerance: decimalValue.optional() }),
  compile: ({ of, tolerance = 0 }, context) => {
    const values = termValues(of, context);
    const slack = new Decimal(tolerance);
    return (operand, run) => {
      const parts = values(run);
      const [total, sum] = [parseDecimal(operand), parts === undefined ? undefined : sumOf(parts)];
      return total === undefined || sum === undefined ? undefined : sum.minus(total).abs().lte(slack);
    };
  },
});
