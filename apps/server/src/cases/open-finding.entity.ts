import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** The findings of a case's newest evaluation, one row each, for filters and summaries. */
const OpenFindingSchema = defineEntity({
  ...tenantTable,
  name: 'OpenFinding',
  tableName: 'open_finding',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    encounterId: p.uuid().primary(),
    key: p.string().length(300).primary(),
    ruleId: p.string().length(120),
    severity: p.string().length(6),
    /** False once waived or acknowledged. */
    isOpen: p.boolean(),
    titleZh: p.string().length(300),
    titleEn: p.string().length(300),
  },
  indexes: [{ properties: ['tenant', 'ruleId'] }],
});

export class OpenFinding extends OpenFindingSchema.class {}
OpenFindingSchema.setClass(OpenFinding);
