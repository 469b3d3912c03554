import { z } from 'zod';
import { isMissing } from '../../values.ts';
import { defineOperator } from '../operator.ts';

const value = z.strictObject({ by: z.array(z.string().min(1)).min(1), day: z.array(z.string().min(1)).optional() });

/** No two items of the list have the same values in the named fields; items in which one is missing are not compared. Fields under `day` compare by their date. */
export const uniqueByOperator = defineOperator({
  id: 'uniqueBy',
  title: { zh: '不重复', en: 'are unique by' },
  operand: 'list',
  value,
  compile: ({ by, day = [] }, context) => {
    const members = by.map((path, index) => ({
      read: context.member(path, true, `by[${index}]`),
      asDay: day.includes(path),
    }));
    return (operand, run) => {
      if (!Array.isArray(operand)) return undefined;
      run.budget.spend(operand.length);
      const seen = new Set<string>();
      for (const item of operand) {
        const values = members.map(({ read, asDay }) => {
          const found = read?.(item);
          return asDay && typeof found === 'string' ? found.slice(0, 10) : found;
        });
        if (values.some(isMissing)) continue;
        const key = JSON.stringify(values);
        if (seen.has(key)) return false;
        seen.add(key);
      }
      return true;
    };
  },
});
