import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** The answer to a request that carried an `Idempotency-Key`, written in the request's own transaction ([P2]). */
const IdempotencyKeySchema = defineEntity({
  ...tenantTable,
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  properties: {
    tenant: tenantColumn(),
    /** User id and key: keys of different people never meet. */
    id: p.string().length(300).primary(),
    operation: p.string().length(60),
    requestHash: p.string().length(64),
    answer: p.json<unknown>(),
    createdAt: p.datetime(3),
  },
  indexes: [{ properties: ['tenant', 'createdAt'] }],
});

export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);
