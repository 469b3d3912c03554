import type { WorkflowInstance } from '@caseloom/workflow';
import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** The workflow of one encounter. It stays on the graph of the pack with which it started. */
const WorkflowRunSchema = defineEntity({
  ...tenantTable,
  name: 'WorkflowRun',
  tableName: 'workflow_run',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    encounterId: p.uuid().primary(),
    packHash: p.string().length(64),
    workflow: p.string().length(80),
    status: p.string().length(10),
    node: p.string().length(80),
    visit: p.integer(),
    state: p.json<WorkflowInstance>(),
    startedAt: p.datetime(3),
    updatedAt: p.datetime(3),
    version: p.integer().version(),
  },
  indexes: [{ properties: ['tenant', 'packHash', 'workflow'] }],
});

export class WorkflowRun extends WorkflowRunSchema.class {}
WorkflowRunSchema.setClass(WorkflowRun);
