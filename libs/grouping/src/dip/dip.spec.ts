import { describe, expect, it } from '@jest/globals';
import { parseCsvTable } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';
import { compileScheme } from '../compile-scheme.ts';
import type { DipDocument } from '../document.ts';
import { groupingKind } from '../grouping.kind.ts';
import type { CompiledScheme, GroupingInput } from '../types.ts';

const S = '相关手术';
const T = '治疗性操作';
const D = '诊断性操作';
const C = '保守治疗';

const method: DipDocument['method'] = {
  code_conversion: false,
  dx_key_length: 5,
  procedure_expression: { and: '+', or: '/', prefix_if_shorter_than: null, count: 'with_repeats' },
  type_rank: [C, D, T, '介入治疗', S],
  type_as: { 介入治疗: S },
  type_if_unknown: C,
  conservative: { when: 'highest_type_is_conservative', take: 'first' },
  comprehensive: {
    type_of: 'all_procedures',
    take: 'first',
    exact_prefixes: [3, 2, 1],
    ranges: true,
    rewrite_code: false,
    surgery_level: null,
    fallback: null,
  },
  comprehensive_rows_in_basic: false,
  supplement: {
    kind: 'catalogue',
    bands: {
      年龄: { '66岁及以上': { age_years: [66, null] } },
      疾病: { 重度: { complication: 'mcc' }, 死亡: { discharge: '5' }, 从不: { never: true } },
    },
    pick: 'highest_factor',
  },
  choose: [
    { pool: ['核心'] },
    { step: 'match_quantity', mode: 'most_joins_then_most_matched' },
    { step: 'closest_fee' },
    { pool: ['基层', '综合'] },
    {
      step: 'type_order',
      order: [S, T, D, C].flatMap((op_type) => ['核心', '基层', '综合'].map((catalogue) => ({ catalogue, op_type }))),
    },
  ],
};

function table(text: string): Table {
  const { header, rows } = parseCsvTable(text);
  return { columns: header, rows: rows.map(({ values }) => values) };
}

const tables = {
  groups:
    'seq,catalogue,dx_key,procedures,op_type,group_code,group_name,score,basic_factor\n' +
    '1,核心,K80.1,,,K80.1,胆结石保守,40,\n2,核心,K80.1,51.2300,,K80.1:51.2300,胆囊切除,120,\n3,核心,K80.1,51.2300+51.8800,,K80.1:51.2300+51.8800,胆囊切除伴取石,180,\n' +
    '4,核心,K80.1,51.1000/51.1400,,K80.1:51.1000,镜检,60,\n5,核心,K80.1,51.2300/51.2200,,K80.1:51.2300/51.2200,任一胆囊切除,90,\n' +
    '6,基层,K80.1,99.1500,,K80.1:99.1500:J,基层输液,20,0.9\n7,综合,K80,,相关手术,K80:S,胆石综合手术,100,\n8,综合,A00-K99,,治疗性操作,A00-K99:T,综合治疗,30,\n9,综合,K,,保守治疗,K:C,消化综合保守,25,\n',
  procedures: `code,name,op_type\n51.2300,x,${S}\n51.2200,x,${S}\n51.8800,x,${T}\n51.1000,x,${D}\n99.1500,x,${T}\n38.9300,x,介入治疗\n47.0100,x,${S}\n`,
  supplement:
    'group_code,kind,level,score,factor\nK80.1,年龄,66岁及以上,40,1.1\nK80.1,疾病,重度,50,1.4\nK80.1,疾病,从不,40,9\n',
  ccmcc: 'dx_code,level,exclude_table\nR57.200,mcc,t1\n',
  ccmcc_exclude: 'table,dx_code\nt1,K80.102\n',
  excluded_procedures: 'code\n89.5200\n',
};

function artifact(change: Partial<DipDocument['method']> = {}, text: Partial<typeof tables> = {}): Artifact {
  return {
    kind: 'grouping',
    id: 'trial-dip',
    value: { title: { zh: 'x', en: 'x' }, family: 'dip', method: { ...method, ...change } },
    tables: Object.fromEntries(Object.entries({ ...tables, ...text }).map(([name, csv]) => [name, table(csv)])),
  };
}

function scheme(change?: Partial<DipDocument['method']>, text?: Partial<typeof tables>): CompiledScheme {
  const compiled = compileScheme(artifact(change, text));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.value;
}

const settlement = { averageFactor: '100', averageFactorBasic: '90' };
const stay: GroupingInput = { ageYears: 40, losDays: 5, diagnoses: ['K80.100'], procedures: [], totalCharge: '9000' };

describe('grouping by a DIP scheme', () => {
  it.each<[string, Partial<GroupingInput>, string]>([
    ['no procedure: the conservative row', {}, '1 core 保守治疗 4000'],
    [
      'the more demanding expression wins over one procedure',
      { procedures: ['51.8800', '51.2300'] },
      '3 core 相关手术 18000',
    ],
    [
      'equal demands: the estimate nearest to the fee',
      { procedures: ['51.2300'], totalCharge: '9500' },
      '5 core 相关手术 9000',
    ],
    ['equal demands, another fee', { procedures: ['51.2300'], totalCharge: '11500' }, '2 core 相关手术 12000'],
    ['equal distance: the later one', { procedures: ['51.2300'], totalCharge: '10500' }, '5 core 相关手术 9000'],
    ['any of two', { procedures: ['51.1400'] }, '4 core 保守治疗 6000'],
    ['an excluded procedure is not there', { procedures: ['89.5200'] }, '1 core 保守治疗 4000'],
    ['a basic group has its own factors', { procedures: ['99.1500'] }, '6 basic 治疗性操作 1620'],
    [
      'an operation that no core row names: comprehensive by prefix',
      { procedures: ['47.0100'] },
      '7 comprehensive 相关手术 10000',
    ],
    ['an intervention counts as an operation', { procedures: ['38.9300'] }, '7 comprehensive 相关手术 10000'],
    ['comprehensive by range', { diagnoses: ['B05.900'], procedures: ['51.8800'] }, '8 comprehensive 治疗性操作 3000'],
    ['comprehensive by one letter', { diagnoses: ['K29.500'] }, '9 comprehensive 保守治疗 2500'],
    ['an auxiliary factor by age', { ageYears: 66 }, '1 core 保守治疗 4400 年龄 1.1'],
    [
      'of several the highest factor',
      { ageYears: 66, diagnoses: ['K80.100', 'R57.200'] },
      '1 core 保守治疗 7000 疾病 1.4',
    ],
    ['an excluded complication is none', { diagnoses: ['K80.102', 'R57.200'] }, '1 core 保守治疗 4000'],
  ])('%s', (_name, change, expected) => {
    const { status, dip } = scheme().group({ ...stay, ...change }, settlement);
    expect(status).toBe('grouped');
    expect(
      [dip!.groupSeq, dip!.catalogue, dip!.opType, dip!.estimatedAverage, dip!.auxiliaryKind, dip!.auxiliaryFactor]
        .filter((part) => part !== undefined)
        .join(' '),
    ).toBe(expected);
  });

  it.each<[string, Partial<GroupingInput>, boolean, object]>([
    ['no diagnosis', { diagnoses: [] }, true, { status: 'invalid', reason: 'noPrincipalDiagnosis' }],
    ['no settlement row of the hospital', {}, false, { status: 'invalid', reason: 'noSettlementRow' }],
    ['no group', { diagnoses: ['Z99.200'] }, true, { status: 'ungrouped', reason: 'noGroup' }],
  ])('says why there is no group: %s', (_name, change, withRow, expected) => {
    expect(scheme().group({ ...stay, ...change }, withRow ? settlement : undefined)).toMatchObject(expected);
  });

  it('tells the candidates of every step', () => {
    const { trace } = scheme().group({ ...stay, procedures: ['51.2300'], totalCharge: '11500' }, settlement);
    const steps = trace.map((step) => `${step.code} ${Object.values(step.args).slice(0, 3).join(' ')}`);
    expect(steps).toEqual([
      'GROUPING_DIP_KIND 相关手术 51.2300',
      'GROUPING_DIP_POOL 核心 2',
      'GROUPING_DIP_STEP match_quantity 2 2',
      'GROUPING_DIP_STEP closest_fee 2 1',
      'GROUPING_DIP_POOL 基层 0',
      'GROUPING_DIP_POOL 综合 1',
      'GROUPING_DIP_STEP type_order 2 1',
      'GROUPING_DIP_TAKEN K80.1:51.2300 胆囊切除 核心',
    ]);
  });

  it('gives blank groups to what nothing else takes, where the scheme says so', () => {
    const blank = scheme(
      {
        comprehensive: { ...method.comprehensive, fallback: 'blank_group' },
        choose: [{ pool: ['综合'] }, { step: 'type_order', order: [{ catalogue: '空白' }] }],
      },
      { groups: `${tables.groups}10,空白,,,,KB,空白病组,50,\n` },
    );
    expect(blank.group({ ...stay, diagnoses: ['Z99.200'] }, settlement)).toMatchObject({
      status: 'grouped',
      dip: { group: 'KB', catalogue: 'blank' },
    });
  });
});

describe('checking a DIP scheme', () => {
  it.each<[string, Partial<DipDocument['method']>, Partial<typeof tables>, string]>([
    [
      'an unknown catalogue',
      {},
      { groups: tables.groups.replace('1,核心', '1,核') },
      'error GROUPING_DIP_CATALOGUE_UNKNOWN groups.csv:2:catalogue',
    ],
    [
      'a score that is no number',
      {},
      { groups: tables.groups.replace('胆结石保守,40', '胆结石保守,四十') },
      'error GROUPING_NUMBER groups.csv:2:score',
    ],
    [
      'a range upside down',
      {},
      { groups: tables.groups.replace('A00-K99,', 'K99-A00,') },
      'error GROUPING_DIP_RANGE groups.csv:9:dx_key',
    ],
    [
      'a key that never matches',
      {},
      { groups: tables.groups.replace('1,核心,K80.1', '1,核心,K80') },
      'warning GROUPING_DIP_KEY_LENGTH groups.csv:2:dx_key',
    ],
    [
      'an auxiliary level without condition',
      {},
      { supplement: tables.supplement.replace('重度', '特重度') },
      'error GROUPING_DIP_AUXILIARY_UNKNOWN supplement.csv:3:level',
    ],
    [
      'an auxiliary row of no group',
      {},
      { supplement: tables.supplement.replace('K80.1,年龄', 'K80.9,年龄') },
      'warning GROUPING_DIP_GROUP_UNKNOWN supplement.csv:2:group_code',
    ],
    [
      'a procedure kind outside the ranking',
      {},
      { procedures: tables.procedures.replace(D, '检查') },
      'error GROUPING_DIP_KIND_UNKNOWN procedures.csv:5:op_type',
    ],
  ])('finds %s', (_name, change, text, expected) => {
    const found = groupingKind.check!(artifact(change, text) as never, { artifacts: () => [] }).map(
      (one) => `${one.severity} ${one.code} ${one.path}`,
    );
    expect(found).toContain(expected);
  });
});
