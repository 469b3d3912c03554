import { formatDecimal } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import { z } from 'zod';
import type { Candidate } from '../candidate.ts';
import type { ChoiceContext, ChoiceStep } from './step.ts';

const schema = z.strictObject({
  step: z.literal('closest_fee'),
  tie: z.enum(['first', 'last']).optional().describe('At equal distance; default: last'),
});

/** Keeps the candidate whose estimated average is closest to the fee. */
export const closestFee: ChoiceStep<typeof schema> = {
  schema,
  compile: ({ tie = 'last' }) => ({
    keep(list, context) {
      if (list.length === 1) return list;
      let best = list[0]!;
      let shortest = distance(best, context);
      for (const one of list.slice(1)) {
        const its = distance(one, context);
        if (!(tie === 'last' ? its.lessThanOrEqualTo(shortest) : its.lessThan(shortest))) continue;
        best = one;
        shortest = its;
      }
      return [best];
    },
    why: (dropped, _list, [best], context) => ({
      code: 'GROUPING_DIP_FARTHER_FROM_FEE',
      args: {
        average: formatDecimal(context.average(dropped)),
        distance: formatDecimal(distance(dropped, context)),
        best: best!.code,
        shortest: formatDecimal(distance(best!, context)),
        fee: formatDecimal(context.fee()),
      },
    }),
  }),
};

function distance(candidate: Candidate, { average, fee }: ChoiceContext): Decimal {
  return average(candidate).minus(fee()).abs();
}
