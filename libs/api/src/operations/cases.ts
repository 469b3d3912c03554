import { z } from 'zod';
import { operation } from '../operation.ts';
import { caseDetail, caseRow, change, evaluation, findingDecision, timelineEntry } from '../schemas/cases.ts';
import { date, done, id, idParams, json, localText, moment, month, paged, paging, severity } from '../schemas/shared.ts';

const caseFilter = {
  /** Record number, MRN, name, diagnosis code or name, group. */
  q: z.string().max(100).optional(),
  stage: z.string().optional(),
  /** `mine`, `unassigned`, `anyone` (there is a task of one's work lists), or a user id. */
  assignee: z.string().optional(),
  department: z.string().optional(),
  severity: severity.optional(),
  rule: z.string().optional(),
  group: z.string().optional(),
  insuranceType: z.string().optional(),
  month: month.optional(),
  caseType: z.string().optional(),
  conflicts: z.enum(['yes']).optional(),
  measure: z.string().optional(),
};

export const caseOperations = {
  listCases: operation({
    id: 'listCases', method: 'GET', path: '/cases', access: 'case.read', audit: 'case.list',
    summary: { zh: '病例列表', en: 'List cases' },
    query: z.strictObject({ ...caseFilter, sort: z.enum(['due', 'dischargeAt', 'findings', 'balance', 'updatedAt', 'recordKey']).default('due'), order: z.enum(['asc', 'desc']).default('asc'), ...paging }),
    output: paged(caseRow),
  }),
  worklist: operation({
    id: 'worklist', method: 'GET', path: '/worklist', access: 'case.read',
    summary: { zh: '我的工作清单与数量', en: 'My work lists with counts' },
    output: z.object({ lists: z.array(z.object({ stage: z.string(), title: localText, count: z.number().int(), overdue: z.number().int(), mine: z.number().int(), unassigned: z.number().int() })), totalCases: z.number().int(), departments: z.array(z.object({ code: z.string(), name: z.string(), count: z.number().int() })), months: z.array(z.string()) }),
  }),
  getCase: operation({ id: 'getCase', method: 'GET', path: '/cases/:id', access: 'case.read', audit: 'case.view', summary: { zh: '病例详情', en: 'One case' }, params: idParams, output: caseDetail }),
  previewCase: operation({
    id: 'previewCase', method: 'POST', path: '/cases/:id/preview', access: 'case.read',
    summary: { zh: '边改边校验（不保存）', en: 'Validate unsaved changes' },
    params: idParams, body: z.strictObject({ changes: z.array(change).max(500) }),
    output: z.object({ evaluation, record: json }),
  }),
  correctCase: operation({
    id: 'correctCase', method: 'PUT', path: '/cases/:id/record', access: 'case.edit', audit: 'case.correct', ifMatch: true, idempotent: true,
    summary: { zh: '保存修正为新版本', en: 'Save corrections as a new revision' },
    params: idParams, body: z.strictObject({ changes: z.array(change).min(1).max(500), reason: z.string().max(500).optional() }),
    output: caseDetail,
  }),
  decideConflict: operation({
    id: 'decideConflict', method: 'POST', path: '/cases/:id/conflicts', access: 'case.edit', audit: 'case.conflict', ifMatch: true,
    summary: { zh: '处理导入冲突', en: 'Decide a conflict with an import' },
    params: idParams, body: z.strictObject({ path: z.string(), choice: z.enum(['mine', 'theirs']) }), output: caseDetail,
  }),
  decideFinding: operation({
    id: 'decideFinding', method: 'POST', path: '/cases/:id/findings/decisions', access: 'finding.acknowledge', audit: 'finding.decide', ifMatch: true,
    summary: { zh: '确认或豁免', en: 'Acknowledge or waive a finding' },
    params: idParams, body: z.strictObject({ key: z.string(), decision: z.enum(['waive', 'acknowledge']), reason: z.string().max(500).optional() }), output: caseDetail,
  }),
  withdrawDecision: operation({
    id: 'withdrawDecision', method: 'POST', path: '/cases/:id/findings/decisions/withdraw', access: 'finding.acknowledge', audit: 'finding.withdraw', ifMatch: true,
    summary: { zh: '撤回确认或豁免', en: 'Withdraw a decision' }, params: idParams, body: z.strictObject({ key: z.string() }), output: caseDetail,
  }),
  caseTimeline: operation({ id: 'caseTimeline', method: 'GET', path: '/cases/:id/timeline', access: 'case.read', audit: 'case.view', summary: { zh: '时间线', en: 'Timeline' }, params: idParams, output: z.object({ entries: z.array(timelineEntry) }) }),
  evaluateCaseAsOf: operation({
    id: 'evaluateCaseAsOf', method: 'POST', path: '/cases/:id/evaluate', access: 'case.read', audit: 'case.evaluate',
    summary: { zh: '按某日的规则包评估', en: 'What the packs of another date would say' }, params: idParams, body: z.strictObject({ asOf: date }), output: evaluation,
  }),
  explainCase: operation({
    id: 'explainCase', method: 'GET', path: '/cases/:id/explain', access: 'case.read', audit: 'case.explain',
    summary: { zh: '按当时所知解释', en: 'Explain as known at a time' }, params: idParams, query: z.strictObject({ knownAt: z.string().optional() }),
    output: z.object({ recordedAt: moment, revision: z.number().int(), evaluation, /** The recomputed hash equals the stored one; else the named difference. */ reproduced: z.boolean(), difference: z.string().optional() }),
  }),
  explainRule: operation({
    id: 'explainRule', method: 'POST', path: '/cases/:id/rules/:ruleId/explain', access: 'case.read',
    summary: { zh: '为什么命中或没有命中', en: 'Why a rule fired or did not' },
    params: z.strictObject({ id, ruleId: z.string() }), body: z.strictObject({ changes: z.array(change).max(500).default([]) }),
    output: z.object({ explanation: json, rule: json, layer: z.string().optional(), packId: z.string().optional() }),
  }),
  caseRules: operation({
    id: 'caseRules', method: 'GET', path: '/cases/:id/rules', access: 'case.read', summary: { zh: '本例全部规则结论', en: 'Every rule\'s outcome for this case' }, params: idParams,
    query: z.strictObject({ q: z.string().optional() }),
    output: z.object({ rules: z.array(z.object({ ruleId: z.string(), title: localText, severity, outcome: z.string(), layer: z.string().optional() })) }),
  }),
  claimTask: operation({ id: 'claimTask', method: 'POST', path: '/tasks/:id/claim', access: 'task.work', audit: 'task.claim', ifMatch: true, summary: { zh: '领取任务', en: 'Claim a task' }, params: idParams, output: done }),
  assignTask: operation({ id: 'assignTask', method: 'POST', path: '/tasks/:id/assign', access: 'task.assign', audit: 'task.assign', ifMatch: true, summary: { zh: '分派任务', en: 'Assign a task' }, params: idParams, body: z.strictObject({ userId: id.nullable() }), output: done }),
  completeTask: operation({
    id: 'completeTask', method: 'POST', path: '/tasks/:id/complete', access: 'task.work', audit: 'task.complete', ifMatch: true, idempotent: true,
    summary: { zh: '完成任务（提交、通过、退回…）', en: 'Finish a task: submit, pass, return …' }, params: idParams,
    body: z.strictObject({ action: z.string(), reason: z.string().max(1000).optional(), ruleIds: z.array(z.string()).max(200).optional() }),
    output: z.object({ caseId: id, stage: z.string(), workflowStatus: z.string(), next: id.optional() }),
  }),
  batchTasks: operation({
    id: 'batchTasks', method: 'POST', path: '/tasks/batch', access: 'task.assign', audit: 'task.batch', idempotent: true,
    summary: { zh: '批量分派或退回', en: 'Assign or return many' },
    body: z.strictObject({ taskIds: z.array(id).min(1).max(200), assignTo: id.nullable().optional(), action: z.string().optional(), reason: z.string().max(1000).optional() }),
    output: z.object({ done: z.number().int(), refused: z.array(z.object({ taskId: id, code: z.string() })) }),
  }),
  exportCases: operation({
    id: 'exportCases', method: 'GET', path: '/exports/cases', access: 'case.export', audit: 'case.export', summary: { zh: '导出修正后的病例', en: 'Export corrected cases' },
    query: z.strictObject({ ...caseFilter, format: z.enum(['ndjson', 'hqms', 'xlsx']) }), output: { stream: 'application/octet-stream' },
  }),
  exportFindings: operation({
    id: 'exportFindings', method: 'GET', path: '/exports/findings', access: 'case.export', audit: 'finding.export', summary: { zh: '导出质控问题', en: 'Export findings' },
    query: z.strictObject({ ...caseFilter }), output: { stream: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  findingKinds: operation({ id: 'findingKinds', method: 'GET', path: '/findings/summary', access: 'case.read', summary: { zh: '问题按规则汇总', en: 'Open findings by rule' }, query: z.strictObject({ ...caseFilter }), output: z.object({ rules: z.array(z.object({ ruleId: z.string(), title: localText, severity, cases: z.number().int() })) }) }),
};
export { findingDecision };
