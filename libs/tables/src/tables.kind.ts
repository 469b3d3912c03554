import { localTextSchema, type Artifact, type ArtifactKind } from '@caseloom/pack';
import { z } from 'zod';
import { compileTable } from './compile-table.ts';
import { ROWS_TABLE } from './rows.ts';
import { AGGREGATIONS, HIT_POLICIES, type DecisionTable } from './types.ts';

const typeName = z.string().min(1);
const values = z.array(z.string().min(1)).min(1);

const schema = z.strictObject({
  kind: z.literal('table').optional(),
  title: localTextSchema,
  name: z.string().min(1).optional(),
  missing: z.enum(['unknown', 'reference']).optional(),
  hitPolicy: z.enum(HIT_POLICIES),
  aggregation: z.enum(AGGREGATIONS).optional(),
  data: z.array(z.strictObject({ name: z.string().min(1), type: typeName.optional() })),
  inputs: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: localTextSchema.optional(),
        expression: z.string().min(1),
        type: typeName.optional(),
        values: values.optional(),
      }),
    )
    .min(1),
  outputs: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        name: z.string().min(1).optional(),
        title: localTextSchema.optional(),
        type: typeName.optional(),
        values: values.optional(),
        default: z.string().optional(),
      }),
    )
    .min(1),
  rules: z.array(
    z.strictObject({
      id: z.string().min(1),
      inputs: z.array(z.string()),
      outputs: z.array(z.string()),
      note: z.string().optional(),
    }),
  ),
}) as unknown as z.ZodType<DecisionTable>;

/** Decision tables. Rows are an ordered family: an overlay adds one before or after another. */
export const tablesKind: ArtifactKind<DecisionTable> = {
  kind: 'tables',
  title: { zh: '决策表', en: 'Decision tables' },
  schema,
  families: [{ path: 'rules', key: 'id', ordered: true }],
  tables: {
    [ROWS_TABLE]: {
      columns: [
        { name: 'id', required: true, about: 'Row id' },
        { name: 'note', about: 'Remark; the other columns are the ids of inputs and outputs' },
      ],
      key: ['id'],
      ordered: true,
      open: true,
    },
  },
  check: (artifact: Artifact<DecisionTable>) => compileTable(artifact).issues,
};
