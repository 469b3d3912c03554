import type { DemotionEffect } from '@caseloom/governor';
import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** What a proposal stood on when it was decided. */
export interface DemotionEvidence {
  readonly from: string;
  readonly to: string;
  readonly corrected: number;
  readonly overridden: number;
  readonly decided: number;
  readonly precision: string;
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
}

/** The answer to a proposal of demotion: approved from a day to a day, or rejected. A new answer is a new row; an approved one may be revoked. */
const RuleDemotionSchema = defineEntity({
  ...tenantTable,
  name: 'RuleDemotion',
  tableName: 'rule_demotion',
  properties: {
    tenant: tenantColumn(),
    id: p.uuid().primary(),
    ruleId: p.string().length(120),
    state: p.string().$type<'approved' | 'rejected' | 'revoked'>().length(10),
    effect: p.string().$type<DemotionEffect>().length(10),
    /** Empty: for every role. */
    roles: p.json<string[]>(),
    /** Inclusive days. */
    validFrom: p.string().length(10),
    validTo: p.string().length(10).nullable(),
    evidence: p.json<DemotionEvidence>(),
    reason: p.text(),
    by: p.string().length(60),
    byId: p.uuid(),
    at: p.datetime(3),
    /** Of the decision, in the hospital; the next proposal counts from the day after the last. */
    day: p.string().length(10),
    revokedBy: p.string().length(60).nullable(),
    revokedAt: p.datetime(3).nullable(),
    revokedDay: p.string().length(10).nullable(),
    revokedReason: p.text().nullable(),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['tenant', 'ruleId'] }],
});

export class RuleDemotion extends RuleDemotionSchema.class {}
RuleDemotionSchema.setClass(RuleDemotion);
