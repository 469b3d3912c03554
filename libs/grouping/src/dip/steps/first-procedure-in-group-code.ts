import { z } from 'zod';
import type { ChoiceStep } from './step.ts';

const schema = z.strictObject({ step: z.literal('first_procedure_in_group_code') });

/** If the text of some group codes contains the stay's first procedure, keeps only those. A test of the text: `45.1300` is found in `45.1300x001`. */
export const firstProcedureInGroupCode: ChoiceStep<typeof schema> = {
  schema,
  compile: () => ({
    keep(list, { stay }) {
      const first = stay.procedures[0];
      if (first === undefined) return list;
      const kept = list.filter((one) => one.code.includes(first));
      return kept.length > 0 ? kept : list;
    },
    why: (_dropped, _list, _kept, { stay }) => ({
      code: 'GROUPING_DIP_WITHOUT_FIRST_PROCEDURE',
      args: { procedure: stay.procedures[0] ?? '' },
    }),
  }),
};
