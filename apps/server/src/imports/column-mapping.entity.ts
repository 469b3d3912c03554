import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

export type MappedColumns = Record<string, { path: string; values?: Record<string, string> }>;

/** Which column of some other system's file is which field, remembered under a name. */
const ColumnMappingSchema = defineEntity({
  ...tenantTable,
  name: 'ColumnMapping',
  tableName: 'column_mapping',
  properties: {
    tenant: tenantColumn(),
    id: p.string().length(64).primary(),
    name: p.string().length(100),
    columns: p.json<MappedColumns>(),
    updatedAt: p.datetime(3),
    version: p.integer().version(),
  },
});

export class ColumnMapping extends ColumnMappingSchema.class {}
ColumnMappingSchema.setClass(ColumnMapping);
