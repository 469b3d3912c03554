import { z } from 'zod';
import type { Candidate } from '../candidate.ts';
import { CATALOGUE_WORDS } from '../catalogues.ts';
import type { ChoiceContext, ChoiceStep } from './step.ts';

/** Conditions under which an entry of the order counts. */
const CONDITIONS = {
  /** Also when there is no core or basic candidate at all. */
  every_core_and_basic_candidate_leaves_surgery_unmatched: (list, { stay, kinds }) =>
    list
      .filter(({ row }) => row.catalogue === '核心' || row.catalogue === '基层')
      .every((one) => kinds.ofRest(stay.known, one.matched) === kinds.surgery),
} as const satisfies Record<string, (list: readonly Candidate[], context: ChoiceContext) => boolean>;

const entrySchema = z.strictObject({
  catalogue: z.enum(CATALOGUE_WORDS),
  op_type: z.string().nullish().describe('Absent: every kind'),
  if: z.enum(Object.keys(CONDITIONS) as [keyof typeof CONDITIONS]).nullish(),
});

const schema = z.strictObject({
  step: z.literal('type_order'),
  first: z
    .union([entrySchema, z.array(entrySchema)])
    .nullish()
    .describe('Entries tried before the order'),
  order: z.array(entrySchema),
});

type Entry = z.infer<typeof entrySchema>;

/** Keeps the candidates of the first (catalogue, kind) of the order that has any; none of them: nothing is left. */
export const typeOrder: ChoiceStep<typeof schema> = {
  schema,
  compile({ first, order }) {
    const entries = [...(first == null ? [] : [first].flat()), ...order];
    return {
      keep(list, context) {
        const entry = entries.find(
          (one) =>
            list.some((candidate) => meets(candidate, one)) && (one.if == null || CONDITIONS[one.if](list, context)),
        );
        return entry === undefined ? [] : list.filter((candidate) => meets(candidate, entry));
      },
      why: (dropped, _list, [winner]) => ({
        code: winner === undefined ? 'GROUPING_DIP_NOT_IN_ORDER' : 'GROUPING_DIP_LATER_IN_ORDER',
        args: {
          catalogue: dropped.row.catalogue,
          kind: dropped.opType,
          ...(winner === undefined ? {} : { before: `${winner.row.catalogue} ${winner.opType}` }),
        },
      }),
    };
  },
};

function meets(candidate: Candidate, { catalogue, op_type: kind }: Entry): boolean {
  return candidate.row.catalogue === catalogue && (kind == null || candidate.opType === kind);
}
