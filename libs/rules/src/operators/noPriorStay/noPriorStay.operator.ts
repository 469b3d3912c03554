import { daysBetween } from '@caseloom/core';
import { z } from 'zod';
import { parseSteps, valueAt } from '../../path.ts';
import { unknownBecause } from '../../run.ts';
import { isMissing } from '../../values.ts';
import { defineOperator } from '../operator.ts';

const value = z.strictObject({ days: z.int().min(0), same: z.string().min(1), characters: z.int().min(1).optional() });
const DISCHARGE = ['stay', 'dischargeAt'];

/**
 * None of the person's earlier stays ended within so many days before this admission with the same value of a field (its first characters).
 * A stay that did decides; unknown when the history was not given, or this admission or field is missing.
 */
export const noPriorStayOperator = defineOperator({
  id: 'noPriorStay',
  title: { zh: '近期无同类住院', en: 'has no recent stay for the same' },
  operand: 'list',
  value,
  compile: ({ days, same, characters }, context) => {
    const steps = parseSteps(same);
    if (steps === undefined || typeof steps[0] !== 'string') {
      context.report('RULE_PATH_INVALID', { path: same }, 'same');
      return () => undefined;
    }
    const [fact, ...rest] = steps;
    const admitted = context.field({ fact: 'stay', path: 'admitAt' }, '');
    const own = context.field({ fact, path: rest.join('.') }, 'same');
    const key = (found: unknown): unknown =>
      typeof found === 'string' && characters !== undefined ? found.slice(0, characters) : found;
    return (operand, run) => {
      if (!Array.isArray(operand)) return undefined;
      const [at, mine] = [admitted.read(run), own.read(run)];
      for (const [reader, found] of [
        [admitted, at],
        [own, mine],
      ] as const)
        if (isMissing(found)) return unknownBecause(run, reader.pathIn(run), 'missing');
      run.budget.spend(operand.length);
      return !operand.some((stay) => {
        const ended = valueAt(stay, DISCHARGE);
        const apart = typeof ended === 'string' ? daysBetween(ended, String(at)) : undefined;
        return apart !== undefined && apart >= 0 && apart <= days && key(valueAt(stay, steps)) === key(mine);
      });
    };
  },
});
