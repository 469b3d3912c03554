import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

const counter = () => p.integer().default(0);

/** What happened to a rule's findings on a day, by department, stage and role: sums of `rule_event`, kept in the transaction of each event. */
const RuleDaySchema = defineEntity({
  ...tenantTable,
  name: 'RuleDay',
  tableName: 'rule_day',
  properties: {
    tenant: tenantColumn(),
    ruleId: p.string().length(120).primary(),
    day: p.string().length(10).primary(),
    department: p.string().length(60).primary(),
    stage: p.string().length(40).primary(),
    role: p.string().length(40).primary(),
    fired: counter(),
    shown: counter(),
    corrected: counter(),
    acknowledged: counter(),
    waived: counter(),
    withdrawn: counter(),
    wrong: counter(),
  },
  indexes: [{ properties: ['tenant', 'day'] }],
});

export class RuleDay extends RuleDaySchema.class {}
RuleDaySchema.setClass(RuleDay);
