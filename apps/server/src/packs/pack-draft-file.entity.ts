import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** One file of a pack in the making. */
const PackDraftFileSchema = defineEntity({
  ...tenantTable,
  name: 'PackDraftFile',
  tableName: 'pack_draft_file',
  properties: {
    tenant: tenantColumn(),
    draftId: p.uuid().primary(),
    path: p.string().length(300).primary(),
    /** Hashes of its pieces, in order. */
    pieces: p.json<string[]>(),
    /** Length of the text in UTF-16 units. */
    length: p.integer(),
  },
});

export class PackDraftFile extends PackDraftFileSchema.class {}
PackDraftFileSchema.setClass(PackDraftFile);
