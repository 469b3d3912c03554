import { localTextSchema } from '../format/manifest.ts';
import type { ArtifactKind } from '../types.ts';
import { z } from '../zod.ts';

const reportSchema = z.strictObject({
  title: localTextSchema,
  /** One line of the report per … */
  rows: z.enum(['case', 'finding', 'unreadableRow', 'measure', 'department', 'physician']),
  format: z.enum(['xlsx', 'csv']),
  columns: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: localTextSchema,
        /** Path below the row's facts: `stay.dischargeDept`, `grouping.drg`, `finding.message`, `measure.CMI`. */
        path: z.string().min(1),
        decimals: z.number().int().min(0).max(8).optional(),
        widthCharacters: z.number().int().positive().max(200).optional(),
      }),
    )
    .min(1),
  sort: z.array(z.strictObject({ column: z.string().min(1), descending: z.boolean().optional() })).optional(),
});

export type ReportValue = z.infer<typeof reportSchema>;

/** Templates of tables that leave the house. */
export const reportsKind: ArtifactKind<ReportValue> = {
  kind: 'reports',
  title: { zh: '报表模板', en: 'Report templates' },
  schema: reportSchema,
  families: [{ path: 'columns', key: 'id', ordered: true }],
  cosmetic: ['widthCharacters'],
  tables: {},
};
