import { z } from 'zod';
import type { ChoiceStep } from './step.ts';

const schema = z.strictObject({
  step: z.literal('highest_score'),
  tie: z.enum(['first', 'last']).describe('Which one of equal scores'),
  only_if_any_type: z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .describe('Only if some candidate has this kind (one of these kinds); else all are kept'),
});

/** Keeps the candidate with the highest score of its row; the auxiliary catalogue's score does not count here. */
export const highestScore: ChoiceStep<typeof schema> = {
  schema,
  compile({ tie, only_if_any_type: types }) {
    const wanted = types == null ? undefined : [types].flat();
    return {
      keep(list) {
        if (wanted !== undefined && !list.some((one) => wanted.includes(one.opType))) return list;
        let best = list[0]!;
        for (const one of list.slice(1)) {
          const order = one.row.score.comparedTo(best.row.score);
          if (order > 0 || (order === 0 && tie === 'last')) best = one;
        }
        return [best];
      },
      why: (dropped, _list, [best]) => ({
        code: 'GROUPING_DIP_LOWER_SCORE',
        args: { score: dropped.row.scoreText, best: best!.code, highest: best!.row.scoreText },
      }),
    };
  },
};
