import { z } from 'zod';
import { operation } from '../operation.ts';
import { id, idParams, issue, json, moment, paged, paging } from '../schemas/shared.ts';

export const job = z.object({
  id,
  kind: z.enum(['import', 'sampleHospital', 'rerun', 'packTest', 'tryDraft']),
  title: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  stage: z.string(),
  done: z.number().int(),
  total: z.number().int().optional(),
  /** Cases per second over the last moments. */
  rate: z.number().optional(),
  startedAt: moment.optional(),
  endedAt: moment.optional(),
  by: z.string(),
  result: z
    .object({
      created: z.number().int(),
      revised: z.number().int(),
      unchanged: z.number().int(),
      conflicts: z.number().int(),
      refused: z.number().int(),
    })
    .partial()
    .optional(),
  problem: issue.optional(),
  notices: z.array(issue).optional(),
});

const importOptions = z.strictObject({
  dialect: z.enum(['auto', 'hqms', 'natdss', 'drgCase', 'dipCase', 'visitCase', 'ndjson', 'mapped']).default('auto'),
  poolingArea: z.string().max(12).optional(),
  insuranceType: z.string().max(6).optional(),
  /** Id of a remembered column mapping. */
  mapping: z.string().optional(),
});

export const columnMapping = z.strictObject({
  name: z.string().min(1).max(100),
  columns: z.record(
    z.string(),
    z.strictObject({
      path: z.string(),
      values: z.record(z.string(), z.string()).optional(),
      /** How the cell is written, as the suggestion says it. */ form: z.string().max(40).optional(),
      part: z.string().max(40).optional(),
    }),
  ),
});

export const importOperations = {
  inspectFile: operation({
    id: 'inspectFile',
    method: 'POST',
    path: '/imports/inspect',
    access: 'case.import',
    summary: { zh: '识别文件格式', en: 'Look at a file before importing' },
    multipart: { fields: z.strictObject({}) },
    output: z.object({
      dialect: z.string().optional(),
      encoding: z.string(),
      columns: z.array(z.string()),
      unknownColumns: z.array(z.string()),
      sample: z.array(z.record(z.string(), z.string())),
      suggestion: json.optional(),
      mapping: z.string().optional(),
      issues: z.array(issue),
    }),
  }),
  startImport: operation({
    id: 'startImport',
    method: 'POST',
    path: '/imports',
    access: 'case.import',
    audit: 'import.start',
    idempotent: true,
    summary: { zh: '导入文件', en: 'Import a file' },
    multipart: { fields: importOptions },
    output: job,
  }),
  loadSampleHospital: operation({
    id: 'loadSampleHospital',
    method: 'POST',
    path: '/imports/sample',
    access: 'case.import',
    audit: 'import.sample',
    idempotent: true,
    summary: { zh: '载入示例医院', en: 'Load the sample hospital' },
    body: z.strictObject({ cases: z.number().int().min(1).max(20000).default(2000) }),
    output: job,
  }),
  listJobs: operation({
    id: 'listJobs',
    method: 'GET',
    path: '/jobs',
    access: 'signedIn',
    summary: { zh: '后台任务', en: 'Background jobs' },
    query: z.strictObject({ ...paging }),
    output: paged(job),
  }),
  getJob: operation({
    id: 'getJob',
    method: 'GET',
    path: '/jobs/:id',
    access: 'signedIn',
    summary: { zh: '任务进度', en: 'One job' },
    params: idParams,
    output: job,
  }),
  cancelJob: operation({
    id: 'cancelJob',
    method: 'POST',
    path: '/jobs/:id/cancel',
    access: 'case.import',
    audit: 'import.cancel',
    summary: { zh: '取消任务', en: 'Cancel a job' },
    params: idParams,
    output: job,
  }),
  resumeJob: operation({
    id: 'resumeJob',
    method: 'POST',
    path: '/jobs/:id/resume',
    access: 'case.import',
    audit: 'import.resume',
    summary: { zh: '继续任务', en: 'Resume a job' },
    params: idParams,
    output: job,
  }),
  importProblems: operation({
    id: 'importProblems',
    method: 'GET',
    path: '/jobs/:id/problems',
    access: 'case.import',
    audit: 'import.problems',
    summary: { zh: '不可读的行', en: 'Unreadable rows' },
    params: idParams,
    query: z.strictObject({ ...paging }),
    output: paged(
      z.object({
        row: z.number().int(),
        column: z.string().optional(),
        code: z.string(),
        args: z.record(z.string(), z.union([z.string(), z.number()])),
        raw: z.string().optional(),
      }),
    ),
  }),
  exportImportProblems: operation({
    id: 'exportImportProblems',
    method: 'GET',
    path: '/jobs/:id/problems.xlsx',
    access: 'case.import',
    audit: 'import.problems',
    summary: { zh: '导出不可读的行', en: 'Export unreadable rows' },
    params: idParams,
    output: { stream: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  listMappings: operation({
    id: 'listMappings',
    method: 'GET',
    path: '/column-mappings',
    access: 'case.import',
    summary: { zh: '列映射', en: 'Remembered column mappings' },
    output: z.object({ mappings: z.array(columnMapping.extend({ id: z.string() })) }),
  }),
  saveMapping: operation({
    id: 'saveMapping',
    method: 'PUT',
    path: '/column-mappings/:id',
    access: 'case.import',
    audit: 'import.mapping',
    summary: { zh: '保存列映射', en: 'Remember a column mapping' },
    params: z.strictObject({ id: z.string().max(64) }),
    body: columnMapping,
    output: columnMapping.extend({ id: z.string() }),
  }),
};
