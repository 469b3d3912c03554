import { z } from 'zod';
import { unknownBecause } from '../../run.ts';
import { codeTableOf } from '../code-sets.ts';
import { defineOperator } from '../operator.ts';

const value = z.strictObject({
  system: z.string().min(1),
  attribute: z.string().min(1),
  oneOf: z.array(z.string()).min(1).optional(),
});

/**
 * The code table gives the code that attribute: one of the listed values, or any value. Unknown where the table lacks the code, or keeps
 * that attribute for no code at all.
 */
export const hasAttributeOperator = defineOperator({
  id: 'hasAttribute',
  title: { zh: '编码具有属性', en: 'code has the attribute' },
  operand: 'text',
  value,
  compile: ({ system, attribute, oneOf }, context) => {
    const table = codeTableOf(system, context, 'system');
    const kept = table?.rows === undefined || [...table.rows.values()].some((row) => (row[attribute] ?? '') !== '');
    return (operand, run) => {
      if (typeof operand !== 'string') return undefined;
      const row = kept ? table?.get(operand) : undefined;
      if (row === undefined) return unknownBecause(run, `${system}.${attribute}`, 'external');
      const found = Object.hasOwn(row, attribute) ? row[attribute]! : '';
      return oneOf === undefined ? found !== '' : oneOf.includes(found);
    };
  },
});
