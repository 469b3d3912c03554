import type { Evaluation } from '@caseloom/engine';
import { defineEntity, p } from '@mikro-orm/core';
import { appendOnly, tenantColumn, tenantTable } from '../database/tenant-table.ts';

/**
 * A stored result: the manifest says exactly what it came from, the hash what it said. Every save makes a prediction, the workflow
 * books; none is ever removed, so that what was known at a time can be told.
 */
const CaseEvaluationSchema = defineEntity({
  ...tenantTable,
  ...appendOnly,
  name: 'CaseEvaluation',
  tableName: 'case_evaluation',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    id: p.uuid().primary(),
    encounterId: p.uuid(),
    revisionId: p.uuid(),
    kind: p.string().$type<'prediction' | 'booked'>().length(10),
    recordHash: p.string().length(64),
    conductHash: p.string().length(64),
    policyHash: p.string().length(64),
    engine: p.string().length(10),
    asOf: p.string().length(10),
    /** The person's earlier stays that were read, newest first, each at the revision it then had. */
    history: p.json<{ encounterId: string; revisionId: string }[]>(),
    isProvisional: p.boolean(),
    findings: p.json<Evaluation['findings']>(),
    notEvaluable: p.json<Evaluation['notEvaluable']>(),
    counts: p.json<Evaluation['counts']>(),
    grouping: p.json<Evaluation['grouping'] | null>().nullable(),
    payment: p.json<Evaluation['payment'] | null>().nullable(),
    measures: p.json<Evaluation['measures']>(),
    resultHash: p.string().length(64),
    at: p.datetime(3),
  },
  indexes: [{ properties: ['tenant', 'encounterId', 'at'] }],
});

export class CaseEvaluation extends CaseEvaluationSchema.class {}
CaseEvaluationSchema.setClass(CaseEvaluation);
