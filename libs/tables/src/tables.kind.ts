import { localTextSchema, type Artifact, type ArtifactKind } from '@caseloom/pack';
import { z } from 'zod';
import { compileTable } from './compile-table.ts';
import type { DecisionTable } from './types.ts';

const type = z.enum(['any', 'number', 'string', 'boolean', 'date', 'date and time', 'duration']);

const schema = z.strictObject({
  title: localTextSchema,
  hitPolicy: z.enum(['unique', 'first', 'collect']),
  aggregation: z.enum(['sum', 'min', 'max', 'count']).optional(),
  data: z.array(z.strictObject({ name: z.string().min(1), type: type.optional() })),
  inputs: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: localTextSchema.optional(),
        expression: z.string().min(1),
        type: type.optional(),
      }),
    )
    .min(1),
  outputs: z
    .array(z.strictObject({ id: z.string().min(1), title: localTextSchema.optional(), default: z.string().optional() }))
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
  tables: {},
  check: (artifact: Artifact<DecisionTable>) => compileTable(artifact).issues,
};
