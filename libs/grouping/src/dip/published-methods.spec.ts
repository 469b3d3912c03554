import { describe, expect, it } from '@jest/globals';
import { C, D, groups, S, stay, T } from '../../spec/dip-trial.ts';
import { compileScheme } from '../compile-scheme.ts';
import { importSchemeFolder } from '../import/import-scheme-folder.ts';
import type { CompiledScheme, GroupingInput } from '../types.ts';

/**
 * Methods that are published as text only, written down as a folder would bring them and tried on small invented catalogues; every expected answer
 * follows from the text by hand.
 */
const common = {
  format: 'dip-scheme/1',
  region: '000000',
  version: '2023',
  name: '虚构',
  code_conversion: false,
  dx_key_length: 5,
  type_rank: [C, D, T, '介入治疗', S],
  type_if_unknown: C,
  settlement: { config_lookup: ['default'] },
};
const plus = { and: '+', or: '/', prefix_if_shorter_than: null as number | null, count: 'with_repeats' };
const comma = { and: ',', or: null, prefix_if_shorter_than: null, count: 'distinct' };
const comprehensive = {
  type_of: 'all_procedures',
  take: 'first',
  exact_prefixes: [3, 2, 1],
  ranges: true,
  rewrite_code: false,
  surgery_level: null as Record<string, number> | null,
  fallback: null as string | null,
};
const factors = {
  kind: 'catalogue',
  bands: {
    年龄: { '66岁及以上': { age_years: [66, null] } },
    疾病严重程度: { 重度III级: { complication: 'mcc' }, '死亡IV-B级': { discharge: '死亡', stay_days: [4, null] } },
  },
  pick: 'highest_factor',
  complication_include_prefix: false,
};
const base = [S, T, D].flatMap((op_type) => [
  { catalogue: '核心', op_type },
  { catalogue: '基层', op_type },
]);
const broad = [S, T, D].map((op_type) => ({ catalogue: '综合', op_type }));
const rest = ['核心', '基层', '综合'].map((catalogue) => ({ catalogue, op_type: C }));
const baseOrder = { step: 'type_order', order: [...base, ...broad, ...rest] };
const byQuantity = { step: 'match_quantity', mode: 'most_joins_then_most_matched' };

const tables = {
  'procedures.csv':
    `code,name,op_type,incision,level\n47.0100,x,${S},II类,2\n47.0900x001,x,${S},II类,3\n54.1100,x,${T},0类,2\n88.7600,x,${D},0类,1\n` +
    `39.5000,x,介入治疗,0类,4\n96.0400,x,${T},0类,1\n`,
  'ccmcc.csv': 'dx_code,level,exclude_table,include_prefix\nR57.200,mcc,,\n',
  'ccmcc_exclude.csv': 'table,dx_code\n',
  'excluded_procedures.csv': 'code\n',
  'code_map.csv': 'kind,from,to\n',
  'supplement.csv': 'group_code,kind,level,score,factor\n',
};

function scheme(method: object, rows: string, supplement = tables['supplement.csv']): CompiledScheme {
  const files = {
    ...tables,
    'supplement.csv': supplement,
    'groups.csv': rows,
    'scheme.json': JSON.stringify({ ...common, ...method }),
  };
  const imported = importSchemeFolder(new Map(Object.entries(files)));
  if (imported.artifact === undefined) throw new Error(JSON.stringify(imported.issues));
  expect(imported.issues.filter((one) => one.severity !== 'info')).toEqual([]);
  const compiled = compileScheme(imported.artifact);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.value;
}

/** Average factor 10: a score of 100 is estimated at 1,000. */
function grouped(compiled: CompiledScheme, input: Partial<GroupingInput>): string {
  const { status, dip } = compiled.group(
    { ...stay, diagnoses: ['K35.301'], ...input },
    { averageFactor: '10', averageFactorBasic: '10' },
  );
  return dip === undefined
    ? status
    : [dip.groupSeq, dip.group, dip.opType, dip.matchedProcedures.join('|')].join(' ').trimEnd();
}

describe('full code, then score, then fee', () => {
  const fullCodeFirst = scheme(
    {
      procedure_expression: { ...plus, prefix_if_shorter_than: 7 },
      type_as: { 介入治疗: S },
      conservative: { when: 'highest_type_is_conservative', take: 'first' },
      comprehensive: { ...comprehensive, fallback: 'first_row_of_dx_letter' },
      comprehensive_rows_in_basic: true,
      supplement: factors,
      choose: [
        { pool: ['核心', '基层'] },
        { step: 'prefer_full_code', short: { expression_length: 5 }, without_expression: 'keep' },
        { step: 'highest_score', tie: 'first', only_if_any_type: S },
        byQuantity,
        { step: 'closest_fee' },
        { pool: ['综合'] },
        baseOrder,
      ],
    },
    groups(
      '1,核心,K35.3,47.01,,K35.3:47.01,x,300',
      '2,核心,K35.3,47.0100,,K35.3:47.0100,x,200',
      '3,核心,K35.3,47.0100+54.1100,,K35.3:47.0100+54.1100,x,200',
      '4,核心,K35.3,47.0,,K35.3:47.0,x,100',
      '5,核心,K35.3,54.1100,,K35.3:54.1100,x,90',
      '6,核心,K35.3,54.1100/96.0400,,K35.3:54.1100/96.0400,x,80',
      '7,核心,K35.3,,,K35.3,x,50',
      `8,基层,K35,,${T},K35:T:J,x,85,1`,
      `9,综合,K35,,${D},K35:D,x,40`,
      `10,综合,K,,${C},K:C,x,20`,
    ),
  );
  it.each<[string, Partial<GroupingInput>, string]>([
    // 47.01 gives way to 47.0100; of 2, 3 (200 each) and 4 (100) the highest score, the first of equals.
    [
      'operations: the highest score, equal: the first',
      { procedures: ['47.0100', '54.1100'] },
      `2 K35.3:47.0100 ${S} 47.0100`,
    ],
    // No full code: 47.0900x001 meets only 47.0, which is not short here (four characters).
    ['a prefix of four characters', { procedures: ['47.0900x001'] }, `4 K35.3:47.0 ${S} 47.0900x001`],
    // No operation: no choice by score. 5 and 6 match one procedure, 8 none; 850 is 50 from 900 and from 800: the later.
    [
      'no operation: the nearest fee, equal distance: the later',
      { procedures: ['54.1100'], totalCharge: '850' },
      `6 K35.3:54.1100/96.0400 ${T} 54.1100`,
    ],
    ['no operation: the nearest fee', { procedures: ['54.1100'], totalCharge: '870' }, `5 K35.3:54.1100 ${T} 54.1100`],
    // The basic row of the comprehensive form is a candidate by its kind.
    [
      'a basic row by prefix and kind',
      { procedures: ['96.0400', '88.7600'], diagnoses: ['K35.900'] },
      `8 K35:T:J ${T}`,
    ],
    ['comprehensive by kind', { procedures: ['88.7600'] }, `9 K35:D ${D}`],
    ['the letter takes what is left', { procedures: ['47.0100'], diagnoses: ['K40.900'] }, `10 K:C ${C}`],
    ['conservative', {}, `7 K35.3 ${C}`],
  ])('%s', (_name, input, expected) => {
    expect(grouped(fullCodeFirst, input)).toBe(expected);
  });
});

describe('the main procedure, then the fee, without auxiliary catalogue', () => {
  const mainProcedureFirst = scheme(
    {
      procedure_expression: comma,
      type_as: { 介入治疗: T },
      conservative: { when: 'highest_type_is_conservative', take: 'all' },
      comprehensive: {
        ...comprehensive,
        type_of: 'first_procedure',
        take: 'all',
        surgery_level: { '1': 1, '2': 2, '3': 3, '4': 3 },
        fallback: 'blank_group',
      },
      comprehensive_rows_in_basic: false,
      supplement: { kind: 'none' },
      choose: [
        { pool: ['核心'] },
        { step: 'first_procedure_in_group_code' },
        byQuantity,
        { step: 'closest_fee' },
        { pool: ['基层', '综合'] },
        { step: 'type_order', order: [...baseOrder.order, { catalogue: '空白' }] },
      ],
      settlement: { config_lookup: ['month', 'default'], hospital_factor: { 职工: 0.611, default: 0.631 } },
    },
    groups(
      '1,核心,K35.3,54.1100,,K35.3:54.1100,x,90',
      '2,核心,K35.3,"47.0100,54.1100",,"K35.3:47.0100,54.1100",x,200',
      '3,核心,K35.3,47.0100,,K35.3:47.0100,x,150',
      '4,核心,K35.3,,,K35.3,x,50',
      '5,核心,K35.3,,,K35.3:2,x,70',
      `6,综合,I20-I25,,${S},I20-I25:S1,x,40,,,1`,
      `7,综合,I20-I25,,${S},I20-I25:S2,x,60,,,2`,
      `8,综合,I20-I25,,${T},I20-I25:T,x,30`,
      '9,空白,KBBZ,,空白病组,KBBZ,空白病组,50',
    ),
  );
  it.each<[string, Partial<GroupingInput>, string]>([
    // 1 and 2 contain the first procedure, 3 does not; then the most matched.
    [
      'the groups with the first procedure',
      { procedures: ['54.1100', '47.0100'] },
      `2 K35.3:47.0100,54.1100 ${S} 54.1100|47.0100`,
    ],
    ['repeated procedures count once', { procedures: ['47.0100', '47.0100'] }, `3 K35.3:47.0100 ${S} 47.0100`],
    ['all conservative rows: the nearest fee', { totalCharge: '620' }, `5 K35.3:2 ${C}`],
    ['all conservative rows: another fee', { totalCharge: '500' }, `4 K35.3 ${C}`],
    [
      'divided by the level of the first procedure',
      { diagnoses: ['I21.900'], procedures: ['47.0100'] },
      `7 I20-I25:S2 ${S}`,
    ],
    ['a level without group: blank', { diagnoses: ['I21.900'], procedures: ['47.0900x001'] }, '9 KBBZ 空白病组'],
    ['an intervention counts as a treatment', { diagnoses: ['I21.900'], procedures: ['39.5000'] }, `8 I20-I25:T ${T}`],
    ['no group at all: blank', { diagnoses: ['Z99.200'] }, '9 KBBZ 空白病组'],
  ])('%s', (_name, input, expected) => {
    expect(grouped(mainProcedureFirst, input)).toBe(expected);
  });

  it('has no auxiliary row, whatever the age', () => {
    expect(
      mainProcedureFirst.group({ ...stay, ageYears: 90, diagnoses: ['K35.301'] }, { averageFactor: '10' }).dip,
    ).toEqual({
      group: 'K35.3:2',
      groupSeq: '5',
      catalogue: 'core',
      opType: C,
      matchedProcedures: [],
      score: '70',
      estimatedAverage: '700',
    });
  });
});

describe('minor procedures, and operations left over', () => {
  const operationsLeftOver = scheme(
    {
      procedure_expression: plus,
      type_as: { 介入治疗: S },
      conservative: { when: 'all_procedures_minor', take: 'first' },
      comprehensive,
      comprehensive_rows_in_basic: false,
      supplement: {
        ...factors,
        bands: {
          ...factors.bands,
          地方特征: { 肺结核耐药: { main_dx: ['A15.000x010'] }, 血液类肿瘤化疗: { never: true } },
        },
      },
      choose: [
        { pool: ['核心'] },
        byQuantity,
        { step: 'closest_fee' },
        { pool: ['基层', '综合'] },
        {
          step: 'type_order',
          order: [
            { catalogue: '综合', op_type: S, if: 'every_core_and_basic_candidate_leaves_surgery_unmatched' },
            ...[S, T, D, C].flatMap((op_type) => ['核心', '基层', '综合'].map((catalogue) => ({ catalogue, op_type }))),
          ],
        },
      ],
    },
    groups(
      '1,核心,K35.3,47.0100,,K35.3:47.0100,x,100',
      '2,核心,K35.3,54.1100,,K35.3:54.1100,x,90',
      '3,核心,K35.3,,,K35.3,x,50',
      '4,基层,K35.3,88.7600,,K35.3:88.7600:J,x,30,1',
      `5,综合,K35,,${S},K35:S,x,60`,
      `6,综合,A00-B99,,${C},A00-B99:C,x,20`,
      '7,核心,A15.0,,,A15.0,x,40',
    ),
    'group_code,kind,level,score,factor\nA15.0,地方特征,肺结核耐药,40,1.9\nA15.0,地方特征,血液类肿瘤化疗,40,2.5\n',
  );
  it.each<[string, Partial<GroupingInput>, string]>([
    ['minor procedures are conservative', { procedures: ['96.0400', '12.3456'] }, `3 K35.3 ${C}`],
    [
      'an operation left over by every core and basic candidate',
      { procedures: ['54.1100', '39.5000', '88.7600'] },
      `5 K35:S ${S}`,
    ],
    ['nothing of an operation left over', { procedures: ['47.0100', '88.7600'] }, `1 K35.3:47.0100 ${S} 47.0100`],
    ['an operation left over by the one, not by the other', { procedures: ['47.0100', '47.0900x001'] }, `5 K35:S ${S}`],
  ])('%s', (_name, input, expected) => {
    expect(grouped(operationsLeftOver, input)).toBe(expected);
  });

  it('knows local auxiliary rows by full principal diagnoses', () => {
    const dip = (code: string) =>
      operationsLeftOver.group({ ...stay, diagnoses: [code] }, { averageFactor: '10' }).dip!;
    expect(dip('A15.000x010')).toMatchObject({ auxiliaryLevel: '肺结核耐药', estimatedAverage: '760' });
    expect(dip('A15.000x011')).not.toHaveProperty('auxiliaryLevel');
  });
});

describe('completeness and score instead of the fee, rewritten codes', () => {
  const wholeFirst = scheme(
    {
      procedure_expression: plus,
      type_as: { 介入治疗: S },
      conservative: { when: 'highest_type_is_conservative', take: 'first' },
      comprehensive: { ...comprehensive, rewrite_code: true, fallback: 'first_row_of_dx_letter' },
      comprehensive_rows_in_basic: false,
      supplement: factors,
      choose: [
        { pool: ['核心', '基层'] },
        { step: 'match_quantity', mode: 'nothing_left_over_first' },
        { step: 'highest_score', tie: 'last' },
        { pool: ['基层', '综合'] },
        baseOrder,
      ],
    },
    groups(
      '1,核心,K35.3,47.0100,,K35.3:47.0100,x,300',
      '2,核心,K35.3,47.0100/54.1100,,K35.3:47.0100/54.1100,x,100',
      '3,核心,K35.3,54.1100,,K35.3:54.1100,x,100',
      '4,基层,K35.3,47.0100+54.1100,,K35.3:47.0100+54.1100:J,x,100,0.9',
      `5,综合,A00-A09,,${S},A00-A09:S,x,70`,
      `6,综合,A,,${C},A:C,x,20`,
    ),
    'group_code,kind,level,score,factor\nA04:S,年龄,66岁及以上,80,1.2\n',
  );
  it.each<[string, Partial<GroupingInput>, string]>([
    // 2 and 4 leave nothing over; equal scores: the last, a basic group, and the kinds are equal, so it stands where the order puts basic.
    [
      'nothing left over, then the last of equal scores',
      { procedures: ['47.0100', '54.1100'] },
      `4 K35.3:47.0100+54.1100:J ${S} 47.0100|54.1100`,
    ],
    [
      'every candidate leaves something over: the highest score',
      { procedures: ['47.0100', '88.7600'] },
      `1 K35.3:47.0100 ${S} 47.0100`,
    ],
    ['a range is reported as the category', { diagnoses: ['A04.900'], procedures: ['47.0100'] }, `5 A04:S ${S}`],
    ['the first row of the letter', { diagnoses: ['A20.900'], procedures: ['47.0100'] }, `6 A:C ${C}`],
  ])('%s', (_name, input, expected) => {
    expect(grouped(wholeFirst, input)).toBe(expected);
  });

  it('looks for the auxiliary row of the rewritten code', () => {
    const input = { ...stay, ageYears: 70, diagnoses: ['A04.900'], procedures: ['47.0100'] };
    expect(wholeFirst.group(input, { averageFactor: '10' }).dip).toMatchObject({
      auxiliaryFactor: '1.2',
      estimatedAverage: '960',
    });
  });
});
