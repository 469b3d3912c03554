import { z } from 'zod';
import { operation } from '../operation.ts';
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
};
