import { defineEntity, p } from '@mikro-orm/core';
import { appendOnly, tenantColumn, tenantTable } from '../database/tenant-table.ts';

/**
 * A document of an encounter — its front page, one of its settlement lists, its charge lines — stored once per content. A
 * revision names the documents it consists of, so that a corrected front page does not copy the charges.
 */
const CaseDocumentSchema = defineEntity({
  ...tenantTable,
  ...appendOnly,
  name: 'CaseDocument',
  tableName: 'case_document',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    encounterId: p.uuid().primary(),
    hash: p.string().length(64).primary(),
    kind: p.string().length(20),
    content: p.json<unknown>(),
  },
});

export class CaseDocument extends CaseDocumentSchema.class {}
CaseDocumentSchema.setClass(CaseDocument);
