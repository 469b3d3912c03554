import { z } from 'zod';
import { operation } from '../operation.ts';
import { date, decimalText, done, id, idParams, localText, moment, paged, paging } from '../schemas/shared.ts';
import { draft } from './packs.ts';

const count = z.number().int();
const population = z.object({ cases: count, from: date, to: date, learnedOn: date, by: z.string() });
const backTest = z.object({ from: date, to: date, cases: count, findings: count, corrected: count });
const modelParams = z.strictObject({ model: z.string().max(80) });

const modelRun = z.object({
  id,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  from: date,
  to: date,
  cases: count,
  by: z.string(),
  at: moment,
  models: z.array(z.object({ id: z.string(), title: localText, rows: count, backTest: backTest.optional() })),
});

export const modelOperations = {
  listModels: operation({
    id: 'listModels',
    method: 'GET',
    path: '/models',
    access: 'pack.read',
    summary: { zh: '统计模型及其精确率', en: 'Statistical models and their precision' },
    output: z.object({
      leastJudged: count,
      models: z.array(
        z.object({
          id: z.string(),
          title: localText,
          method: z.enum(['outliers', 'companions']),
          state: z.enum(['shadow', 'accepted', 'retired']),
          population,
          rows: count,
          judged: count,
          right: count,
          waiting: count,
          precision: decimalText.optional(),
          backTest: backTest.optional(),
          acceptance: z
            .object({
              judged: count,
              right: count,
              precision: decimalText,
              threshold: decimalText,
              by: z.string(),
              on: date,
            })
            .optional(),
        }),
      ),
    }),
  }),
  listModelRuns: operation({
    id: 'listModelRuns',
    method: 'GET',
    path: '/models/runs',
    access: 'pack.read',
    summary: { zh: '学习任务', en: 'Runs of learning' },
    output: z.object({ runs: z.array(modelRun) }),
  }),
  learnModels: operation({
    id: 'learnModels',
    method: 'POST',
    path: '/models/runs',
    access: 'pack.edit',
    audit: 'model.learn',
    summary: { zh: '从本院病例学习', en: "Learn from the hospital's cases" },
    body: z.strictObject({ from: date, to: date }),
    output: modelRun,
  }),
  placeModels: operation({
    id: 'placeModels',
    method: 'POST',
    path: '/models/runs/:id/place',
    access: 'pack.edit',
    audit: 'model.place',
    ifMatch: true,
    summary: { zh: '把学习结果放入草稿', en: 'Put what was learned into a draft' },
    params: idParams,
    body: z.strictObject({ draftId: id }),
    output: draft,
  }),
  shadowFindings: operation({
    id: 'shadowFindings',
    method: 'GET',
    path: '/models/:model/findings',
    access: 'prompt.govern',
    audit: 'model.findings',
    summary: { zh: '影子结果抽样', en: 'Shadow findings to judge' },
    params: modelParams,
    query: z.strictObject({ judged: z.enum(['yes', 'no']).default('no'), ...paging }),
    output: paged(
      z.object({
        caseId: id,
        recordKey: z.string(),
        key: z.string(),
        message: localText,
        judged: z.enum(['right', 'wrong']).optional(),
        by: z.string().optional(),
        note: z.string().optional(),
      }),
    ),
  }),
  judgeShadow: operation({
    id: 'judgeShadow',
    method: 'POST',
    path: '/cases/:id/shadow',
    access: 'prompt.govern',
    audit: 'model.judge',
    summary: { zh: '判断影子结果是否正确', en: 'Judge a shadow finding' },
    params: idParams,
    body: z.strictObject({
      key: z.string().max(300),
      judged: z.enum(['right', 'wrong']),
      note: z.string().trim().max(500).optional(),
    }),
    output: done,
  }),
  acceptModel: operation({
    id: 'acceptModel',
    method: 'POST',
    path: '/models/:model/accept',
    access: 'prompt.govern',
    audit: 'model.accept',
    ifMatch: true,
    summary: { zh: '接受模型（写入草稿）', en: 'Accept a model, in a draft' },
    params: modelParams,
    body: z.strictObject({ draftId: id, threshold: decimalText }),
    output: draft,
  }),
};
