import { z } from 'zod';
import { unknownBecause } from '../../run.ts';
import type { CodeTable } from '../../types.ts';
import { codeTableOf } from '../code-sets.ts';
import { defineOperator } from '../operator.ts';

/** The code stands in the table and no longer code of the table continues it; unknown where the table lacks the code. */
export const isLeafCodeOperator = defineOperator({
  id: 'isLeafCode',
  title: { zh: '编码为末级', en: 'code is a leaf' },
  operand: 'text',
  value: z.string().min(1),
  compile: (system, context) => {
    const table = codeTableOf(system, context, '');
    const inner = innerCodes(table);
    return (operand, run) => {
      if (typeof operand !== 'string') return undefined;
      if (inner.has(operand)) return false;
      if (table?.has(operand) === true) return true;
      return unknownBecause(run, system, 'external');
    };
  },
});

/** Categories and subcategories that a longer code continues: of `K80.100x001` these are K80 and K80.1. A local extension does not make its code an inner one. */
function innerCodes(table: CodeTable | undefined): ReadonlySet<string> {
  const inner = new Set<string>();
  for (const code of table?.rows?.keys() ?? []) {
    const dot = code.indexOf('.');
    if (dot > 0) inner.add(code.slice(0, dot));
    if (dot > 0 && code.length > dot + 2) inner.add(code.slice(0, dot + 2));
  }
  return inner;
}
