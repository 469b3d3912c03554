import { z } from 'zod';
import { operation } from '../operation.ts';
import { decimalText, id, json, localText, month } from '../schemas/shared.ts';

const by = z.enum(['hospital', 'department', 'month', 'group', 'insuranceType', 'mdc']);
const measureFilter = {
  from: month.optional(),
  to: month.optional(),
  department: z.string().optional(),
  group: z.string().optional(),
  insuranceType: z.string().optional(),
  mdc: z.string().optional(),
};

export const measureValue = z.object({
  measure: z.string(),
  key: z.string(),
  label: z.string(),
  value: decimalText.optional(),
  numerator: decimalText,
  denominator: decimalText.optional(),
  cases: z.number().int(),
  state: z.enum(['ok', 'warn', 'none']),
  small: z.boolean(),
});
export const measureInfo = z.object({
  id: z.string(),
  title: localText,
  domain: z.string(),
  unit: localText,
  decimals: z.number().int(),
  direction: z.string(),
  formulaText: localText,
  warnBelow: z.string().optional(),
  warnAbove: z.string().optional(),
  target: z.string().optional(),
  source: z.string().optional(),
  packId: z.string(),
  version: z.string(),
});

export const knowledgeOperations = {
  fields: operation({
    id: 'fields',
    method: 'GET',
    path: '/fields',
    access: 'signedIn',
    summary: { zh: '字段目录', en: 'Field catalogue' },
    output: z.object({
      fields: z.array(
        z.object({
          path: z.string(),
          section: z.string(),
          zh: z.string(),
          en: z.string(),
          type: z.string(),
          maxLength: z.number().optional(),
          valueSet: z.string().optional(),
          unit: z.string().optional(),
          /** Pinyin initials of `zh`, for searching. */ initials: z.string(),
          note: z.string().optional(),
          document: z.string(),
          identifying: z.boolean().optional(),
        }),
      ),
    }),
  }),
  valueSets: operation({
    id: 'valueSets',
    method: 'GET',
    path: '/value-sets',
    access: 'signedIn',
    summary: { zh: '值域表', en: 'Value sets in force' },
    output: z.object({
      sets: z.record(
        z.string(),
        z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), initials: z.string() })),
      ),
    }),
  }),
  searchCodes: operation({
    id: 'searchCodes',
    method: 'GET',
    path: '/codes',
    access: 'signedIn',
    summary: { zh: '按编码、名称、拼音首字母检索', en: 'Codes by code, name or pinyin initials' },
    query: z.strictObject({
      system: z.enum(['icd10', 'icd9cm3']),
      q: z.string().max(60),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    output: z.object({
      codes: z.array(
        z.object({
          code: z.string(),
          zh: z.string(),
          en: z.string().optional(),
          edition: z.string().optional(),
          /** Its codes in the other edition, by the maps of the pack. */
          others: z.array(z.string()).optional(),
          attributes: z.record(z.string(), z.string()),
        }),
      ),
      sample: z.boolean(),
    }),
  }),
  search: operation({
    id: 'search',
    method: 'GET',
    path: '/search',
    access: 'signedIn',
    audit: 'case.search',
    summary: { zh: '全局搜索', en: 'Search everything' },
    query: z.strictObject({ q: z.string().max(100) }),
    output: z.object({
      results: z.array(
        z.object({
          kind: z.enum(['case', 'code', 'rule', 'page', 'measure']),
          id: z.string(),
          title: z.string(),
          detail: z.string().optional(),
          link: z.string(),
        }),
      ),
    }),
  }),
  listMeasures: operation({
    id: 'listMeasures',
    method: 'GET',
    path: '/measures',
    access: 'measure.read',
    summary: { zh: '指标定义', en: 'Measures in force' },
    output: z.object({ measures: z.array(measureInfo) }),
  }),
  measureValues: operation({
    id: 'measureValues',
    method: 'GET',
    path: '/measures/values',
    access: 'measure.read',
    summary: { zh: '指标数值', en: 'Measure values' },
    query: z.strictObject({ ...measureFilter, measures: z.string().optional(), by: by.default('hospital') }),
    output: z.object({ by, values: z.array(measureValue), months: z.array(z.string()), provisional: z.boolean() }),
  }),
  measureCases: operation({
    id: 'measureCases',
    method: 'GET',
    path: '/measures/:measure/cases',
    access: 'measure.read',
    audit: 'measure.drill',
    summary: { zh: '指标下钻到病例', en: 'Cases behind a figure' },
    params: z.strictObject({ measure: z.string() }),
    query: z.strictObject({
      ...measureFilter,
      page: z.coerce.number().int().min(1).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      total: z.number().int(),
      items: z.array(
        z.object({
          caseId: id,
          recordKey: z.string(),
          department: z.string().optional(),
          dischargeDate: z.string().optional(),
          group: z.string().optional(),
          numerator: decimalText,
          denominator: decimalText.optional(),
        }),
      ),
    }),
  }),
  workflowLive: operation({
    id: 'workflowLive',
    method: 'GET',
    path: '/workflows/live',
    access: 'pack.read',
    summary: { zh: '流程现状：各节点的病例与超期', en: 'Live workflow: open and overdue cases per node' },
    output: z.object({
      workflows: z.array(
        z.object({
          hash: z.string(),
          workflow: z.string(),
          packId: z.string(),
          version: z.string(),
          graph: json,
          nodes: z.record(z.string(), z.object({ open: z.number().int(), overdue: z.number().int() })),
        }),
      ),
    }),
  }),
};
