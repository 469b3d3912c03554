import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** What a model that is not accepted yet says about a case: for quality control to judge, for nobody else to see (STAT-5). */
const ShadowFindingSchema = defineEntity({
  ...tenantTable,
  name: 'ShadowFinding',
  tableName: 'shadow_finding',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    encounterId: p.uuid().primary(),
    key: p.string().length(300).primary(),
    model: p.string().length(80),
    /** Day on which the model that said so was learned: a judgement is about that model. */
    learnedOn: p.string().length(10),
    path: p.string().length(200),
    messageZh: p.text(),
    messageEn: p.text(),
    /** Judged findings stay, also when the case no longer has them. */
    isGone: p.boolean().default(false),
    judged: p.string().$type<'right' | 'wrong'>().length(6).nullable(),
    note: p.text().nullable(),
    by: p.string().length(60).nullable(),
    judgedAt: p.datetime(3).nullable(),
    at: p.datetime(3),
  },
  indexes: [{ properties: ['tenant', 'model', 'judged'] }],
});

export class ShadowFinding extends ShadowFindingSchema.class {}
ShadowFindingSchema.setClass(ShadowFinding);
