import { defineEntity, p } from '@mikro-orm/core';

/** A hospital. The directory of tenants is no tenant's data; it holds no secret and no patient. */
const TenantSchema = defineEntity({
  name: 'Tenant',
  tableName: 'tenant',
  properties: {
    id: p.string().length(40).primary(),
    titleZh: p.string().length(200),
    titleEn: p.string().length(200),
    createdAt: p.datetime(3),
  },
});

export class Tenant extends TenantSchema.class {}
TenantSchema.setClass(Tenant);
