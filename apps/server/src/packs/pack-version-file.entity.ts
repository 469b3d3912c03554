import { defineEntity, p } from '@mikro-orm/core';
import { appendOnly, tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** One file of a published pack. */
const PackVersionFileSchema = defineEntity({
  ...tenantTable,
  ...appendOnly,
  name: 'PackVersionFile',
  tableName: 'pack_version_file',
  properties: {
    tenant: tenantColumn(),
    packHash: p.string().length(64).primary(),
    path: p.string().length(300).primary(),
    /** Hashes of its pieces, in order. */
    pieces: p.json<string[]>(),
    /** Length of the text in UTF-16 units. */
    length: p.integer(),
  },
});

export class PackVersionFile extends PackVersionFileSchema.class {}
PackVersionFileSchema.setClass(PackVersionFile);
