import { defineEntity, p } from '@mikro-orm/core';
import { appendOnly, tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** A published pack: its files stand in PackVersionFile. Addressed by its content, never changed, never deleted (a trigger refuses both). */
const PackVersionSchema = defineEntity({
  ...tenantTable,
  ...appendOnly,
  name: 'PackVersion',
  tableName: 'pack_version',
  properties: {
    tenant: tenantColumn(),
    /** SHA-256 over the pack's canonical files and its lock. */
    hash: p.string().length(64).primary(),
    packId: p.string().length(80),
    packVersion: p.string().length(40),
    layer: p.string().length(10),
    titleZh: p.string().length(200),
    titleEn: p.string().length(200),
    /** Id of the pack it extends, if any; the exact version and hash stand in the lock. */
    parentId: p.string().length(80).nullable(),
    parentHash: p.string().length(64).nullable(),
    draftId: p.uuid().nullable(),
    publishedAt: p.datetime(3),
    publishedBy: p.string().length(60).nullable(),
    tests: p.json<unknown>().nullable(),
  },
  uniques: [{ properties: ['tenant', 'packId', 'packVersion'] }],
});

export class PackVersion extends PackVersionSchema.class {}
PackVersionSchema.setClass(PackVersion);
