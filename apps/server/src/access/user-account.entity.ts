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
    /** What the person types to sign in, in lower case. */
    account: p.string().length(100),
    name: p.string().length(60),
    language: p.string().length(5).default('zh-CN'),
    roles: p.json<string[]>(),
    /** Codes of the departments whose cases the person sees; empty: the whole hospital. */
    departments: p.json<string[]>(),
    password: p.text().nullable().hidden(),
    isDisabled: p.boolean().default(false),
    /** Wrong passwords in a row, and until when no further one is looked at. */
    failedSignIns: p.integer().default(0),
    lockedUntil: p.datetime(3).nullable(),
    lastSeenAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    version: p.integer().version(),
  },
  uniques: [{ properties: ['tenant', 'account'] }],
});

export class UserAccount extends UserAccountSchema.class {}
UserAccountSchema.setClass(UserAccount);
