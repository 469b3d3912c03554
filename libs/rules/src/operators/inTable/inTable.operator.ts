import { z } from 'zod';
import { unknownBecause } from '../../run.ts';
import { codeTableOf } from '../code-sets.ts';
import { defineOperator } from '../operator.ts';

/** The code stands in the pack's table of that system; unknown where there is no table, or only a sample that lacks the code. */
export const inTableOperator = defineOperator({
  id: 'inTable',
  title: { zh: '在代码表中', en: 'is in the code table' },
  operand: 'text',
  value: z.string().min(1),
  compile: (system, context) => {
    const table = codeTableOf(system, context, '');
    return (operand, run) => {
      if (typeof operand !== 'string') return undefined;
      if (table?.has(operand) === true) return true;
      return table === undefined || table.sample === true ? unknownBecause(run, system, 'external') : false;
    };
  },
});
