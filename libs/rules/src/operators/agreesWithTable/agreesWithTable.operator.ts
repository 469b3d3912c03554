import { z } from 'zod';
import { unknownBecause } from '../../run.ts';
import { equalScalars, isMissing } from '../../values.ts';
import { codeTableOf } from '../code-sets.ts';
import { defineOperator } from '../operator.ts';

const value = z.strictObject({ system: z.string().min(1), attribute: z.string().min(1), field: z.string().min(1) });

/** A field beside a code has the value that the code table gives the code; unknown where the table gives none. */
export const agreesWithTableOperator = defineOperator({
  id: 'agreesWithTable',
  title: { zh: '与代码表一致', en: 'agrees with the code table' },
  operand: 'group',
  value,
  compile: ({ system, attribute, field }, context) => {
    const table = codeTableOf(system, context, 'system');
    const [codeOf, fieldOf] = [context.member('code', false, ''), context.member(field, false, 'field')];
    return (operand, run) => {
      const [code, found] = [codeOf?.(operand), fieldOf?.(operand)];
      if (typeof code !== 'string' || isMissing(code) || isMissing(found)) return undefined;
      const known = table?.get(code)?.[attribute];
      if (known === undefined || known === '') return unknownBecause(run, `${system}.${attribute}`, 'external');
      return equalScalars(found, known);
    };
  },
});
