import { compilePattern } from '@caseloom/expression';
import { z } from 'zod';
import { defineOperator } from '../operator.ts';

const MAX_INPUT = 10_000;

/** The text matches the pattern somewhere (RE2 syntax, linear time; anchor with ^ and $). Flags i, s, m. */
export const matchesOperator = defineOperator({
  id: 'matches',
  title: { zh: '符合格式', en: 'matches' },
  operand: 'text',
  value: z.union([z.string().min(1), z.strictObject({ pattern: z.string().min(1), flags: z.string().optional() })]),
  compile: (value, context) => {
    const { pattern, flags } = typeof value === 'string' ? { pattern: value, flags: undefined } : value;
    try {
      const test = compilePattern(pattern, flags);
      return (operand, run) => {
        if (typeof operand !== 'string' || operand.length > MAX_INPUT) return undefined;
        run.budget.spend(1 + (operand.length >> 6));
        return test(operand);
      };
    } catch (error) {
      context.report(
        'RULE_PATTERN_INVALID',
        { pattern: pattern.slice(0, 80), reason: (error as Error).message },
        typeof value === 'string' ? '' : 'pattern',
      );
      return () => undefined;
    }
  },
});
