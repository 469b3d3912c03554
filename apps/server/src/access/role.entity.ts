import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** A named set of verbs. The built-in roles are a hospital's usual ones; their permissions may be changed. */
const RoleSchema = defineEntity({
  ...tenantTable,
  name: 'Role',
  tableName: 'role',
  properties: {
    tenant: tenantColumn(),
    id: p.string().length(40).primary(),
    titleZh: p.string().length(60),
    titleEn: p.string().length(60),
    permissions: p.json<string[]>(),
    isBuiltIn: p.boolean().default(false),
    version: p.integer().version(),
  },
});

export class Role extends RoleSchema.class {}
RoleSchema.setClass(Role);
