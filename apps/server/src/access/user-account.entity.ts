import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** A person who may sign in. The password is kept as scrypt parameters, salt and key; absent until the first use. */
const UserAccountSchema = defineEntity({
  ...tenantTable,
  name: 'UserAccount',
  tableName: 'user_account',
  properties: {
    tenant: tenantColumn(),
    id: p.uuid().primary(),
    login: p.string().length(80),
    name: p.string().length(120),
    /** Department code, or absent for people who see the whole hospital. */
    department: p.string().length(40).nullable(),
    password: p.text().nullable().hidden(),
    isDisabled: p.boolean().default(false),
    createdAt: p.datetime(3),
    version: p.integer().version(),
  },
  uniques: [{ properties: ['tenant', 'login'] }],
});

export class UserAccount extends UserAccountSchema.class {}
UserAccountSchema.setClass(UserAccount);
