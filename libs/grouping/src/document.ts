import { localTextSchema as localText } from '@caseloom/pack';
import { z } from 'zod';
import { apgMethodSchema } from './apg/method.ts';
import { dipMethodSchema } from './dip/method.ts';

/** What a grouper answers for records that enter no group. */
const resultCodes = z.strictObject({
  mdc: z.string().describe('MDC reported, `0000` in the national scheme'),
  adrg: z.string().describe('ADRG reported, `00` in the national scheme'),
  drg: z.string().describe('DRG reported, `0000` in the national scheme'),
});

const head = {
  title: localText,
  region: z.string().optional().describe('Region as the source names it'),
  year: z.string().optional(),
  baseStandard: z.string().optional().describe('National standard the scheme was made from'),
  source: z.string().optional(),
  notes: z.array(z.string()).optional(),
  sample: z.boolean().optional().describe('Made up for demonstration; must not price real cases'),
};

export const drgDocumentSchema = z.strictObject({
  ...head,
  family: z.literal('drg'),
  ambiguousRule: z
    .string()
    .optional()
    .describe(
      'Absent or `none`, or the condition under which a record is ambiguous (QY); what counts are the rows of kind `ambiguous` in the ADRG table, the check compares both',
    ),
  retryWithSingleProcedures: z
    .boolean()
    .optional()
    .describe('When no MDC answers: try again with each later procedure alone'),
  intake: z
    .enum(['national', 'none'])
    .optional()
    .describe(
      'Absent or `national`: records without sex, age or newborn weight are invalid; `none`: every record is grouped',
    ),
  results: z.strictObject({ ungrouped: resultCodes, invalid: resultCodes }),
});

export const dipDocumentSchema = z.strictObject({ ...head, family: z.literal('dip'), method: dipMethodSchema });

export const apgDocumentSchema = z.strictObject({ ...head, family: z.literal('apg'), method: apgMethodSchema });

/** Head of `grouping/<scheme>.json`; the long parts are tables beside it (docs/spec/grouping.md). */
export const groupingDocumentSchema = z.discriminatedUnion('family', [
  drgDocumentSchema,
  dipDocumentSchema,
  apgDocumentSchema,
]);

export type ApgDocument = z.infer<typeof apgDocumentSchema>;
export type DrgDocument = z.infer<typeof drgDocumentSchema>;
export type DipDocument = z.infer<typeof dipDocumentSchema>;
export type GroupingDocument = z.infer<typeof groupingDocumentSchema>;
