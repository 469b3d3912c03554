import type { Learned } from '@caseloom/engine';
import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** Learning models from the cases of a period, and what came of it, until somebody puts it into a draft. */
const ModelRunSchema = defineEntity({
  ...tenantTable,
  name: 'ModelRun',
  tableName: 'model_run',
  properties: {
    tenant: tenantColumn(),
    id: p.uuid().primary(),
    state: p.string().$type<'waiting' | 'running' | 'done' | 'failed'>().length(10),
    /** Discharge dates, inclusive. */
    fromDate: p.string().length(10),
    toDate: p.string().length(10),
    /** The back-test looks at cases from this day on, with models learned from those before. */
    heldOutFrom: p.string().length(10),
    /** In the hospital. */
    day: p.string().length(10),
    cases: p.integer().default(0),
    learned: p.json<Learned[]>().nullable(),
    problem: p.string().length(80).nullable(),
    by: p.string().length(60),
    byId: p.uuid(),
    at: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['tenant', 'at'] }],
});

export class ModelRun extends ModelRunSchema.class {}
ModelRunSchema.setClass(ModelRun);
