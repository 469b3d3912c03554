import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** A waiver or acknowledgement of one finding. It lapses when a value the rule read changes. */
const FindingDecisionSchema = defineEntity({
  ...tenantTable,
  name: 'FindingDecision',
  tableName: 'finding_decision',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    id: p.uuid().primary(),
    encounterId: p.uuid(),
    /** Rule and path. */
    key: p.string().length(300),
    ruleId: p.string().length(120),
    decision: p.string().$type<'waive' | 'acknowledge'>().length(12),
    /** Code of the value set `override-reason`. */
    reasonCode: p.string().length(40).nullable(),
    reason: p.text().nullable(),
    /** Hash of the paths and values that the rule read when this was decided. */
    readHash: p.string().length(64),
    revisionId: p.uuid(),
    by: p.string().length(60),
    byId: p.uuid(),
    at: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
    ended: p.string().$type<'lapsed' | 'withdrawn' | 'replaced'>().length(10).nullable(),
  },
  indexes: [{ properties: ['tenant', 'encounterId'] }],
});

export class FindingDecision extends FindingDecisionSchema.class {}
FindingDecisionSchema.setClass(FindingDecision);
