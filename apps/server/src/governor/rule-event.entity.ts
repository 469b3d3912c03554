import { defineEntity, p } from '@mikro-orm/core';
import { appendOnly, tenantColumn, tenantTable } from '../database/tenant-table.ts';

export type RuleAct = 'fired' | 'shown' | 'corrected' | 'acknowledge' | 'waive' | 'withdraw' | 'wrong';

/** What happened to a rule's findings in a case, as it happened (GOV-1). The counters of `rule_day` are sums of these rows. */
const RuleEventSchema = defineEntity({
  ...tenantTable,
  ...appendOnly,
  name: 'RuleEvent',
  tableName: 'rule_event',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    id: p.uuid().primary(),
    encounterId: p.uuid(),
    ruleId: p.string().length(120),
    act: p.string().$type<RuleAct>().length(12),
    /** Findings; for `fired` always 1, the case. */
    count: p.integer(),
    /** In the hospital. */
    day: p.string().length(10),
    /** Empty where it is not known. */
    department: p.string().length(60),
    stage: p.string().length(40),
    /** First role of who acted; empty: nobody signed in. */
    role: p.string().length(40),
    /** Code of the reason, for `acknowledge` and `waive`. */
    reason: p.string().length(40).nullable(),
    at: p.datetime(3),
  },
  indexes: [{ properties: ['tenant', 'ruleId', 'day'] }],
});

export class RuleEvent extends RuleEventSchema.class {}
RuleEventSchema.setClass(RuleEvent);
