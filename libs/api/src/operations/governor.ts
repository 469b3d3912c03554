import { z } from 'zod';
import { operation } from '../operation.ts';
import { demotion, demotionEffect, reasonCount, rulePrecision, ruleStatistic, ruleTally } from '../schemas/governor.ts';
import {
  date,
  decimalText,
  done,
  id,
  idParams,
  json,
  localText,
  moment,
  paged,
  paging,
  severity,
  version,
} from '../schemas/shared.ts';

const statisticsFilter = {
  /** Inclusive days; without them the last 90. */
  from: date.optional(),
  to: date.optional(),
  department: z.string().max(60).optional(),
  stage: z.string().max(40).optional(),
  role: z.string().max(40).optional(),
  severity: severity.optional(),
  /** In id or title. */
  q: z.string().max(100).optional(),
  /** Rule ids with commas between them. */
  rules: z.string().max(4000).optional(),
};
const sorting = {
  sort: z
    .enum(['fired', 'shown', 'corrected', 'overridden', 'wrong', 'precision', 'lastFired', 'ruleId'])
    .default('fired'),
  order: z.enum(['asc', 'desc']).default('desc'),
};
const ruleParams = z.strictObject({ ruleId: z.string().max(120) });
const words = z.string().trim().min(1).max(1000);

export const feedback = z.object({
  id,
  version,
  caseId: id,
  recordKey: z.string(),
  ruleId: z.string(),
  title: localText,
  text: z.string().optional(),
  /** The rule's conditions with the values read when it was sent. */
  trace: json,
  by: z.string(),
  role: z.string(),
  at: moment,
  state: z.enum(['open', 'accepted', 'declined']),
  answer: z.string().optional(),
  answeredBy: z.string().optional(),
  answeredAt: moment.optional(),
});

export const governorOperations = {
  overrideReasons: operation({
    id: 'overrideReasons',
    method: 'GET',
    path: '/governor/reasons',
    access: 'case.read',
    summary: { zh: '确认与豁免的原因清单', en: 'Reasons for acknowledging and waiving' },
    output: z.object({ reasons: z.array(z.object({ code: z.string(), title: localText, needsText: z.boolean() })) }),
  }),
  governorSettings: operation({
    id: 'governorSettings',
    method: 'GET',
    path: '/governor/settings',
    access: 'pack.read',
    summary: { zh: '提醒预算与降级门槛', en: 'Prompt budgets and thresholds' },
    output: z.object({
      budgets: z.array(z.object({ role: z.string(), visible: z.number().int(), interruptions: z.number().int() })),
      thresholds: z.object({ decided: z.number().int(), precision: decimalText, days: z.number().int() }).optional(),
      unreadable: z.array(z.object({ name: z.string(), value: z.string() })),
      /** Where the parameters stand. */
      pack: z.object({ id: z.string(), version: z.string(), artifacts: z.array(z.string()) }).optional(),
    }),
  }),
  ruleStatistics: operation({
    id: 'ruleStatistics',
    method: 'GET',
    path: '/governor/rules',
    access: 'pack.read',
    summary: { zh: '规则成效', en: 'What became of the findings of each rule' },
    query: z.strictObject({ ...statisticsFilter, ...sorting, ...paging }),
    output: paged(ruleStatistic).extend({
      from: date,
      to: date,
      sums: ruleTally,
      departments: z.array(z.object({ code: z.string(), name: z.string() })),
      stages: z.array(z.string()),
      roles: z.array(z.string()),
    }),
  }),
  ruleStatistic: operation({
    id: 'ruleStatistic',
    method: 'GET',
    path: '/governor/rules/:ruleId',
    access: 'pack.read',
    summary: { zh: '一条规则的成效', en: 'What became of the findings of one rule' },
    params: ruleParams,
    query: z.strictObject({
      from: date.optional(),
      to: date.optional(),
      department: z.string().max(60).optional(),
      stage: z.string().max(40).optional(),
      role: z.string().max(40).optional(),
    }),
    output: ruleStatistic.extend({
      from: date,
      to: date,
      months: z.array(ruleTally.extend({ month: z.string() })),
      reasons: z.array(reasonCount),
      departments: z.array(ruleTally.extend({ code: z.string(), name: z.string() })),
      stages: z.array(ruleTally.extend({ stage: z.string() })),
      roles: z.array(ruleTally.extend({ role: z.string() })),
      demotions: z.array(demotion),
    }),
  }),
  exportRuleStatistics: operation({
    id: 'exportRuleStatistics',
    method: 'GET',
    path: '/exports/rule-statistics',
    access: 'pack.read',
    audit: 'rule.exportStatistics',
    summary: { zh: '导出规则成效', en: 'Export rule statistics' },
    query: z.strictObject({ ...statisticsFilter, ...sorting }),
    output: { stream: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  recountRules: operation({
    id: 'recountRules',
    method: 'POST',
    path: '/governor/recount',
    access: 'prompt.govern',
    audit: 'rule.recount',
    summary: { zh: '由明细重新统计', en: 'Count anew from the events' },
    output: done,
  }),
  demotionProposals: operation({
    id: 'demotionProposals',
    method: 'GET',
    path: '/governor/proposals',
    access: 'pack.read',
    summary: { zh: '降级建议', en: 'Rules proposed for demotion' },
    output: z.object({
      proposals: z.array(
        z.object({
          ruleId: z.string(),
          title: localText,
          severity,
          effect: demotionEffect,
          precision: rulePrecision,
          from: date,
          to: date,
          reasons: z.array(reasonCount),
          wrong: z.number().int(),
        }),
      ),
    }),
  }),
  decideProposal: operation({
    id: 'decideProposal',
    method: 'POST',
    path: '/governor/proposals/:ruleId',
    access: 'prompt.govern',
    audit: 'prompt.demote',
    summary: { zh: '批准或驳回降级建议', en: 'Approve or reject a proposal of demotion' },
    params: ruleParams,
    body: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('approve'),
        effect: demotionEffect,
        /** Empty: for every role. */
        roles: z.array(z.string().max(40)).max(30).default([]),
        /** Inclusive; without it today. */
        validFrom: date.optional(),
        validTo: date.optional(),
        reason: words,
      }),
      z.strictObject({ decision: z.literal('reject'), reason: words }),
    ]),
    output: demotion,
  }),
  listDemotions: operation({
    id: 'listDemotions',
    method: 'GET',
    path: '/governor/demotions',
    access: 'pack.read',
    summary: { zh: '降级记录', en: 'Decided proposals of demotion' },
    query: z.strictObject({ ...paging }),
    output: paged(demotion),
  }),
  revokeDemotion: operation({
    id: 'revokeDemotion',
    method: 'POST',
    path: '/governor/demotions/:id/revoke',
    access: 'prompt.govern',
    audit: 'prompt.revokeDemotion',
    ifMatch: true,
    summary: { zh: '撤销降级', en: 'Revoke a demotion' },
    params: idParams,
    body: z.strictObject({ reason: words }),
    output: demotion,
  }),
  sendFeedback: operation({
    id: 'sendFeedback',
    method: 'POST',
    path: '/cases/:id/findings/feedback',
    access: 'finding.acknowledge',
    audit: 'prompt.report',
    idempotent: true,
    summary: { zh: '反馈：这条提示不对', en: 'Report that a prompt is wrong' },
    params: idParams,
    body: z.strictObject({ key: z.string().max(300), text: z.string().trim().max(1000).optional() }),
    output: z.object({ id }),
  }),
  listFeedback: operation({
    id: 'listFeedback',
    method: 'GET',
    path: '/governor/feedback',
    access: 'prompt.govern',
    audit: 'prompt.reports',
    summary: { zh: '提示反馈', en: 'Reports of wrong prompts' },
    query: z.strictObject({
      state: z.enum(['open', 'accepted', 'declined']).optional(),
      rule: z.string().max(120).optional(),
      ...paging,
    }),
    output: paged(feedback).extend({ open: z.number().int() }),
  }),
  answerFeedback: operation({
    id: 'answerFeedback',
    method: 'POST',
    path: '/governor/feedback/:id',
    access: 'prompt.govern',
    audit: 'prompt.answer',
    ifMatch: true,
    summary: { zh: '处理反馈', en: 'Answer a report' },
    params: idParams,
    body: z.strictObject({ state: z.enum(['accepted', 'declined']), answer: words }),
    output: done,
  }),
};
