import { defineEntity, p } from '@mikro-orm/core';
import { appendOnly, tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** A line of a case's timeline that is neither a revision nor a result: a task done, a step of the workflow, a decision. */
const CaseEventSchema = defineEntity({
  ...tenantTable,
  ...appendOnly,
  name: 'CaseEvent',
  tableName: 'case_event',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    id: p.uuid().primary(),
    encounterId: p.uuid(),
    /** Orders what happened in one transaction. */
    seq: p.integer(),
    kind: p.string().length(12),
    titleZh: p.string().length(300),
    titleEn: p.string().length(300),
    by: p.string().length(60).nullable(),
    reason: p.text().nullable(),
    detail: p.json<Record<string, unknown>>().nullable(),
    at: p.datetime(3),
  },
  indexes: [{ properties: ['tenant', 'encounterId', 'at'] }],
});

export class CaseEvent extends CaseEventSchema.class {}
CaseEventSchema.setClass(CaseEvent);
