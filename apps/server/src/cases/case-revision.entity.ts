import { defineEntity, p } from '@mikro-orm/core';
import { appendOnly, tenantColumn, tenantTable } from '../database/tenant-table.ts';
import type { CasePart } from './encounter.entity.ts';

/** An immutable state of an encounter's record, with what led to it. */
const CaseRevisionSchema = defineEntity({
  ...tenantTable,
  ...appendOnly,
  name: 'CaseRevision',
  tableName: 'case_revision',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    id: p.uuid().primary(),
    encounterId: p.uuid(),
    number: p.integer(),
    recordHash: p.string().length(64),
    parts: p.json<CasePart[]>(),
    source: p.string().$type<'import' | 'correction' | 'conflict'>().length(12),
    changes: p.json<{ path: string; before?: unknown; after?: unknown }[]>(),
    reason: p.text().nullable(),
    by: p.string().length(60).nullable(),
    byId: p.uuid().nullable(),
    jobId: p.uuid().nullable(),
    /** Cells of the file that gave no value of their own, as they came. */
    raw: p.json<Record<string, string>>().nullable(),
    at: p.datetime(3),
  },
  uniques: [{ properties: ['tenant', 'caseMonth', 'encounterId', 'number'] }],
});

export class CaseRevision extends CaseRevisionSchema.class {}
CaseRevisionSchema.setClass(CaseRevision);
