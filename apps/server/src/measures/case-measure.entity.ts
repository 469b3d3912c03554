import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** What one case adds to one measure by its newest evaluation; summed by SQL, never in the process. */
const CaseMeasureSchema = defineEntity({
  ...tenantTable,
  name: 'CaseMeasure',
  tableName: 'case_measure',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    encounterId: p.uuid().primary(),
    measure: p.string().length(60).primary(),
    numerator: p.decimal().columnType('numeric'),
    denominator: p.decimal().columnType('numeric').nullable(),
    distinctText: p.string().length(120).nullable(),
  },
  indexes: [{ properties: ['tenant', 'measure'] }],
});

export class CaseMeasure extends CaseMeasureSchema.class {}
CaseMeasureSchema.setClass(CaseMeasure);
