import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePack, kinds, type CompiledPack } from '@caseloom/engine';
import { parsePack, resolvePack, type PackFiles } from '@caseloom/pack';
import type { CaseRecord } from '@caseloom/record';
import { ownFiles } from '../support/small-city.ts';

const title = { zh: '样本', en: 'Specimen' };
const params = { severity: 'error', title, field: 'op[].code' };
const ours = (id: string, conditions: object, more: object = {}): object => ({
  id,
  conditions,
  event: { type: 'finding', params },
  ...more,
});

/** A rule set with every shape of condition. */
export const RULES = {
  title,
  missing: 'unknown',
  conditions: { adult: { all: [{ fact: 'ageYears', operator: 'greaterThanInclusive', value: 18 }] } },
  rules: [
    ours('plain', { all: [{ fact: 'patient', path: '$.sex', operator: 'equal', value: '1' }] }, { priority: 7 }),
    ours('other-field', {
      any: [{ fact: 'fee', path: 'total', operator: 'lessThan', value: { fact: 'fee', path: 'selfPaid' } }],
    }),
    ours('pattern', { not: { fact: 'patient', path: 'name', operator: 'matches', value: '^[\\p{L}·]{2,20}$' } }),
    ours('listed', {
      all: [
        { condition: 'adult' },
        {
          fact: 'diagnoses',
          operator: 'some',
          value: {
            conditions: { all: [{ fact: 'item', path: 'code', operator: 'codeIn', value: ['K80', 'A00-A09'] }] },
          },
        },
      ],
    }),
    ours('counted', {
      all: [
        {
          fact: 'op',
          operator: 'countOf',
          value: {
            conditions: { all: [{ fact: 'item', path: 'level', operator: 'in', value: ['3', '4'] }] },
            min: 2,
          },
        },
      ],
    }),
    ours(
      'each',
      { all: [{ fact: 'item', path: 'date', operator: 'isEmpty', value: true }] },
      { forEach: 'op', appliesWhen: { all: [{ fact: 'stay', path: 'los', operator: 'greaterThan', value: 0 }] } },
    ),
    ours('formula', {
      all: [
        { fact: 'fee', operator: 'satisfies', value: 'fee.total > 100 and matches(patient.name, "^(a+)+$") = false' },
      ],
    }),
    ours('after', { all: [{ fact: 'payment', path: 'caseType', operator: 'equal', value: 'LOW' }] }),
  ],
};

const TABLE = {
  title,
  hitPolicy: 'unique',
  data: [{ name: 'weight', type: 'number' }],
  inputs: [{ id: 'weight', expression: 'weight' }],
  outputs: [{ id: 'multiple' }],
  rules: [
    { id: 'small', inputs: ['< 1'], outputs: ['3.0'] },
    { id: 'large', inputs: ['>= 1'], outputs: ['weight * 2'] },
  ],
};

const manifest = {
  format: 1,
  id: 'specimen',
  version: '1.0.0',
  title,
  layer: 'city',
  language: 'zh-CN',
  maintainers: ['x'],
};

/** Documents of a pack that has an artifact of most kinds, by path. */
export const DOCUMENTS: Readonly<Record<string, unknown>> = {
  'pack.json': manifest,
  'codes/sex.json': {
    title,
    system: 'valueSet',
    codes: [
      { code: '1', zh: '男' },
      { code: '2', zh: '女' },
    ],
  },
  'codes/icd10.json': { title, system: 'icd10' },
  'codes/parameters.json': { title, system: 'parameter', codes: [{ code: 'days', zh: '天', value: '60' }] },
  'rules/main.json': RULES,
  'tables/multiple.json': TABLE,
  'grouping/tiny.json': {
    title,
    family: 'drg',
    results: { ungrouped: { mdc: '0000', adrg: '00', drg: '0000' }, invalid: { mdc: '0000', adrg: '00', drg: '0000' } },
  },
  'payment/rate.json': JSON.parse(String(ownFiles['payment/rate.json'])),
  'measures/kpis.json': JSON.parse(String(ownFiles['measures/kpis.json'])),
  'workflows/main.json': JSON.parse(
    readFileSync(join(import.meta.dirname, '../../rule-packs/sample-hospital/workflows/inpatient.json'), 'utf8'),
  ),
  'tests/own.json': {
    title,
    cases: [{ id: 'a', asOf: '2026-05-01', record: { patient: { sex: '1' } }, expect: { fired: ['plain'] } }],
  },
};

/** Tables of the same pack, by path. */
export const TABLES: Readonly<Record<string, string>> = {
  'codes/icd10.codes.csv': 'code,zh,sex\nK80.100,胆囊结石,\nO82.000,剖宫产,2\n',
  'grouping/tiny.mdc.csv': 'order,mdc,name,condition\n1,MDCH,肝胆胰,principal_dx in {mdc:MDCH/dx} and not (age < 1)\n',
  'grouping/tiny.adrg.csv':
    'order,mdc,rule,adrg,name,kind,condition,no_drg_result\n1,MDCH,HC1,HC1,胆道,group,any_proc in {operating},\n2,MDCH,HU1,HU1,其他,group,true,\n',
  'grouping/tiny.drg.csv':
    'order,mdc,rule,adrg,drg,name,condition\n1,MDCH,HC1,HC1,HC19,胆道,true\n2,MDCH,HU1,HU1,HU19,其他,has_cc or has_mcc\n',
  'grouping/tiny.code_lists.csv': 'list,code\nmdc:MDCH/dx,K80.100\n',
  'grouping/tiny.operating_procedures.csv': 'code,name\n51.2300,x\n',
  'grouping/tiny.cc.csv': 'code,exclusion_group\nI10.x00,1\n',
  'grouping/tiny.weights.csv': 'drg,weight,mean_charge,mean_los_days\nHC19,1.2500,12000.00,7.0\n',
};

/** A child that changes a little of everything. */
export const CHILD: Readonly<Record<string, unknown>> = {
  'pack.json': { ...manifest, id: 'child', layer: 'hospital', extends: { id: 'specimen', range: '^1.0.0' } },
  'overlay/rules/main.json': [
    { op: 'patch', id: 'plain', value: { event: { params: { severity: 'warn' } } } },
    { op: 'disable', id: 'pattern', reason: 'x' },
    { op: 'add', id: 'new', value: ours('new', { all: [] }) },
    { op: 'replace', id: 'after', value: ours('after', { any: [] }) },
  ],
  'overlay/codes/sex.json': [
    { op: 'addCodes', codes: ['9', { code: '0', zh: '未知' }] },
    { op: 'removeCodes', codes: ['2'] },
  ],
  'overlay/workflows/main.json': [{ op: 'patch', id: 'main', family: '$artifact', value: { title } }],
};

export const RECORD: CaseRecord = {
  record: { mrn: 'M1', encounterNo: 'E1' },
  patient: { name: '张三', sex: '1', birthDate: '1966-02-01' },
  stay: { admitAt: '2026-05-01T09:00:00', dischargeAt: '2026-05-08T10:00:00', los: 7, disposition: '1' },
  dx: { principal: { code: 'K80.100' }, other: [{ code: 'I10.x00' }] },
  op: [{ code: '51.2300', date: '2026-05-02', level: '3' }, { code: '87.4100' }],
  fee: { total: '12800.00', selfPaid: '1000.00' },
};

export function filesOf(
  documents: Readonly<Record<string, unknown>>,
  tables: Readonly<Record<string, string>> = {},
): PackFiles {
  return new Map([
    ...Object.entries(documents).map(([path, value]): [string, string] => [path, JSON.stringify(value)]),
    ...Object.entries(tables),
  ]);
}

/** The specimen, compiled once. @throws Error when it is not sound, which would make the targets idle */
export const specimen: CompiledPack = compiled(filesOf(DOCUMENTS, TABLES));

function compiled(files: PackFiles): CompiledPack {
  const parsed = parsePack(files, kinds);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, undefined, 1));
  const resolved = resolvePack([parsed.value], kinds);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.issues, undefined, 1));
  const pack = compilePack(resolved.value);
  const errors = pack.issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors, undefined, 1));
  return pack;
}
