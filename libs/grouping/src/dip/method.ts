import { z } from 'zod';
import { auxiliarySchema } from './auxiliary/index.ts';
import { averageSchema } from './average.ts';
import { recommendSchema } from './recommend.ts';
import { conservativeSchema } from './search/conservative.ts';
import { fallbackSchema } from './search/fallback.ts';
import { choiceSchema } from './steps/index.ts';

/**
 * The method of a DIP scheme as data: which table is searched how, and which candidate wins. The vocabulary is the published one
 * (docs/spec/grouping.md, part DIP), so that a scheme's own file is taken over word by word. An option or a value that is not in it
 * is an error of the schema, with its address.
 */
export const dipMethodSchema = z.strictObject({
  code_conversion: z.boolean().describe('Translate diagnoses and procedures with `code_map` before anything else'),
  dx_key_length: z.number().int().min(1).max(20),
  procedure_expression: z.strictObject({
    and: z.string().length(1),
    or: z.string().length(1).nullable(),
    prefix_if_shorter_than: z
      .number()
      .int()
      .nullable()
      .describe('A code of fewer characters stands for every code that starts with it'),
    count: z.enum(['with_repeats', 'distinct']).describe('Whether repeated procedures of a stay count'),
  }),
  type_rank: z.array(z.string()).min(1).describe('Kinds of procedures, lowest first'),
  type_as: z.record(z.string(), z.string()).describe('Kind reported instead of another, applied after ranking'),
  type_if_unknown: z.string(),
  conservative: conservativeSchema,
  comprehensive: z.strictObject({
    type_of: z.enum(['all_procedures', 'first_procedure']).describe('Procedures whose kind is the kind of the stay'),
    take: z.enum(['first', 'all']),
    exact_prefixes: z.array(z.number().int().min(1)),
    ranges: z.boolean(),
    rewrite_code: z.boolean().describe("A group found by range is reported with the stay's own category"),
    surgery_level: z
      .record(z.string(), z.number().int())
      .nullish()
      .describe('Level of the first procedure → surgery level of the row'),
    fallback: fallbackSchema,
  }),
  comprehensive_rows_in_basic: z.boolean(),
  supplement: auxiliarySchema,
  estimated_average: averageSchema.optional(),
  choose: z.array(choiceSchema).min(1),
  recommend: recommendSchema.optional(),
});

export type DipMethod = z.infer<typeof dipMethodSchema>;
