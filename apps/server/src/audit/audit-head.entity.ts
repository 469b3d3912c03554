import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** The last entry of a tenant's audit; locked while the next one is written, so that the chain has one order. */
const AuditHeadSchema = defineEntity({
  ...tenantTable,
  name: 'AuditHead',
  tableName: 'audit_head',
  properties: {
    tenant: tenantColumn(),
    seq: p.integer(),
    hash: p.string().length(64),
  },
});

export class AuditHead extends AuditHeadSchema.class {}
AuditHeadSchema.setClass(AuditHead);
