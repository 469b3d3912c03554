import type { Severity } from '@caseloom/core';
import type { Database } from '../database/open-database.ts';
import { Activation } from '../packs/activation.entity.ts';
import { PublishedPacks } from '../packs/published-packs.ts';
import { lockPack, storePack } from '../packs/publish-pack.ts';
import { randomUUID } from 'node:crypto';

type Files = Record<string, unknown>;

const rule = (
  id: string,
  severity: Severity,
  fact: string,
  path: string,
  operator: string,
  value: unknown,
  zh: string,
  en: string,
) => ({
  id,
  conditions: { all: [{ fact, path: `$.${path}`, operator, value }] },
  event: { type: 'finding', params: { severity, field: `${fact}.${path}`, title: { zh, en } } },
});
const action = (id: string, zh: string, en: string, more: object = {}) => ({ id, title: { zh, en }, ...more });
const task = (id: string, stage: string, roles: string[], zh: string, en: string, actions: object[]) => ({
  id,
  kind: 'task',
  title: { zh, en },
  config: { stage, roles, dueHours: 24, stickyAssignee: true, actions },
});
const plain = (id: string, kind: string, zh: string, en: string) => ({ id, kind, title: { zh, en }, config: {} });
const edge = (from: string, to: string, on?: string) => ({
  id: `${from}-${on ?? 'next'}`,
  from,
  to,
  ...(on ? { on } : {}),
});

/** A nation's pack that a person can check by hand: three rules, one group, a rate of 10,000 yuan, three measures. */
export const NATION: Files = {
  'pack.json': {
    format: 1,
    id: 'test-nation',
    version: '1.0.0',
    title: { zh: '测试国家包', en: 'Test nation' },
    layer: 'nation',
  },
  'codes/sex.json': {
    title: { zh: '性别', en: 'Sex' },
    system: 'valueSet',
    codes: [
      { code: '1', zh: '男', en: 'Male' },
      { code: '2', zh: '女', en: 'Female' },
    ],
  },
  'codes/icd10.json': { title: { zh: '诊断', en: 'Diagnoses' }, system: 'icd10', sample: true },
  'codes/icd10.codes.csv':
    'code,zh,en,pinyin\nK80.100,胆囊结石伴胆囊炎,Gallstone with cholecystitis,dnjsbdny\nK80.200,胆囊结石,Gallstone,dnjs\nI10.x00,特发性高血压,Hypertension,tfxgxy\n',
  'rules/basic.json': {
    title: { zh: '基本', en: 'Basic' },
    missing: 'unknown',
    rules: [
      rule('charge-zero', 'block', 'fee', 'total', 'lessThanInclusive', '0', '总费用为零', 'No charge'),
      rule('name-empty', 'error', 'patient', 'name', 'isEmpty', true, '姓名必填', 'Name required'),
      rule('old-age', 'warn', 'patient', 'ageYears', 'greaterThan', 90, '年龄请核对', 'Check the age'),
      rule('low-outlier', 'info', 'payment', 'caseType', 'equal', 'LOW', '低倍率', 'Low outlier'),
    ],
  },
  'grouping/tiny.json': {
    title: { zh: '小方案', en: 'Tiny scheme' },
    family: 'drg',
    results: { ungrouped: { mdc: '0000', adrg: '00', drg: '0000' }, invalid: { mdc: '0000', adrg: '00', drg: '0000' } },
  },
  'grouping/tiny.mdc.csv': 'order,mdc,name,condition\n1,MDCH,肝胆胰疾病,principal_dx in {mdc:MDCH/dx}\n',
  'grouping/tiny.adrg.csv':
    'order,mdc,rule,adrg,name,kind,condition,no_drg_result\n1,MDCH,HC1,HC1,胆道疾病,group,true,\n',
  'grouping/tiny.drg.csv': 'order,mdc,rule,adrg,drg,name,condition\n1,MDCH,HC1,HC1,HC19,胆道疾病,true\n',
  'grouping/tiny.code_lists.csv': 'list,code\nmdc:MDCH/dx,K80.100\nmdc:MDCH/dx,K80.200\n',
  'grouping/tiny.weights.csv': 'drg,weight,mean_charge,mean_los_days,risk_level\nHC19,1.2500,12000.00,7.0,low\n',
  'payment/rate.json': {
    title: { zh: '费率', en: 'Rate' },
    method: 'drg-rate',
    scope: {},
    validFrom: '2020-01-01',
    parameters: {
      baseRate: '10000.00',
      levelCoefficient: '1.00',
      lowMultiple: '0.40',
      highMultiples: [{ multiple: '3.00' }],
      highShare: '1.00',
      ambiguousMode: 'NOT_PAID',
      ambiguousShare: '0',
      ungroupedMode: 'NOT_PAID',
      ungroupedShare: '0',
      fundShareMode: 'LESS_PATIENT_PAID',
    },
    rounding: {
      money: { places: 2, mode: 'HALF_UP' },
      points: { places: 4, mode: 'HALF_UP' },
      pointValue: { places: 4, mode: 'HALF_UP' },
    },
  },
  'measures/kpis.json': {
    title: { zh: '指标', en: 'Measures' },
    measures: [
      {
        id: 'CMI',
        title: { zh: '病例组合指数', en: 'Case-mix index' },
        domain: 'capacity',
        population: 'grouping.status = "grouped"',
        numerator: { aggregate: 'sum', expression: 'grouping.weight' },
        denominator: { aggregate: 'sum', expression: '1' },
        unit: { zh: '指数', en: 'index' },
        decimals: 4,
        direction: 'higher',
        formulaText: { zh: 'Σ权重÷例数', en: 'Σ weight ÷ cases' },
      },
      {
        id: 'CHARGE',
        title: { zh: '次均费用', en: 'Mean charge' },
        domain: 'cost',
        numerator: { aggregate: 'sum', expression: 'number(fee.total)' },
        denominator: { aggregate: 'sum', expression: '1' },
        unit: { zh: '元', en: 'yuan' },
        decimals: 2,
        direction: 'lower',
        formulaText: { zh: '总费用÷例数', en: 'charge ÷ cases' },
      },
      {
        id: 'BALANCE',
        title: { zh: '结余', en: 'Balance' },
        domain: 'cost',
        population: 'payment.status = "paid"',
        numerator: { aggregate: 'sum', expression: 'payment.balance' },
        unit: { zh: '元', en: 'yuan' },
        decimals: 2,
        direction: 'higher',
        formulaText: { zh: 'Σ结余', en: 'Σ balance' },
      },
    ],
  },
  'tests/own.json': {
    title: { zh: '自测', en: 'Own tests' },
    cases: [
      {
        id: 'low',
        record: {
          patient: { name: '张三', sex: '1', ageYears: 60 },
          stay: { dischargeAt: '2026-05-08T10:00:00' },
          dx: { principal: { code: 'K80.100' } },
          fee: { total: '3000.00' },
        },
        expect: { fired: ['low-outlier'], onlyFired: true, grouping: { drg: 'HC19' }, payment: { amount: '3000.00' } },
      },
    ],
  },
};

/** A hospital's pack on it: departments and the way of a case through validation, physician, coding, review, lock, group and pay. */
export const HOSPITAL: Files = {
  'pack.json': {
    format: 1,
    id: 'test-hospital',
    version: '1.0.0',
    title: { zh: '测试医院包', en: 'Test hospital' },
    layer: 'hospital',
    extends: { id: 'test-nation', range: '^1.0.0' },
  },
  'codes/department.json': {
    title: { zh: '科室', en: 'Departments' },
    system: 'valueSet',
    codes: [
      { code: '04', zh: '外科', en: 'Surgery' },
      { code: '03', zh: '内科', en: 'Medicine' },
    ],
  },
  'workflows/inpatient.json': {
    title: { zh: '住院', en: 'Inpatient' },
    nodes: [
      plain('start', 'start', '出院', 'Discharged'),
      plain('check', 'validate', '校验', 'Validate'),
      task('correct', 'physicianCorrection', ['physician'], '医师修正', 'Physician correction', [
        action('submit', '提交', 'Submit', { blockedBy: ['block'] }),
      ]),
      task('code', 'coding', ['coder', 'seniorCoder'], '编码', 'Coding', [
        action('submit', '编码完成', 'Coding done', { blockedBy: ['block'] }),
        action('return', '退回医师', 'Return', { needsReason: true, isReturn: true }),
      ]),
      task('review', 'qcReview', ['qcManager'], '质控', 'QC review', [
        action('pass', '通过', 'Pass', { blockedBy: ['block', 'error', 'warn'] }),
        action('return', '退回编码', 'Return', { needsReason: true, isReturn: true }),
      ]),
      plain('lock', 'lock', '定稿', 'Final'),
      plain('group', 'group', '分组', 'Group'),
      plain('pay', 'pay', '支付', 'Pay'),
      plain('done', 'end', '完成', 'Done'),
    ],
    edges: [
      edge('start', 'check'),
      edge('check', 'code', 'clean'),
      edge('check', 'correct', 'findings'),
      edge('correct', 'code', 'submit'),
      edge('code', 'review', 'submit'),
      edge('code', 'correct', 'return'),
      edge('review', 'lock', 'pass'),
      edge('review', 'code', 'return'),
      edge('lock', 'group'),
      edge('group', 'pay'),
      edge('pay', 'done'),
    ],
  },
};

export const packFiles = (files: Files): Map<string, string> =>
  new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? content : JSON.stringify(content),
    ]),
  );

/** Publishes both packs in a tenant, the hospital's with `more` files, and activates it for everything since 2020. @returns its hash */
export async function publishReviewPacks(
  database: Database,
  tenant: string,
  now: Date,
  more: Files = {},
): Promise<string> {
  const library = new PublishedPacks();
  return database.steps.inTenant(tenant, async (step) => {
    const stored = async (files: Files) => {
      const locked = await lockPack(step, library, packFiles(files));
      await storePack(step, locked, { by: null, draftId: null, tests: null, now });
      return locked.hash;
    };
    await stored(NATION);
    const hash = await stored({ ...HOSPITAL, ...more });
    await step.em.insertMany(
      Activation,
      (['policy', 'conduct', 'workflow'] as const).map((purpose) => ({
        tenant,
        id: randomUUID(),
        purpose,
        poolingArea: '',
        insuranceType: '',
        stayKind: '',
        validFrom: '2020-01-01',
        packHash: hash,
        by: 'Caseloom',
        at: now,
      })),
    );
    return hash;
  });
}

/** A faultless stay; `changes` are laid over its groups. */
export function stay(key: string, changes: Record<string, object> = {}): Record<string, unknown> {
  const base: Record<string, object> = {
    record: { mrn: key, encounterNo: key },
    patient: { name: '李四', sex: '1', ageYears: 60, idNo: '110101196001010014' },
    stay: {
      admitAt: '2026-11-01T08:00:00',
      dischargeAt: '2026-11-08T10:00:00',
      dischargeDept: '04',
      admissionCount: 1,
    },
    dx: { principal: { code: 'K80.100', name: '胆囊结石伴胆囊炎' } },
    fee: { total: '12800.00' },
    insurance: { type: '310' },
  };
  const groups = new Set([...Object.keys(base), ...Object.keys(changes)]);
  return Object.fromEntries([...groups].map((group) => [group, { ...base[group], ...changes[group] }]));
}

export const ndjson = (records: readonly unknown[]) =>
  records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n');
