import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Code tables as a bureau hands them over. */
export const codeFiles: Files = {
  'icd10_dx.csv': 'code,name\nK80.100,胆囊结石伴慢性胆囊炎\nI10.x00,特发性高血压\nJ96.000,急性呼吸衰竭\nA00.000,霍乱\n',
  'icd9_proc.csv': 'code,name\n51.2300,腹腔镜下胆囊切除术\n87.4100,胸部计算机断层扫描\n',
  'dx_map.csv': 'from,to\nK80.100x001,K80.100\n',
  'icd10_dx_differences.csv': 'version,change,code,name\nlocal,add,K80.101,x\n',
};

/** A grouping scheme of two groups by operation and one without, in its folder form; the code lists packed, as they come. */
export const schemeFiles: Files = {
  'scheme.csv': 'key,value\nid,small_city\nname,小城方案\nyear,2026\nambiguous_rule,none\n',
  'mdc.csv': 'order,mdc,name,condition\n1,MDCH,肝胆胰,principal_dx in {mdc:MDCH/dx}\n',
  'adrg.csv':
    'order,mdc,rule,adrg,name,kind,condition,no_drg_result\n' +
    '1,MDCH,HC2,HC2,胆囊切除,group,principal_proc in {adrg:HC2/proc},\n2,MDCH,HU1,HU1,胆囊疾病,group,true,\n',
  'drg.csv':
    'order,mdc,rule,adrg,drg,name,condition\n1,MDCH,HC2,HC2,HC21,伴严重并发症,has_mcc\n' +
    '2,MDCH,HC2,HC2,HC25,不伴并发症,true\n3,MDCH,HU1,HU1,HU19,胆囊疾病,true\n',
  'code_lists.csv.gz': gzipSync('list,code\nmdc:MDCH/dx,K80.100\nadrg:HC2/proc,51.2300\n'),
  'operating_procedures.csv': 'code,name\n51.2300,腹腔镜下胆囊切除术\n',
  'mcc.csv': 'code,exclusion_group\nJ96.000,1\n',
  'exclusion.csv': 'principal_dx,exclusion_group\nA00.000,1\n',
  'weights.csv':
    'drg,weight,mean_charge,mean_los_days\nHC21,2.5000,25000.00,9.0\nHC25,1.2500,12500.00,6.0\nHU19,0.5000,5000.00,4.0\n',
  'cases.csv': 'id\nnot a table\n',
};

/** Rules as json-rules-engine writes them. */
export const referenceRules = [
  {
    name: 'older than anybody',
    conditions: { all: [{ fact: 'patient', path: '$.ageYears', operator: 'greaterThan', value: 120 }] },
    event: { type: 'age' },
  },
  {
    conditions: { any: [{ fact: 'patient', path: '$.sex', operator: 'notIn', value: ['1', '2'] }] },
    event: { type: 'sex' },
  },
];

/** What a consultant adds by hand: a policy, and a test of the pack. */
export const ownFiles: Files = {
  'payment/rate.json': JSON.stringify({
    title: { zh: '费率', en: 'Rate' },
    method: 'drg-rate',
    scope: {},
    validFrom: '2026-01-01',
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
  }),
  'measures/kpis.json': JSON.stringify({
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
    ],
  }),
  'tests/own.json': JSON.stringify({
    title: { zh: '自测', en: 'Own tests' },
    cases: [
      {
        id: 'operated',
        asOf: '2026-05-01',
        record: {
          patient: { sex: '1', ageYears: 60 },
          dx: { principal: { code: 'K80.100' } },
          op: [{ code: '51.2300' }],
          fee: { total: '12000.00' },
        },
        expect: { fired: [], onlyFired: true, grouping: { drg: 'HC25' }, payment: { amount: '12500.00' } },
      },
    ],
  }),
};

/** Cases with the answers they must get; the last column is one that nobody reads. */
export const CASES =
  'id,sex,age,age_days,birth_weight_g,department,los_days,discharge_type,icu_hours,diagnoses,procedures,expected_drg\n' +
  'c1,1,60,,,,7,1,,K80.100|I10.x00,51.2300,HC25\n' +
  'c2,2,71,,,,9,1,,K80.100|J96.000,51.2300,HC21\n' +
  'c3,2,45,,,,3,1,,K80.100,,HU19\n' +
  'c4,1,,,,,3,1,,K80.100,,0000\n' +
  'c5,3,130,,,,3,1,,A00.000,,0000\n' +
  'c6,1,33,,,,3,1,,A00.000,,0000\n';

export const GROUPS =
  'id,status,reason,mdc,adrg,drg\n' +
  'c1,grouped,,MDCH,HC2,HC25\nc2,grouped,,MDCH,HC2,HC21\nc3,grouped,,MDCH,HU1,HU19\n' +
  'c4,invalid,age,0000,00,0000\nc5,invalid,sex,0000,00,0000\nc6,ungrouped,noGroup,0000,00,0000\n';

/** Writes files below a folder and gives the folder back. */
export function filesAt(dir: string, files: Files): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return dir;
}
