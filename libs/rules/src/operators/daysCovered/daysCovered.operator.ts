import { dayNumber } from '@caseloom/core';
import { z } from 'zod';
import { conditionSchema, factReference, type FactReference } from '../../condition-schema.ts';
import { unknownBecause, type RuleRun } from '../../run.ts';
import { isMissing } from '../../values.ts';
import { defineOperator } from '../operator.ts';
import { testItem } from '../quantifiers.ts';

const value = z
  .strictObject({
    begin: z.string().min(1),
    end: z.string().min(1),
    conditions: conditionSchema.optional(),
    min: z.int().min(0).optional(),
    max: z.int().min(0).optional(),
    equals: factReference.optional(),
    tolerance: z.int().min(0).optional(),
  })
  .refine((one) => (one.min ?? one.max ?? one.equals) !== undefined, 'min, max or equals')
  .refine((one) => one.equals === undefined || (one.min ?? one.max) === undefined, 'equals without min and max');

/** First and last day, as day numbers. */
type Period = readonly [number, number];

/**
 * The calendar days that the periods of the items (that meet the condition) cover together are at least `min` and at most `max`, or differ from the number
 * in another field by no more than the tolerance (0 where none is named): a day with two orders counts once, the days of beginning and end count. A period without an end lasts until discharge, or until the as-of date of a stay that is not over.
 * Items without a beginning, or of which the condition cannot be said, may count or not.
 */
export const daysCoveredOperator = defineOperator({
  id: 'daysCovered',
  title: { zh: '覆盖天数', en: 'days covered' },
  operand: 'list',
  value,
  compile: ({ begin, end, conditions, equals, tolerance = 0, ...fixed }, context) => {
    const condition = conditions === undefined ? undefined : context.itemCondition(conditions, 'conditions');
    const [beginOf, endOf] = [context.member(begin, true, 'begin'), context.member(end, true, 'end')];
    const wanted = equals === undefined ? undefined : context.field(equals as FactReference, 'equals');
    const discharged = context.field({ fact: 'stay', path: 'dischargeAt' }, '');
    const lastDay = (run: RuleRun): unknown => {
      const found = discharged.read(run);
      return isMissing(found) ? run.asOf : found;
    };
    return (operand, run) => {
      if (!Array.isArray(operand)) return undefined;
      const number = wanted === undefined ? undefined : wanted.read(run);
      if (wanted !== undefined && typeof number !== 'number')
        return unknownBecause(run, wanted.pathIn(run), isMissing(number) ? 'missing' : 'type');
      const [min, max] =
        number === undefined
          ? [fixed.min ?? 0, fixed.max ?? Number.POSITIVE_INFINITY]
          : [(number as number) - tolerance, (number as number) + tolerance];
      const former = run.missing;
      const [sure, possible]: [Period[], Period[]] = [[], []];
      let open = false;
      for (const [index, item] of operand.entries()) {
        const meets = condition === undefined || testItem(condition, item, context.operand.pathIn(run), index, run);
        if (meets === false) continue;
        const ended = endOf?.(item);
        const period = periodOf(beginOf?.(item), isMissing(ended) ? lastDay(run) : ended);
        if (period === undefined) {
          open = true;
          unknownBecause(run, `${context.operand.pathIn(run)}[${index}]`, 'missing');
        } else (meets === true ? sure : possible).push(period);
      }
      const least = daysOf(sure);
      const most = open ? Number.POSITIVE_INFINITY : daysOf([...sure, ...possible]);
      const certain = least >= min && most <= max ? true : most < min || least > max ? false : undefined;
      if (certain !== undefined) run.missing = former;
      return certain;
    };
  },
});

function periodOf(begin: unknown, end: unknown): Period | undefined {
  if (typeof begin !== 'string' || typeof end !== 'string') return undefined;
  const [from, to] = [dayNumber(begin), dayNumber(end)];
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** Days in the union of the periods; one that ends before it begins has none. */
function daysOf(periods: readonly Period[]): number {
  let [days, reached] = [0, Number.NEGATIVE_INFINITY];
  for (const [from, to] of [...periods].sort(([a], [b]) => a - b)) {
    days += Math.max(0, to - Math.max(from, reached + 1) + 1);
    reached = Math.max(reached, to);
  }
  return days;
}
