import { describe, expect, it } from '@jest/globals';
import { parseCsvTable } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';
import { compileScheme } from '../compile-scheme.ts';
import { groupingKind } from '../grouping.kind.ts';
import type { GroupingInput, GroupingResult } from '../types.ts';

function table(text: string): Table {
  const { header, rows } = parseCsvTable(text);
  return { columns: header, rows: rows.map(({ values }) => values) };
}

/** Joint replacements of one or both sides, newborns by weight, tumours by treatment; two primary-care groups. */
const tables = {
  mdc: 'order,mdc,name,condition\n1,MDCA,移植,any_proc in {A/proc}\n2,MDCP,新生儿,principal_dx in {P/dx} and age = 0\n3,MDCI,骨骼,principal_dx in {I/dx}\n4,MDCR,肿瘤,principal_dx in {R/dx}\n',
  adrg:
    'order,mdc,rule,adrg,name,kind,condition,no_drg_result\n' +
    '1,MDCA,AA1,AA1,移植,group,true,\n' +
    '2,MDCP,PS1,PS1,<1000g,group,birth_weight_g < 1000,\n3,MDCP,PS2,PS2,1000–1499g,group,birth_weight_g < 1500,\n4,MDCP,PS3,PS3,1500–1999g,group,birth_weight_g < 2000,\n' +
    '5,MDCP,PS4,PS4,2000–2499g,group,birth_weight_g < 2500,\n6,MDCP,PU1,PU1,≥2500g,group,true,\n' +
    '7,MDCI,IB1,IB1,双侧关节置换,group,"count_codes(any_proc, {I/joint}) >= 2",\n' +
    '8,MDCI,IB2,IB2,两处不同手术,group,"count_distinct(any_proc, {I/any}) >= 2",\n' +
    '9,MDCI,IB3,IB3,脊柱前后路联合,group,any_proc in {I/front} and any_proc in {I/back},\n10,MDCI,IB4,IB4,两个部位,group,"count_lists(any_proc, {I/part.*}) >= 2",\n11,MDCI,IC1,IC1,单侧,group,any_proc in {I/joint},\n12,MDCI,IZ1,IZ1,其他,group,true,\n' +
    '13,MDCR,RA1,RA1,放疗,group,any_proc in {R/radio},\n14,MDCR,RB1,RB1,化疗伴靶向,group,other_dx in {R/chemo} and any_proc in {R/target},\n15,MDCR,RB2,RB2,化疗,group,other_dx in {R/chemo},\n16,MDCR,RZ1,RZ1,其他,group,true,\n',
  drg:
    'order,mdc,rule,adrg,drg,name,condition\n' +
    [...['AA1', 'PS1', 'PS2', 'PS3', 'PS4', 'PU1', 'IB1', 'IB2', 'IB3', 'IB4'], ...['IC1', 'IZ1', 'RA1', 'RB1', 'RB2']]
      .map((rule, index) => `${index + 1},,${rule},${rule},${rule}9,${rule},true\n`)
      .join('') +
    '20,,RZ1,RZ1,RZ11,伴MCC,has_mcc\n21,,RZ1,RZ1,RZ15,不伴,true\n',
  code_lists:
    'list,code\nA/proc,37.5100\nP/dx,P07.100\nI/dx,M17.000\nR/dx,C34.900\nI/joint,81.5400\nI/joint,81.5100\nI/any,78.6500\nI/any,78.6700\nI/front,81.0600\nI/back,81.0800\n' +
    'I/part.a,80.1\nI/part.b,80.2\nI/part.b,80.3\nR/radio,92.2400\nR/chemo,Z51.100\nR/target,99.2503\n',
  mcc: 'code,exclusion_group\nR57.200,g1\nR57.100,g1\n',
  excluded_diagnoses: 'code\nZ00.000\nR57.100\nM17.900\n',
  excluded_procedures: 'code\n99.0400\n',
  group_attributes: 'drg,primary_care\nIZ19,yes\nRZ15,yes\nRZ11,no\n',
  weights: 'drg,weight\nIZ19,0.5\n',
};

function artifact(changes: Record<string, string> = {}): Artifact {
  return {
    kind: 'grouping',
    id: 'shapes',
    value: {
      title: { zh: '试验', en: 'Trial' },
      family: 'drg',
      results: {
        ungrouped: { mdc: '0000', adrg: '00', drg: '0000' },
        invalid: { mdc: '0000', adrg: '00', drg: '0000' },
      },
    },
    tables: Object.fromEntries(Object.entries({ ...tables, ...changes }).map(([name, text]) => [name, table(text)])),
  };
}

function group(change: Partial<GroupingInput>, trace: 'full' | 'none' = 'none'): GroupingResult {
  const compiled = compileScheme(artifact());
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.value.group(
    { sex: '1', ageYears: 60, diagnoses: ['M17.000'], procedures: [], ...change },
    undefined,
    {
      trace,
    },
  );
}

describe('the shapes of the newer national editions', () => {
  it.each<[string, Partial<GroupingInput>, string]>([
    ['one side', { procedures: ['81.5400'] }, 'IC19'],
    ['both sides, the same code twice', { procedures: ['81.5400', '81.5400'] }, 'IB19'],
    ['both sides, two codes of the list', { procedures: ['81.5100', '81.5400'] }, 'IB19'],
    ['two different operations', { procedures: ['78.6500', '78.6700'] }, 'IB29'],
    ['the same operation twice is not two different ones', { procedures: ['78.6500', '78.6500'] }, 'IZ19'],
    ['one operation of each list', { procedures: ['81.0800', '99.9', '81.0600'] }, 'IB39'],
    ['two operations of one of the lists', { procedures: ['81.0800', '81.0800'] }, 'IZ19'],
    ['operations on two parts', { procedures: ['80.1', '80.3'] }, 'IB49'],
    ['two operations on one part', { procedures: ['80.2', '80.3'] }, 'IZ19'],
    ['a tumour with radiotherapy', { diagnoses: ['C34.900', 'Z51.100'], procedures: ['92.2400'] }, 'RA19'],
    ['with chemotherapy and targeted therapy', { diagnoses: ['C34.900', 'Z51.100'], procedures: ['99.2503'] }, 'RB19'],
    ['with chemotherapy alone', { diagnoses: ['C34.900', 'Z51.100'] }, 'RB29'],
    ['with targeted therapy alone', { diagnoses: ['C34.900'], procedures: ['99.2503'] }, 'RZ15'],
  ])('[GRP-8] %s', (_name, change, drg) => {
    expect(group(change).drg).toBe(drg);
  });

  it.each([
    [999, 'PS19'],
    [1000, 'PS29'],
    [1499, 'PS29'],
    [1500, 'PS39'],
    [2000, 'PS49'],
    [2499, 'PS49'],
    [2500, 'PU19'],
  ])('[GRP-8] a newborn of %d g belongs to its weight band', (birthWeightGrams, drg) => {
    expect(group({ ageYears: 0, ageDays: 2, birthWeightGrams, diagnoses: ['P07.100'] }).drg).toBe(drg);
  });

  it('[GRP-9] says of a primary-care group that it is one, and of no other', () => {
    expect(group({})).toMatchObject({ drg: 'IZ19', primaryCare: true, weight: '0.5' });
    expect(group({ diagnoses: ['C34.900'] })).toMatchObject({ drg: 'RZ15', primaryCare: true });
    expect(group({ diagnoses: ['C34.900', 'R57.200'] })).not.toHaveProperty('primaryCare');
  });
});

describe('codes left out before grouping', () => {
  it.each<[string, Partial<GroupingInput>, Partial<GroupingResult>]>([
    [
      'the first procedure that is left is the principal one',
      { procedures: ['99.0400', '81.5400'] },
      { drg: 'IC19', complications: [] },
    ],
    [
      'a secondary diagnosis that is left out is no complication',
      { diagnoses: ['C34.900', 'R57.100'] },
      { drg: 'RZ15', complications: [] },
    ],
    [
      'one that stays is',
      { diagnoses: ['C34.900', 'Z00.000', 'R57.200'] },
      { drg: 'RZ11', complications: [{ code: 'R57.200', level: 'mcc' }] },
    ],
    [
      'no other diagnosis takes the place of an excluded principal one',
      { diagnoses: ['M17.900', 'M17.000'] },
      { status: 'ungrouped', reason: 'principalDiagnosisExcluded', drg: '0000' },
    ],
    [
      'a stay with an excluded principal diagnosis still enters by its operation',
      { diagnoses: ['M17.900'], procedures: ['37.5100'] },
      { status: 'grouped', drg: 'AA19' },
    ],
  ])('[GRP-7] %s', (_name, change, expected) => {
    expect(group(change)).toMatchObject(expected);
  });

  it('[GRP-7] are named in the trace, each with its place', () => {
    const { trace } = group({ diagnoses: ['M17.900', 'Z00.000', 'I10.x00'], procedures: ['99.0400'] }, 'full');
    expect(trace.slice(0, 3)).toEqual([
      { code: 'GROUPING_EXCLUDED_PRINCIPAL', args: { code: 'M17.900' }, outcome: 'note' },
      { code: 'GROUPING_EXCLUDED_DIAGNOSIS', args: { code: 'Z00.000' }, outcome: 'note' },
      { code: 'GROUPING_EXCLUDED_PROCEDURE', args: { code: '99.0400' }, outcome: 'note' },
    ]);
  });
});

describe('checking the tables of the newer editions', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'an attribute of an unknown group',
      { group_attributes: 'drg,primary_care\nXX19,yes\n' },
      'error GROUPING_ATTRIBUTE_UNKNOWN_DRG group_attributes.csv:2',
    ],
    [
      'a flag that is neither yes nor no',
      { group_attributes: 'drg,primary_care\nIZ19,是\n' },
      'error GROUPING_YES_NO group_attributes.csv:2:primary_care',
    ],
    [
      'a list whose codes are all left out',
      { excluded_diagnoses: 'code\nP07.100\n' },
      'warning GROUPING_LIST_EXCLUDED code_lists.csv',
    ],
  ])('finds %s', (_name, changes, expected) => {
    const found = groupingKind.check!(artifact(changes) as never, { artifacts: () => [] });
    expect(found.map((one) => `${one.severity} ${one.code} ${one.path}`)).toContain(expected);
  });

  it('accepts weights and attributes of codes that a rule answers by itself', () => {
    const found = groupingKind.check!(
      artifact({
        adrg: tables.adrg.replace('12,MDCI,IZ1,IZ1,其他,group,true,', '12,MDCI,IZ1,IZ1,其他,group,true,IZ1'),
        weights: 'drg,weight\nIZ1,0.4\n',
        group_attributes: 'drg,primary_care\nIZ1,yes\n',
      }) as never,
      { artifacts: () => [] },
    );
    expect(found.filter((one) => one.severity === 'error')).toEqual([]);
  });
});
