import { z } from 'zod';
import { parseCodeRanges } from '../code-ranges.ts';
import { defineOperator } from '../operator.ts';

/** A disease or procedure code starts with a listed prefix or lies in a listed range. Source: domain brief §3.2. */
export const codeInOperator = defineOperator({
  id: 'codeIn',
  title: { zh: '编码属于范围', en: 'code is in' },
  operand: 'text',
  value: z.array(z.string().min(1)).min(1),
  compile: (entries, context) => {
    const parsed = parseCodeRanges(entries);
    if ('invalid' in parsed) {
      context.report('RULE_CODE_RANGE_INVALID', { range: entries[parsed.invalid]! }, `[${parsed.invalid}]`);
      return () => undefined;
    }
    const { ranges } = parsed;
    return (operand) => (typeof operand === 'string' ? ranges.has(operand) : undefined);
  },
});
