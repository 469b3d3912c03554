import { z } from 'zod';
import { defineOperator } from '../operator.ts';
import { isEmpty } from '../../values.ts';

/** Of the named members of the group all are there or none is. Never unknown. */
export const bothOrNeitherOperator = defineOperator({
  id: 'bothOrNeither',
  title: { zh: '成对填写', en: 'has all of or none of' },
  operand: 'group',
  value: z.array(z.string().min(1)).min(2),
  answersMissing: true,
  compile: (paths, context) => {
    const members = paths.map((path, index) => context.member(path, false, `[${index}]`));
    return (operand) => new Set(members.map((member) => isEmpty(member?.(operand)))).size === 1;
  },
});
