import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** How the workbooks of a bureau are read: which sheet and column is what, remembered for its next one. */
const SchemeMappingSchema = defineEntity({
  ...tenantTable,
  name: 'SchemeMapping',
  tableName: 'scheme_mapping',
  properties: {
    tenant: tenantColumn(),
    id: p.string().length(64).primary(),
    bureau: p.string().length(100),
    mapping: p.json<unknown>(),
    by: p.string().length(60),
    updatedAt: p.datetime(3),
    version: p.integer().version(),
  },
});

export class SchemeMapping extends SchemeMappingSchema.class {}
SchemeMappingSchema.setClass(SchemeMapping);
