import { z } from 'zod';
import { operation } from '../operation.ts';
import { date, json } from '../schemas/shared.ts';
import { packSource } from './packs.ts';

const row = z.record(z.string(), z.string());

/** What a browser needs to evaluate rules on the cases it holds, without fetching whole code systems. */
export const tryingOperations = {
  tablesAmong: operation({
    id: 'tablesAmong',
    method: 'POST',
    path: '/pack-content/:source/tables-among',
    access: 'pack.read',
    summary: {
      zh: '值域、代码表、参数和映射中与所给取值有关的部分',
      en: 'Value sets, code tables, parameters and maps, as far as the given values go',
    },
    params: packSource,
    bodyLimitMb: 2,
    body: z.strictObject({
      /** Texts of a rule that may name a value set, a code system, a parameter or a map; other texts are passed over. */
      names: z.array(z.string().max(200)).max(1000),
      /** Values that the cases carry. */
      values: z.array(z.string().max(200)).max(20_000),
    }),
    output: z.object({
      sets: z.record(
        z.string(),
        z.object({ size: z.number().int(), sample: z.boolean(), members: z.array(z.string()) }),
      ),
      /** Rows of the given values; beside them for each column a row that fills it, and for each given value a code that continues it. */
      systems: z.record(
        z.string(),
        z.object({ size: z.number().int(), sample: z.boolean(), rows: z.record(z.string(), row) }),
      ),
      parameters: z.record(z.string(), z.string()),
      maps: z.record(z.string(), z.object({ size: z.number().int(), pairs: z.record(z.string(), z.string()) })),
    }),
  }),
  sampleCases: operation({
    id: 'sampleCases',
    method: 'GET',
    path: '/sample-cases',
    access: 'pack.read',
    audit: 'case.sample',
    summary: {
      zh: '供试算的去标识病例；无病例权限者得到合成病例',
      en: 'De-identified cases to try rules on; synthetic ones for whoever may not read cases',
    },
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(500).default(500),
      synthetic: z.enum(['true', 'false']).default('false'),
    }),
    output: z.object({
      kind: z.enum(['own', 'synthetic']),
      /** Version of what de-identification leaves out. */ profile: z.number().int(),
      cases: z.array(
        z.object({
          id: z.string(),
          /** The date the case is evaluated at. */ asOf: date,
          record: json,
          /** As the policy in force groups it, for rules that read the group. */ grouping: json.optional(),
        }),
      ),
    }),
  }),
};
