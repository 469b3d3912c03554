import { z } from 'zod';
import { defineOperator } from '../operator.ts';
import { isEmpty } from '../../values.ts';

/** At least one of the named members of the group is there. Never unknown. */
export const anyPresentOperator = defineOperator({
  id: 'anyPresent',
  title: { zh: '至少填写一项', en: 'has at least one of' },
  operand: 'group',
  value: z.array(z.string().min(1)).min(1),
  answersMissing: true,
  compile: (paths, context) => {
    const members = paths.map((path, index) => context.member(path, false, `[${index}]`));
    return (operand) => members.some((member) => !isEmpty(member?.(operand)));
  },
});
