import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** Somebody says that a prompt is wrong: with the rule's explanation as it stood, until quality control answers (GOV-11). */
const PromptFeedbackSchema = defineEntity({
  ...tenantTable,
  name: 'PromptFeedback',
  tableName: 'prompt_feedback',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    id: p.uuid().primary(),
    encounterId: p.uuid(),
    revisionId: p.uuid(),
    conductHash: p.string().length(64),
    ruleId: p.string().length(120),
    key: p.string().length(300),
    titleZh: p.string().length(300),
    titleEn: p.string().length(300),
    text: p.text().nullable(),
    /** The rule's conditions with the values they read; masked when it is shown. */
    trace: p.json<unknown>(),
    by: p.string().length(60),
    byId: p.uuid(),
    role: p.string().length(40),
    at: p.datetime(3),
    state: p.string().$type<'open' | 'accepted' | 'declined'>().length(10),
    answer: p.text().nullable(),
    answeredBy: p.string().length(60).nullable(),
    answeredAt: p.datetime(3).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['tenant', 'state', 'at'] }],
});

export class PromptFeedback extends PromptFeedbackSchema.class {}
PromptFeedbackSchema.setClass(PromptFeedback);
