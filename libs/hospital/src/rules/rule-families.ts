import type { Random } from '../random.ts';
import type { SyntheticCodes } from './synthetic-codes.ts';

/** One template of the synthetic library: the rule with its placeholders, and a row's cells. */
export interface RuleFamily {
  readonly artifact: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Share of the library's rules. */
  readonly share: number;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly codes?: string }[];
  readonly conditions: object;
  readonly params: object;
  readonly cells: (random: Random, codes: SyntheticCodes) => readonly string[];
}

const listed = (fact: string, operator: string, value: string, path = 'code') => ({
  fact,
  operator: 'some',
  value: { conditions: { all: [{ fact: 'item', path, operator, value }] } },
});
const principal = (value: string) => ({ fact: 'dx', path: 'principal.code', operator: 'equal', value });
const texts = (zh: string, en: string) => ({ title: { zh, en }, message: { zh, en } });

/** The shapes most advertised front-page rules have: one or two codes, and what else must or must not be there. */
export const ruleFamilies: readonly RuleFamily[] = [
  {
    artifact: 'procedure-needs-diagnosis',
    title: { zh: '手术需有对应诊断', en: 'Procedures that need a diagnosis' },
    share: 0.4,
    columns: [
      { name: 'procedure', type: 'text', codes: 'icd9cm3' },
      { name: 'diagnoses', type: 'list', codes: 'icd10' },
    ],
    conditions: {
      all: [listed('procedures', 'equal', '{{procedure}}'), { not: listed('diagnoses', 'in', '{{diagnoses}}') }],
    },
    params: {
      field: 'op[].code',
      ...texts('手术 {{procedure}} 缺少对应诊断', 'Procedure {{procedure}} lacks a diagnosis'),
    },
    cells: (random, codes) => [codes.procedure(random), codes.diagnoses(random, random.int(1, 4)).join(';')],
  },
  {
    artifact: 'diagnoses-exclude',
    title: { zh: '诊断互斥', en: 'Diagnoses that exclude each other' },
    share: 0.25,
    columns: [
      { name: 'diagnosis', type: 'text', codes: 'icd10' },
      { name: 'excluded', type: 'list', codes: 'icd10' },
    ],
    conditions: { all: [principal('{{diagnosis}}'), listed('diagnoses', 'in', '{{excluded}}')] },
    params: {
      field: 'dx.principal.code',
      ...texts(
        '主要诊断 {{diagnosis}} 与 {{excluded}} 互斥',
        'Principal diagnosis {{diagnosis}} excludes {{excluded}}',
      ),
    },
    cells: (random, codes) => [codes.diagnosis(random), codes.diagnoses(random, random.int(1, 3)).join(';')],
  },
  {
    artifact: 'diagnosis-age',
    title: { zh: '诊断与年龄', en: 'Diagnosis and age' },
    share: 0.15,
    columns: [
      { name: 'diagnosis', type: 'text', codes: 'icd10' },
      { name: 'minYears', type: 'number' },
    ],
    conditions: {
      all: [principal('{{diagnosis}}'), { fact: 'ageYears', operator: 'lessThan', value: '{{minYears}}' }],
    },
    params: {
      field: 'patient.ageYears',
      ...texts('{{diagnosis}} 年龄应不小于 {{minYears}} 岁', '{{diagnosis}} from {{minYears}} years of age'),
    },
    cells: (random, codes) => [codes.diagnosis(random), String(random.int(1, 60))],
  },
  {
    artifact: 'diagnosis-sex',
    title: { zh: '诊断与性别', en: 'Diagnosis and sex' },
    share: 0.1,
    columns: [
      { name: 'diagnosis', type: 'text', codes: 'icd10' },
      { name: 'sex', type: 'text' },
    ],
    conditions: {
      all: [
        listed('diagnoses', 'equal', '{{diagnosis}}'),
        { not: { fact: 'patient', path: 'sex', operator: 'equal', value: '{{sex}}' } },
      ],
    },
    params: { field: 'patient.sex', ...texts('{{diagnosis}} 与性别不符', '{{diagnosis}} does not fit the sex') },
    cells: (random, codes) => [codes.diagnosis(random), random.pick(['1', '2'])],
  },
  {
    artifact: 'charge-needs-procedure',
    title: { zh: '收费需有对应手术', en: 'Charges that need a procedure' },
    share: 0.1,
    columns: [
      { name: 'charge', type: 'text' },
      { name: 'procedures', type: 'list', codes: 'icd9cm3' },
    ],
    conditions: {
      all: [
        listed('charges', 'equal', '{{charge}}', 'itemCode'),
        { not: listed('procedures', 'in', '{{procedures}}') },
      ],
    },
    params: {
      field: 'op[].code',
      ...texts('收费 {{charge}} 缺少对应手术', 'Charge {{charge}} lacks a procedure'),
    },
    cells: (random, codes) => [codes.charge(random), codes.procedures(random, random.int(1, 3)).join(';')],
  },
];
