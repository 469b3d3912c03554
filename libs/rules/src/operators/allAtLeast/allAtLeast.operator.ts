import { and3, type Truth } from '@caseloom/core';
import { z } from 'zod';
import { decimalValue } from '../../condition-schema.ts';
import { joinPaths } from '../../path.ts';
import { unknownBecause } from '../../run.ts';
import { compareNumbers, isMissing } from '../../values.ts';
import { defineOperator } from '../operator.ts';

/** Every named member of the group is at least that number; one below decides, otherwise a missing one is unknown. */
export const allAtLeastOperator = defineOperator({
  id: 'allAtLeast',
  title: { zh: '各项均不小于', en: 'all are at least' },
  operand: 'group',
  value: z.strictObject({ paths: z.array(z.string().min(1)).min(1), min: decimalValue }),
  compile: ({ paths, min }, context) => {
    const members = paths.map((path, index) => ({ path, read: context.member(path, false, `paths[${index}]`) }));
    return (operand, run) => {
      const below = (member: (typeof members)[number]): Truth => {
        const value = member.read?.(operand);
        if (isMissing(value)) {
          return unknownBecause(run, joinPaths(context.operand.pathIn(run), member.path), 'missing');
        }
        const order = compareNumbers(value, min);
        return order === undefined ? undefined : order >= 0;
      };
      return and3(members.map(below));
    };
  },
});
