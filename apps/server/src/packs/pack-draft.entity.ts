import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

export type DraftState = 'draft' | 'submitted' | 'approved' | 'rejected' | 'published' | 'discarded';

/** A pack in the making. It belongs to its author until submitted; what is published is exactly what was reviewed. */
const PackDraftSchema = defineEntity({
  ...tenantTable,
  name: 'PackDraft',
  tableName: 'pack_draft',
  properties: {
    tenant: tenantColumn(),
    id: p.uuid().primary(),
    packId: p.string().length(80),
    titleZh: p.string().length(200),
    titleEn: p.string().length(200),
    layer: p.string().length(10),
    /** Published version it started from. */
    baseHash: p.string().length(64).nullable(),
    baseVersion: p.string().length(40).nullable(),
    nextVersion: p.string().length(40),
    state: p.string().$type<DraftState>().length(12),
    authorId: p.uuid(),
    authorName: p.string().length(60),
    reviewerId: p.uuid().nullable(),
    reviewerName: p.string().length(60).nullable(),
    note: p.text().nullable(),
    reviewNote: p.text().nullable(),
    /** Hash of the files with their lock as submitted; approving and publishing act on this content only. */
    contentHash: p.string().length(64).nullable(),
    publishedHash: p.string().length(64).nullable(),
    checks: p.json<{ errors: number; warnings: number }>().nullable(),
    tests: p
      .json<{
        passed: number;
        failed: number;
        changed?: number;
        reference?: { compared: number; different: number; notComparable: number };
      }>()
      .nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['tenant', 'packId'] }],
});

export class PackDraft extends PackDraftSchema.class {}
PackDraftSchema.setClass(PackDraft);
