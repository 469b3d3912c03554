import { defineEntity, p } from '@mikro-orm/core';
import { appendOnly, tenantColumn, tenantTable } from '../database/tenant-table.ts';

/**
 * Who saw or changed what, in order. The application role may insert and select, nothing else; each entry holds the hash
 * of the one before, so that a change in the middle shows ([P21]).
 */
const AuditEntrySchema = defineEntity({
  ...tenantTable,
  ...appendOnly,
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    tenant: tenantColumn(),
    seq: p.integer().primary(),
    /** UTC, ISO 8601 with milliseconds, as it stands in the hash. */
    at: p.string().length(24),
    who: p.string().length(100),
    userId: p.uuid().nullable(),
    role: p.string().length(400).nullable(),
    from: p.string().length(64).nullable(),
    act: p.string().length(60),
    object: p.string().length(200).nullable(),
    reason: p.text().nullable(),
    result: p.string().length(80),
    packHash: p.string().length(64).nullable(),
    requestId: p.string().length(40),
    previousHash: p.string().length(64),
    hash: p.string().length(64),
    algorithm: p.string().length(10),
  },
  indexes: [{ properties: ['tenant', 'at'] }],
});

export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
