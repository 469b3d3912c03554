import { z } from 'zod';

const range = z.tuple([z.number().int().nullable(), z.number().int().nullable()]);

/** Condition of one auxiliary level; everything that is given must hold. Bounds are inclusive, null is open. */
const auxiliaryCondition = z.strictObject({
  age_years: range.optional().describe('Completed years at admission'),
  age_days: range.optional().describe('Days of age at admission'),
  stay_days: range.optional().describe('Days from admission to discharge'),
  complication: z
    .enum(['cc', 'mcc'])
    .optional()
    .describe('Some other diagnosis is a CC / MCC for this principal diagnosis'),
  discharge: z.string().optional().describe('Code of the discharge disposition, 5 = died'),
  main_dx: z.array(z.string()).optional().describe('Principal diagnosis is one of these full codes'),
  never: z.boolean().optional().describe('Declared, but never met'),
});

const choiceStep = z.union([
  z.strictObject({
    pool: z.array(z.string()).describe('Catalogues whose candidates join the working list, in this order'),
  }),
  z.strictObject({
    step: z.literal('match_quantity'),
    mode: z.enum(['most_joins_then_most_matched', 'nothing_left_over_first']),
  }),
  z.strictObject({ step: z.literal('closest_fee') }),
  z.strictObject({
    step: z.literal('highest_score'),
    tie: z.enum(['first', 'last']),
    only_if_any_type: z.string().nullish(),
  }),
  z.looseObject({ step: z.literal('prefer_full_code') }),
  z.looseObject({ step: z.literal('first_procedure_in_group_code') }),
  z.strictObject({
    step: z.literal('type_order'),
    first: z.unknown().optional(),
    order: z.array(z.looseObject({ catalogue: z.string(), op_type: z.string().nullish() })),
  }),
]);

/**
 * The method of a DIP scheme as data: which table is searched how, and which candidate wins. The vocabulary is the published one
 * (docs/spec/grouping.md, part DIP), so that a scheme's own file is taken over word by word. What the grouper does not do yet is
 * refused by name when the scheme is compiled, not here.
 */
export const dipMethodSchema = z.strictObject({
  code_conversion: z.boolean(),
  dx_key_length: z.number().int().min(1).max(20),
  procedure_expression: z.strictObject({
    and: z.string().length(1),
    or: z.string().length(1).nullable(),
    prefix_if_shorter_than: z.number().int().nullable(),
    count: z.enum(['with_repeats', 'distinct']),
  }),
  type_rank: z.array(z.string()).min(1).describe('Kinds of procedures, lowest first'),
  type_as: z.record(z.string(), z.string()).describe('Kind reported instead of another, applied after ranking'),
  type_if_unknown: z.string(),
  conservative: z
    .strictObject({
      when: z.enum(['highest_type_is_conservative', 'all_procedures_minor']),
      take: z.enum(['first', 'all']),
    })
    .catchall(z.unknown()),
  comprehensive: z.strictObject({
    type_of: z.enum(['all_procedures', 'first_procedure']),
    take: z.enum(['first', 'all']),
    exact_prefixes: z.array(z.number().int().min(1)),
    ranges: z.boolean(),
    rewrite_code: z.boolean(),
    surgery_level: z.unknown().nullable(),
    fallback: z.string().nullable(),
  }),
  comprehensive_rows_in_basic: z.boolean(),
  supplement: z.looseObject({
    kind: z.enum(['catalogue', 'severity_rows', 'none']),
    bands: z.record(z.string(), z.record(z.string(), auxiliaryCondition)).optional(),
    pick: z.string().optional(),
    complication_include_prefix: z.boolean().optional(),
  }),
  choose: z.array(choiceStep).min(1),
  recommend: z
    .looseObject({})
    .optional()
    .describe('Kept for the recommendation of other groups; grouping does not read it'),
});

export type DipMethod = z.infer<typeof dipMethodSchema>;
export type AuxiliaryCondition = z.infer<typeof auxiliaryCondition>;
export type DipChoiceStep = DipMethod['choose'][number];
export type DipPoolStep = { pool: string[] };

export function isPool(step: DipChoiceStep): step is DipPoolStep {
  return !('step' in step);
}
