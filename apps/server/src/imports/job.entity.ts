import type { Issue } from '@caseloom/core';
import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

export type JobKind = 'import' | 'sampleHospital' | 'rerun';
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
export interface JobResult {
  created: number;
  revised: number;
  unchanged: number;
  conflicts: number;
  refused: number;
}

/** Long work with its progress. The row is the truth; the queue only says that it may be time to go on. */
const JobSchema = defineEntity({
  ...tenantTable,
  name: 'Job',
  tableName: 'job',
  properties: {
    tenant: tenantColumn(),
    id: p.uuid().primary(),
    kind: p.string().$type<JobKind>().length(20),
    title: p.string().length(200),
    state: p.string().$type<JobState>().length(10),
    stage: p.string().length(20),
    done: p.integer().default(0),
    total: p.integer().nullable(),
    rate: p.double().nullable(),
    /** Where the next chunk begins: rows of the file, or cases, already dealt with. */
    cursor: p.integer().default(0),
    /** What to work on; of a re-run all its cases, so it is read by the runner only. */
    options: p.json<Record<string, unknown>>().lazy(),
    result: p.json<JobResult>(),
    problem: p.json<Issue>().nullable(),
    notices: p.json<Issue[]>(),
    byId: p.uuid(),
    by: p.string().length(60),
    createdAt: p.datetime(3),
    startedAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
    /** When a chunk last committed; an old one is picked up again by the reconciler. */
    touchedAt: p.datetime(3),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['tenant', 'createdAt'] }],
});

export class Job extends JobSchema.class {}
JobSchema.setClass(Job);
