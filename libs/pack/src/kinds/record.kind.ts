import { issue, type Issue } from '@caseloom/core';
import { localTextSchema } from '../format/manifest.ts';
import { suggestion } from '../text/near.ts';
import type { Artifact, ArtifactKind } from '../types.ts';
import { z } from '../zod.ts';

const fieldSchema = z.strictObject({
  /** Canonical path; `[]` stands for a repeated group: `ext.nursingScore`, `op[].robotAssisted`. */
  path: z.string().regex(/^[A-Za-z][A-Za-z0-9]*(\[\])?(\.[A-Za-z][A-Za-z0-9]*(\[\])?)+$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  type: z.enum(['string', 'code', 'integer', 'decimal', 'date', 'datetime', 'duration', 'icd10', 'icd9cm3', 'boolean']),
  section: z.string().optional(),
  maxLength: z.number().int().positive().optional(),
  /** Artifact of kind `codes` that lists the allowed codes. */
  valueSet: z.string().optional(),
  unit: z.string().optional(),
  document: z.enum(['frontPage', 'settlementList', 'charges']),
  /** Names a person: kept out of logs, URLs and exports for consultants. Absent counts as true: a new field is private until said otherwise. */
  identifying: z.boolean().optional(),
  note: z.string().optional(),
});
const recordSchema = z.strictObject({ title: localTextSchema, fields: z.array(fieldSchema) });

export type RecordFieldsValue = z.infer<typeof recordSchema>;

/** Fields a region or hospital adds to the case record. */
export const recordKind: ArtifactKind<RecordFieldsValue> = {
  kind: 'record',
  title: { zh: '附加字段', en: 'Additional fields' },
  schema: recordSchema,
  families: [{ path: 'fields', key: 'path', ordered: true }],
  cosmetic: ['note'],
  tables: {},
  check: (artifact: Artifact<RecordFieldsValue>, context): Issue[] => {
    const sets = context.artifacts('codes').map((one) => one.id);
    return artifact.value.fields.flatMap(({ valueSet }, index) =>
      valueSet === undefined || sets.includes(valueSet)
        ? []
        : [
            issue('PACK_VALUE_SET_UNKNOWN', `fields[${index}].valueSet`, {
              valueSet,
              known: suggestion(valueSet, sets) || '–',
            }),
          ],
    );
  },
};
