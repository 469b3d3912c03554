import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** A patient across encounters, found by a hash of tenant and identity: the table itself names nobody. */
const PersonSchema = defineEntity({
  ...tenantTable,
  name: 'Person',
  tableName: 'person',
  properties: {
    tenant: tenantColumn(),
    id: p.uuid().primary(),
    keyHash: p.string().length(64),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ['tenant', 'keyHash'] }],
});

export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);
