import { parseDecimal } from '@caseloom/core';
import type { LocalText } from '@caseloom/pack';
import { z } from 'zod';
import { decimalValue, factReference } from '../condition-schema.ts';
import type { CompileContext } from '../run.ts';
import { minutesApart } from '../values.ts';
import { momentReader } from './moments.ts';
import { defineOperator, type Operator } from './operator.ts';

const parameter = z.strictObject({ parameter: z.string().min(1), default: decimalValue.optional() });
const value = z.strictObject({ after: factReference, limit: z.union([decimalValue, parameter]) });

/** `withinHours` and `withinDays`: not later than that long after another date. Days are counted from date to date, hours by the minute. */
export function limitOperator(
  id: string,
  title: LocalText,
  unit: 'minute' | 'day',
  minutes: number,
): Operator<z.infer<typeof value>> {
  return defineOperator({
    id,
    title,
    operand: 'date',
    value,
    compile: ({ after, limit }, context) => {
      const start = momentReader(after, context, 'after');
      const most = limitOf(limit, context);
      return (operand, run) => {
        const apart = minutesApart(operand, start(run), unit);
        return apart === undefined || most === undefined ? undefined : apart <= most * minutes;
      };
    },
  });
}

/** A number, or a parameter of the pack (text `limit.parameter` in the tables) with a default. Reports RULE_PARAMETER_UNKNOWN. */
function limitOf(limit: z.infer<typeof value>['limit'], context: CompileContext): number | undefined {
  const given = typeof limit === 'object' ? (context.environment.parameter(limit.parameter) ?? limit.default) : limit;
  const number = parseDecimal(given)?.toNumber();
  if (number === undefined)
    context.report(
      'RULE_PARAMETER_UNKNOWN',
      { parameter: typeof limit === 'object' ? limit.parameter : String(limit) },
      'limit',
    );
  return number;
}
