import { defineEntity, p } from '@mikro-orm/core';
import { appendOnly, tenantColumn, tenantTable } from '../database/tenant-table.ts';

export type Purpose = 'policy' | 'conduct' | 'workflow';

/** From a date on, for a purpose and a scope, this pack counts. Rows are added, never edited: of two for one date the later one
 * counts. Empty scope texts mean "any". */
const ActivationSchema = defineEntity({
  ...tenantTable,
  ...appendOnly,
  name: 'Activation',
  tableName: 'activation',
  properties: {
    tenant: tenantColumn(),
    id: p.uuid().primary(),
    purpose: p.string().$type<Purpose>().length(10),
    poolingArea: p.string().length(12).default(''),
    insuranceType: p.string().length(6).default(''),
    stayKind: p.string().length(6).default(''),
    /** `YYYY-MM-DD`, inclusive. */
    validFrom: p.string().length(10),
    packHash: p.string().length(64),
    by: p.string().length(60),
    at: p.datetime(3),
  },
  indexes: [{ properties: ['tenant', 'purpose', 'validFrom'] }],
});

export class Activation extends ActivationSchema.class {}
ActivationSchema.setClass(Activation);
