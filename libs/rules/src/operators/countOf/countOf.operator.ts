import { z } from 'zod';
import { conditionSchema } from '../../condition-schema.ts';
import { defineOperator } from '../operator.ts';
import { testItem } from '../quantifiers.ts';

const value = z
  .strictObject({
    conditions: conditionSchema.optional(),
    min: z.int().min(0).optional(),
    max: z.int().min(0).optional(),
  })
  .refine((one) => one.min !== undefined || one.max !== undefined, 'min or max');

/** The number of items (that meet the condition) is at least `min` and at most `max`. Items of which it cannot be said may count or not. */
export const countOfOperator = defineOperator({
  id: 'countOf',
  title: { zh: '满足条件的项数', en: 'number of items with' },
  operand: 'list',
  value,
  compile: ({ conditions, min = 0, max = Number.POSITIVE_INFINITY }, context) => {
    const condition = conditions === undefined ? undefined : context.itemCondition(conditions, 'conditions');
    if (condition !== undefined) context.items({ condition, decisive: true });
    return (operand, run) => {
      if (!Array.isArray(operand)) return undefined;
      const former = run.missing;
      let [sure, possible] = [0, 0];
      for (const [index, item] of operand.entries()) {
        const truth =
          condition === undefined ? true : testItem(condition, item, context.operand.pathIn(run), index, run);
        if (truth === true) sure++;
        if (truth !== false) possible++;
      }
      const certain = sure >= min && possible <= max ? true : possible < min || sure > max ? false : undefined;
      if (certain !== undefined) run.missing = former;
      return certain;
    };
  },
});
