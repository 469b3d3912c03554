import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** That a prompt was put before a role in a visit, once for each state of the data it stands on (GOV-6). */
const PromptSeenSchema = defineEntity({
  ...tenantTable,
  name: 'PromptSeen',
  tableName: 'prompt_seen',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    encounterId: p.uuid().primary(),
    role: p.string().length(40).primary(),
    /** Rule and path. */
    key: p.string().length(300).primary(),
    standsOn: p.string().length(64).primary(),
    /** The session that saw it first. */
    sitting: p.string().length(64),
    interrupted: p.boolean(),
    at: p.datetime(3),
  },
});

export class PromptSeen extends PromptSeenSchema.class {}
PromptSeenSchema.setClass(PromptSeen);
