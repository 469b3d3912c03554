import { z } from 'zod';
import { unknownBecause } from '../../run.ts';
import { isMissing } from '../../values.ts';
import { codeTableOf } from '../code-sets.ts';
import { defineOperator } from '../operator.ts';
import { similarity } from '../similarity.ts';

const MAX_NAME = 500;
const value = z.strictObject({ system: z.string().min(1), minSimilarity: z.number().min(0).max(1) });

/** The name beside a code is much like the table's name of that code (or contains it); unknown where either is missing or the table lacks the code. */
export const nameMatchesOperator = defineOperator({
  id: 'nameMatches',
  title: { zh: '编码与名称相符', en: 'name agrees with the code' },
  operand: 'group',
  value,
  compile: ({ system, minSimilarity }, context) => {
    const table = codeTableOf(system, context, 'system');
    const [codeOf, nameOf] = [context.member('code', false, ''), context.member('name', false, '')];
    return (operand, run) => {
      const [code, name] = [codeOf?.(operand), nameOf?.(operand)];
      if (
        isMissing(code) ||
        isMissing(name) ||
        typeof code !== 'string' ||
        typeof name !== 'string' ||
        name.length > MAX_NAME
      )
        return undefined;
      const known = table?.get(code)?.['zh'];
      if (known === undefined || known === '') return unknownBecause(run, system, 'external');
      return name.includes(known) || known.includes(name) || similarity(name, known) >= minSimilarity;
    };
  },
});
