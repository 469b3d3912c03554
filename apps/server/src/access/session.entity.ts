import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** A browser that is signed in. The cookie's secret is not stored, only its hash; deleting the row ends the session. */
const SessionSchema = defineEntity({
  ...tenantTable,
  name: 'Session',
  tableName: 'session',
  properties: {
    tenant: tenantColumn(),
    /** SHA-256 of the secret in the cookie. */
    id: p.string().length(64).primary(),
    userId: p.uuid(),
    /** Opened by a one-time link: this session may set a password without knowing an earlier one. */
    isByLink: p.boolean().default(false),
    createdAt: p.datetime(3),
    lastSeenAt: p.datetime(3),
  },
  indexes: [{ properties: ['tenant', 'userId'] }],
});

export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
