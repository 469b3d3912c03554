import { and3, not3, or3, type Truth } from '@caseloom/core';
import type { LocalText } from '@caseloom/pack';
import { z } from 'zod';
import { conditionSchema } from '../condition-schema.ts';
import { itemPath } from '../path.ts';
import { withItem, type CompiledCondition, type RuleRun } from '../run.ts';
import { defineOperator, type Operator } from './operator.ts';

export const itemConditions = z.strictObject({ conditions: conditionSchema });

/** `some`, `every`, `none`: a condition over the items of a list, three-valued. Inside, fact `item` is the item. */
export function quantifierOperator(
  id: string,
  title: LocalText,
  join: 'some' | 'every' | 'none',
): Operator<z.infer<typeof itemConditions>> {
  const decisive = join !== 'every';
  return defineOperator({
    id,
    title,
    operand: 'list',
    value: itemConditions,
    compile: ({ conditions }, context) => {
      const condition = context.itemCondition(conditions, 'conditions');
      context.items({ condition, decisive });
      return (operand, run) => {
        if (!Array.isArray(operand)) return undefined;
        const former = run.missing;
        const truths: Truth[] = [];
        const path = context.operand.pathIn(run);
        for (const [index, item] of operand.entries()) {
          const truth = testItem(condition, item, path, index, run);
          truths.push(truth);
          if (truth === decisive) break;
        }
        const answer = join === 'every' ? and3(truths) : join === 'some' ? or3(truths) : not3(or3(truths));
        if (answer !== undefined) run.missing = former;
        return answer;
      };
    },
  });
}

export function testItem(
  condition: CompiledCondition,
  item: unknown,
  path: string,
  index: number,
  run: RuleRun,
): Truth {
  run.budget.spend(1);
  return withItem(run, item, itemPath(path, index), () => condition.test(run));
}
