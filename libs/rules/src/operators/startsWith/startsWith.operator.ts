import { z } from 'zod';
import { defineOperator } from '../operator.ts';

/** The text starts with the prefix, or with one of the prefixes. */
export const startsWithOperator = defineOperator({
  id: 'startsWith',
  title: { zh: '开头是', en: 'starts with' },
  operand: 'text',
  value: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  compile: (value) => {
    const prefixes = typeof value === 'string' ? [value] : value;
    return (operand) =>
      typeof operand === 'string' ? prefixes.some((prefix) => operand.startsWith(prefix)) : undefined;
  },
});
