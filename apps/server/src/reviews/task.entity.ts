import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** Work for a person at one visit of one workflow node. */
const TaskSchema = defineEntity({
  ...tenantTable,
  name: 'Task',
  tableName: 'task',
  properties: {
    tenant: tenantColumn(),
    id: p.uuid().primary(),
    caseMonth: p.string().length(7),
    encounterId: p.uuid(),
    node: p.string().length(80),
    visit: p.integer(),
    stage: p.string().length(40),
    titleZh: p.string().length(200),
    titleEn: p.string().length(200),
    roles: p.json<string[]>(),
    dueAt: p.datetime(3).nullable(),
    assigneeId: p.uuid().nullable(),
    assigneeName: p.string().length(60).nullable(),
    isOpen: p.boolean().default(true),
    outcome: p.string().length(60).nullable(),
    openedAt: p.datetime(3),
    closedAt: p.datetime(3).nullable(),
    closedBy: p.string().length(60).nullable(),
    version: p.integer().version(),
  },
  uniques: [{ properties: ['tenant', 'encounterId', 'node', 'visit'] }],
  indexes: [{ properties: ['tenant', 'isOpen', 'stage'] }],
});

export class Task extends TaskSchema.class {}
TaskSchema.setClass(Task);
