import { z } from 'zod';
import { minutesApart } from '../../values.ts';
import { momentReader, momentSchema } from '../moments.ts';
import { defineOperator } from '../operator.ts';

const value = z.strictObject({
  from: momentSchema,
  to: momentSchema,
  unit: z.enum(['minute', 'day']).optional(),
  toleranceHours: z.number().min(0).optional(),
  toleranceSide: z.enum(['before', 'after', 'both']).optional(),
});

/** The date lies between the two, bounds included, with a tolerance in hours before the first, after the second, or at both ends (default). */
export const dateBetweenOperator = defineOperator({
  id: 'dateBetween',
  title: { zh: '时间介于', en: 'date is between' },
  operand: 'date',
  value,
  compile: ({ from, to, unit = 'minute', toleranceHours = 0, toleranceSide = 'both' }, context) => {
    const [first, last] = [momentReader(from, context, 'from'), momentReader(to, context, 'to')];
    const early = toleranceSide === 'after' ? 0 : toleranceHours * 60;
    const late = toleranceSide === 'before' ? 0 : toleranceHours * 60;
    return (operand, run) => {
      const [after, before] = [minutesApart(operand, first(run), unit), minutesApart(last(run), operand, unit)];
      if ((after !== undefined && after < -early) || (before !== undefined && before < -late)) return false;
      return after === undefined || before === undefined ? undefined : true;
    };
  },
});
