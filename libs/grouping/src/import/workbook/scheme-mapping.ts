import { CaseloomError, issue } from '@caseloom/core';
import { z } from 'zod';
import { FIELDS, ROLE_IDS, ROLES } from './roles.ts';
import type { Field } from './roles.ts';

const fieldSchema = z.enum(FIELDS as readonly [Field, ...Field[]]);

const sheetUseSchema = z
  .strictObject({
    role: z.enum(ROLE_IDS).describe('What the sheet holds'),
    sheet: z.string().min(1),
    headerRow: z.int().min(1).describe('First row of the header, counted from 1'),
    headerRows: z.int().min(1).max(5).default(1).describe('Rows of the header'),
    columns: z
      .partialRecord(fieldSchema, z.string().min(1))
      .describe(
        'Column of each field: the text of its header (`编码#2`: the second of that text), or `=C` for a column by letter',
      ),
    fixed: z
      .partialRecord(fieldSchema, z.string().min(1))
      .optional()
      .describe('What every row of the sheet has in a field, as when each table has a sheet of its own'),
    separators: z.string().optional().describe('Characters between several codes in one cell; \\n for line breaks'),
    fillDown: z.boolean().optional().describe('An empty cell of an MDC, list or table column repeats the one above'),
  })
  .superRefine((use, context) => {
    const known: readonly string[] = [...ROLES[use.role].required, ...ROLES[use.role].optional];
    for (const field of ROLES[use.role].required)
      if (use.columns[field] === undefined && use.fixed?.[field] === undefined)
        context.addIssue({
          code: 'custom',
          path: ['columns', field],
          message: `${use.role} needs the column ${field}`,
        });
    for (const field of [...Object.keys(use.columns), ...Object.keys(use.fixed ?? {})])
      if (!known.includes(field))
        context.addIssue({ code: 'custom', path: ['columns', field], message: `${use.role} has no column ${field}` });
  });

/** Where a workbook holds what, as a person can edit it and as it is remembered for the next workbook of the same bureau. */
export const schemeMappingSchema = z.strictObject({
  format: z.literal('scheme-mapping/1'),
  uses: z.array(sheetUseSchema),
  unused: z
    .array(z.strictObject({ sheet: z.string(), reason: z.string() }))
    .default([])
    .describe('Sheets that are left out on purpose'),
  procedureLists: z
    .enum(['any', 'principal'])
    .default('any')
    .describe('Of workbooks without rules: whether any procedure counts or the principal one alone'),
});

export type SheetUse = z.infer<typeof sheetUseSchema>;
export type SchemeMapping = z.infer<typeof schemeMappingSchema>;

/**
 * A mapping as it is kept or sent.
 * @param place what the text is called in complaints
 * @throws CaseloomError SCHEME_MAPPING_INVALID at the place in the mapping
 */
export function readSchemeMapping(text: string, place: string): SchemeMapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CaseloomError([issue('SCHEME_MAPPING_INVALID', place, { problem: (error as Error).message })]);
  }
  const parsed = schemeMappingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new CaseloomError(
    parsed.error.issues.map((one) =>
      issue('SCHEME_MAPPING_INVALID', `${place}#${one.path.map(String).join('.')}`, { problem: one.message }),
    ),
  );
}
