import type { LocalText } from '@caseloom/pack';
import { z } from 'zod';
import { minutesApart } from '../values.ts';
import { momentReader, momentSchema } from './moments.ts';
import { defineOperator, type Operator } from './operator.ts';

const value = z.union([
  momentSchema,
  z.strictObject({ than: momentSchema, unit: z.enum(['minute', 'day']).optional() }),
]);

/** `dateNotBefore` and `dateNotAfter`: by the minute, or by the day where the unit says so or either side has no time of day. */
export function dateOrderOperator(
  id: string,
  title: LocalText,
  holds: (minutes: number) => boolean,
): Operator<z.infer<typeof value>> {
  const compare = (operand: unknown, other: unknown, unit: 'minute' | 'day' = 'minute') => {
    const apart = minutesApart(operand, other, unit);
    return apart === undefined ? undefined : holds(apart);
  };
  return defineOperator({
    id,
    title,
    operand: 'date',
    value,
    compare: (operand, other) => compare(operand, other),
    compile: (given, context) => {
      const { than, unit } = typeof given === 'object' && 'than' in given ? given : { than: given, unit: undefined };
      const other = momentReader(than, context, 'than');
      return (operand, run) => compare(operand, other(run), unit);
    },
  });
}
