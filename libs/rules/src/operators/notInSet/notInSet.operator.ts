import { z } from 'zod';
import { unknownBecause } from '../../run.ts';
import { codeSetOf } from '../code-sets.ts';
import { defineOperator } from '../operator.ts';

/** The code is no member of a value set or code list of the pack; unknown where the pack lacks the set, or has only a sample that lacks the code. */
export const notInSetOperator = defineOperator({
  id: 'notInSet',
  title: { zh: '不属于值域', en: 'is not in the value set' },
  operand: 'scalar',
  value: z.string().min(1),
  compile: (name, context) => {
    const set = codeSetOf(name, context);
    return (operand, run) => {
      if (typeof operand !== 'string' && typeof operand !== 'number') return undefined;
      if (set === undefined) return unknownBecause(run, name, 'external');
      if (set.has(String(operand))) return false;
      return set.sample === true ? unknownBecause(run, name, 'external') : true;
    };
  },
});
