import { parseDecimal, type Decimal } from '@caseloom/core';
import { z } from 'zod';
import { conditionSchema, decimalValue } from '../../condition-schema.ts';
import { unknownBecause } from '../../run.ts';
import { momentOf } from '../../values.ts';
import { defineOperator } from '../operator.ts';
import { testItem } from '../quantifiers.ts';

const value = z.strictObject({
  value: z.string().min(1),
  at: z.string().min(1),
  factor: decimalValue,
  days: z.int().min(1),
  conditions: conditionSchema.optional(),
});

interface Reading {
  readonly amount: Decimal;
  readonly minutes: number;
}

/**
 * Among the items (that meet the condition) one is at least `factor` times an earlier one of at most so many days before. A rise that is found decides;
 * without one, an item that lacks its amount or time, or of which the condition cannot be said, leaves it open.
 * @source KDIGO Clinical Practice Guideline for Acute Kidney Injury, 2012, section 2.1: creatinine 1.5 times baseline within 7 days
 */
export const risesOperator = defineOperator({
  id: 'rises',
  title: { zh: '在期限内升高', en: 'rises within days' },
  operand: 'list',
  value,
  compile: ({ value: amountPath, at: timePath, factor, days, conditions }, context) => {
    const condition = conditions === undefined ? undefined : context.itemCondition(conditions, 'conditions');
    const [amountOf, timeOf] = [context.member(amountPath, true, 'value'), context.member(timePath, true, 'at')];
    return (operand, run) => {
      if (!Array.isArray(operand)) return undefined;
      const former = run.missing;
      const readings: Reading[] = [];
      let open = false;
      for (const [index, item] of operand.entries()) {
        const meets = condition === undefined || testItem(condition, item, context.operand.pathIn(run), index, run);
        if (meets === false) continue;
        const amount = parseDecimal(amountOf?.(item));
        const minutes = momentOf(timeOf?.(item))?.minutes;
        if (meets === undefined || amount === undefined || minutes === undefined) {
          open = true;
          if (meets === true) unknownBecause(run, `${context.operand.pathIn(run)}[${index}]`, 'missing');
        } else readings.push({ amount, minutes });
      }
      readings.sort((a, b) => a.minutes - b.minutes);
      const found = readings.some((later, index) => {
        for (let before = index - 1; before >= 0; before--) {
          run.budget.spend(1);
          const earlier = readings[before]!;
          if (later.minutes - earlier.minutes > days * 1440) return false;
          if (later.minutes > earlier.minutes && later.amount.gte(earlier.amount.times(factor))) return true;
        }
        return false;
      });
      if (found || !open) run.missing = former;
      return found ? true : open ? undefined : false;
    };
  },
});
