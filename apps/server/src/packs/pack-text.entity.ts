import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/**
 * A piece of a pack's file, stored once per content: versions and drafts name the pieces their files consist of, so that one changed row of a
 * long table writes one piece.
 */
const PackTextSchema = defineEntity({
  ...tenantTable,
  name: 'PackText',
  tableName: 'pack_text',
  properties: {
    tenant: tenantColumn(),
    /** SHA-256 of the text in UTF-8. */
    hash: p.string().length(64).primary(),
    content: p.text(),
    /** When somebody last wrote a list that names it, or took it out of one; a day later it goes if no list does. */
    keptAt: p.datetime(3).defaultRaw('now()'),
  },
});

export class PackText extends PackTextSchema.class {}
PackTextSchema.setClass(PackText);
