import { z } from 'zod';
import { isMissing } from '../../values.ts';
import { unknownBecause, type RuleRun } from '../../run.ts';
import { itemReads } from '../../fields.ts';
import { defineOperator } from '../operator.ts';

/** A FEEL expression over all facts (and `item` where there is one) is true. Null is unknown; the first missing field it reads is the reason. */
export const satisfiesOperator = defineOperator({
  id: 'satisfies',
  title: { zh: '满足表达式', en: 'satisfies the expression' },
  operand: 'any',
  value: z.string().min(1),
  answersMissing: true,
  compile: (text, context) => {
    const expression = context.expression(text, '');
    if (expression === undefined) return () => undefined;
    const reads = itemReads(expression.reads, context);
    return (_operand, run) => {
      const answer = expression.evaluate((name) => factOf(run, name), run.budget);
      if (typeof answer === 'boolean') return answer;
      const gap = reads.find((reader) => isMissing(reader.read(run)));
      return gap === undefined ? undefined : unknownBecause(run, gap.pathIn(run), 'missing');
    };
  },
});

function factOf(run: RuleRun, name: string): unknown {
  if (name === 'item') return run.item;
  return Object.hasOwn(run.facts, name) ? run.facts[name] : undefined;
}
