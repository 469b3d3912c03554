import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fill, parseCsvTable } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';
import { compileScheme } from '../compile-scheme.ts';
import type { DrgDocument } from '../document.ts';
import { groupingKind } from '../grouping.kind.ts';
import { groupingMessages } from '../messages.ts';
import type { CompiledScheme, GroupingInput, TraceStep } from '../types.ts';

function table(text: string): Table {
  const { header, rows } = parseCsvTable(text);
  return { columns: header, rows: rows.map(({ values }) => values) };
}

const document: DrgDocument = {
  title: { zh: '试验方案', en: 'Trial scheme' },
  family: 'drg',
  ambiguousRule: 'principal_proc in {operating}',
  retryWithSingleProcedures: false,
  results: { ungrouped: { mdc: '0000', adrg: '00', drg: '0000' }, invalid: { mdc: '0000', adrg: '00', drg: '0000' } },
};

const tables = {
  mdc: 'order,mdc,name,condition\n1,MDCP,新生儿,principal_dx in {P/dx} and age = 0\n2,MDCG,消化,principal_dx in {G/dx}\n3,MDCH,肝胆,principal_dx in {H/dx}\n',
  adrg:
    'order,mdc,rule,adrg,name,kind,condition,no_drg_result\n' +
    '1,MDCP,PS1,PS1,极低体重,group,birth_weight_g > 0 and birth_weight_g < 1500,\n2,MDCP,PU1,PU1,足月,group,true,\n' +
    '3,MDCG,GD1,GD1,阑尾切除,group,principal_proc in {GD1/proc},\n4,MDCG,GQY,QY,无关手术,ambiguous,principal_proc in {operating},\n5,MDCG,GZ1,GZ1,其他消化,group,true,\n' +
    '6,MDCH,HC1,HC1,胆囊切除,group,any_proc in {HC1/proc},\n7,MDCH,HL1,HL1,仅儿童,group,true,\n8,MDCH,HZ1,HZ1,无分支,group,department in ("ICU"),HZ1\n',
  drg:
    'order,mdc,rule,adrg,drg,name,condition\n1,MDCP,PS1,PS1,PS19,极低体重,true\n2,MDCP,PU1,PU1,PU19,足月,true\n' +
    '3,MDCG,GD1,GD1,GD11,阑尾切除伴MCC,has_mcc\n4,MDCG,GD1,GD1,GD13,阑尾切除伴CC,has_cc\n5,MDCG,GD1,GD1,GD15,阑尾切除,true\n6,MDCG,GZ1,GZ1,GZ19,其他,true\n' +
    '7,MDCH,HC1,HC1,HC19,胆囊切除,true\n8,MDCH,HL1,HL1,HL19,儿童,age < 17\n',
  code_lists:
    'list,code\nP/dx,P07.100\nP/dx,Z38.000\nG/dx,K35.800\nG/dx,K35.900\nH/dx,K80.100\nGD1/proc,47.0100\nHC1/proc,51.2300\n',
  operating_procedures: 'code,name\n47.0100,x\n51.2300,x\n54.1100,x\n',
  cc: 'code,exclusion_group\nE11.900,g1\nK65.000,g2\n',
  mcc: 'code,exclusion_group\nR57.200,g3\n',
  exclusion: 'principal_dx,exclusion_group\nK35.800,g2\n',
  weights: 'drg,weight,mean_charge,mean_los_days,risk_level\nGD11,1.82,21000,11.2,3\nGD15,0.71,9000,6.1,1\n',
};

function artifact(changes: Partial<typeof tables> = {}, head: Partial<DrgDocument> = {}): Artifact {
  return {
    kind: 'grouping',
    id: 'trial',
    value: { ...document, ...head },
    tables: Object.fromEntries(Object.entries({ ...tables, ...changes }).map(([name, text]) => [name, table(text)])),
  };
}

function scheme(changes?: Partial<typeof tables>, head?: Partial<DrgDocument>): CompiledScheme {
  const compiled = compileScheme(artifact(changes, head));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.value;
}

const adult = { sex: '1', ageYears: 40, diagnoses: ['K35.800'], procedures: [] as string[] };

describe('grouping by a DRG scheme', () => {
  it.each<[string, Partial<GroupingInput>, string, string]>([
    ['operation of the MDC', { procedures: ['47.0100'] }, 'grouped', 'MDCG GD1 GD15'],
    [
      'a complication that counts',
      { procedures: ['47.0100'], diagnoses: ['K35.800', 'E11.900'] },
      'grouped',
      'MDCG GD1 GD13',
    ],
    [
      'a complication that the principal diagnosis excludes',
      { procedures: ['47.0100'], diagnoses: ['K35.800', 'K65.000'] },
      'grouped',
      'MDCG GD1 GD15',
    ],
    [
      'the same complication beside another principal diagnosis',
      { procedures: ['47.0100'], diagnoses: ['K35.900', 'K65.000'] },
      'grouped',
      'MDCG GD1 GD13',
    ],
    [
      'one complication excluded, another counting',
      { procedures: ['47.0100'], diagnoses: ['K35.800', 'K65.000', 'R57.200'] },
      'grouped',
      'MDCG GD1 GD11',
    ],
    ['an operation of another MDC', { procedures: ['51.2300'] }, 'ambiguous', 'MDCG QY GQY'],
    ['a procedure that is no operation', { procedures: ['99.1500'] }, 'grouped', 'MDCG GZ1 GZ19'],
    [
      'no DRG of the rule: the rule is left, and the MDC, and nothing answers',
      { diagnoses: ['K80.100'] },
      'ungrouped',
      '0000 00 0000',
    ],
    ['a child', { diagnoses: ['K80.100'], ageYears: 10 }, 'grouped', 'MDCH HL1 HL19'],
    ['a rule that answers by itself', { diagnoses: ['K80.100'], department: 'ICU' }, 'grouped', 'MDCH HZ1 HZ1'],
    [
      'a newborn of 1,400 g',
      { ageYears: 0, ageDays: 3, birthWeightGrams: 1400, diagnoses: ['P07.100'] },
      'grouped',
      'MDCP PS1 PS19',
    ],
    [
      'a newborn weight of 0 is present and below no bound',
      { ageYears: 0, ageDays: 3, birthWeightGrams: 0, diagnoses: ['P07.100'] },
      'grouped',
      'MDCP PU1 PU19',
    ],
    ['no diagnosis', { diagnoses: [] }, 'ungrouped', '0000 00 0000'],
    ['a code that no list knows', { diagnoses: ['Q00.000'] }, 'ungrouped', '0000 00 0000'],
  ])('%s', (_name, change, status, groups) => {
    const answer = scheme().group({ ...adult, ...change });
    expect([answer.status, answer.mdc, answer.adrg, answer.drg].join(' ')).toBe(`${status} ${groups}`);
  });

  it.each<[Partial<GroupingInput>, string]>([
    [{ sex: '9' }, 'sex'],
    [{ sex: undefined as never }, 'sex'],
    [{ ageYears: undefined as never }, 'age'],
    [{ ageYears: 0 }, 'ageDays'],
    [{ ageYears: 0, ageDays: 28 }, 'birthWeight'],
  ])('refuses at the intake %j', (change, reason) => {
    expect(scheme().group({ ...adult, ...change })).toMatchObject({ status: 'invalid', reason, drg: '0000' });
  });

  it('lets an infant of 29 days without weight in', () => {
    expect(scheme().group({ ...adult, ageYears: 0, ageDays: 29, diagnoses: ['P07.100'] })).toMatchObject({
      status: 'grouped',
      drg: 'PU19',
    });
  });

  it('gives weight, mean charge, mean stay and risk level where the scheme has them', () => {
    expect(scheme().group({ ...adult, procedures: ['47.0100'] })).toMatchObject({
      name: '阑尾切除',
      weight: '0.71',
      meanCharge: '9000',
      meanLosDays: '6.1',
      riskLevel: '1',
    });
    expect(
      scheme().group({ ...adult, procedures: ['47.0100'], diagnoses: ['K35.800', 'E11.900'] }).weight,
    ).toBeUndefined();
  });

  it('lists what counted as a complication and what an exclusion removed', () => {
    expect(scheme().group({ ...adult, diagnoses: ['K35.800', 'K65.000', 'E11.900', 'A00.000'] }).complications).toEqual(
      [
        { code: 'K65.000', level: 'cc', excludedBy: 'g2' },
        { code: 'E11.900', level: 'cc' },
      ],
    );
  });

  it('tries later procedures alone only where the scheme says so', () => {
    const stay = { ...adult, diagnoses: ['Q00.000'], procedures: ['99.1500', '47.0100'] };
    const anyDx = {
      mdc: tables.mdc.replace('2,MDCG,消化,principal_dx in {G/dx}', '2,MDCG,消化,principal_proc in {GD1/proc}'),
    };
    expect(scheme(anyDx).group(stay)).toMatchObject({ status: 'ungrouped' });
    expect(scheme(anyDx, { retryWithSingleProcedures: true }).group(stay)).toMatchObject({
      status: 'grouped',
      drg: 'GD15',
    });
  });
});

function flat(steps: readonly TraceStep[]): TraceStep[] {
  return steps.flatMap((step) => [step, ...flat(step.detail ?? [])]);
}

describe('the story of a grouping', () => {
  it('says which MDC was passed, which rule matched with which code, what was excluded, and what behind the answer would have held', () => {
    const told = flat(
      scheme().group({ ...adult, procedures: ['47.0100'], diagnoses: ['K35.800', 'K65.000', 'E11.900'] }).trace,
    ).map((step) => `${step.outcome} ${step.code} ${Object.values(step.args).join(' ')}`);
    expect(told).toEqual([
      'passed GROUPING_COMPLICATION_EXCLUDED K65.000 CC g2 K35.800',
      'taken GROUPING_COMPLICATION_COUNTED E11.900 CC g1 K35.800',
      'passed GROUPING_MDC_PASSED MDCP 新生儿',
      'passed GROUPING_TERM_NOT_IN_LIST principal_dx P/dx K35.800',
      'passed GROUPING_TERM_NUMBER_FAILS age = 0 40',
      'taken GROUPING_MDC_ENTERED MDCG 消化',
      'taken GROUPING_TERM_IN_LIST principal_dx G/dx K35.800',
      'taken GROUPING_ADRG_ENTERED GD1 GD1 阑尾切除',
      'taken GROUPING_TERM_IN_LIST principal_proc GD1/proc 47.0100',
      'passed GROUPING_DRG_PASSED GD11 阑尾切除伴MCC',
      'passed GROUPING_TERM_SEVERITY_ABSENT MCC',
      'taken GROUPING_DRG_TAKEN GD13 阑尾切除伴CC',
      'taken GROUPING_TERM_SEVERITY_PRESENT CC',
      'note GROUPING_DRG_LATER_HOLDS GD15 阑尾切除 GD13',
      'taken GROUPING_TERM_ALWAYS ',
      'note GROUPING_ADRG_LATER_HOLDS GZ1 GZ1 其他消化 GD1',
      'taken GROUPING_TERM_ALWAYS ',
    ]);
  });

  it('[P5] never changes the answer, and every step has its sentence in both languages', () => {
    const built = scheme();
    const dx = fc.constantFrom('K35.800', 'K35.900', 'K80.100', 'P07.100', 'E11.900', 'K65.000', 'R57.200', 'Q00.000');
    const proc = fc.constantFrom('47.0100', '51.2300', '54.1100', '99.1500');
    const record = fc.record({
      sex: fc.constantFrom('1', '2', '9'),
      ageYears: fc.integer({ min: 0, max: 90 }),
      ageDays: fc.integer({ min: 0, max: 40 }),
      birthWeightGrams: fc.integer({ min: 0, max: 4000 }),
      diagnoses: fc.array(dx, { maxLength: 4 }),
      procedures: fc.array(proc, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(record, (input) => {
        const { trace, ...told } = built.group(input);
        const { trace: none, ...quick } = built.group(input, undefined, { trace: 'none' });
        expect(told).toEqual(quick);
        expect(none).toEqual([]);
        for (const step of flat(trace)) {
          const message = (groupingMessages as Record<string, { zh: string; en: string }>)[step.code];
          expect(message).toBeDefined();
          for (const text of [message!.zh, message!.en]) expect(fill(text, step.args)).not.toMatch(/\{\w+\}/);
        }
      }),
      { numRuns: 300, seed: 20260101 },
    );
  });
});

describe('checking a DRG scheme', () => {
  const check = (changes: Partial<typeof tables>, head: Partial<DrgDocument> = {}): string[] =>
    groupingKind.check!(artifact(changes, head) as never, { artifacts: () => [] }).map(
      (one) => `${one.severity} ${one.code} ${one.path}`,
    );

  it('has nothing to say about a sound scheme but the weights that are missing', () => {
    expect(new Set(check({}))).toEqual(new Set(['warning GROUPING_WEIGHT_MISSING weights.csv']));
  });

  it.each<[string, Partial<typeof tables>, Partial<DrgDocument>, string]>([
    [
      'a list that does not exist',
      { mdc: tables.mdc.replace('{G/dx}', '{G/dxx}') },
      {},
      'error GROUPING_LIST_UNKNOWN mdc.csv:3:condition',
    ],
    [
      'a condition with a slip',
      { adrg: tables.adrg.replace('birth_weight_g > 0 and', 'birth_weight_g > 0 nd') },
      {},
      'error GROUPING_CONDITION_EXPECTED adrg.csv:2:condition',
    ],
    [
      'a rule of an unknown MDC',
      { adrg: tables.adrg.replace('6,MDCH', '6,MDCX') },
      {},
      'error GROUPING_MDC_UNKNOWN adrg.csv:7:mdc',
    ],
    [
      'a DRG of an unknown rule',
      { drg: tables.drg.replace('8,MDCH,HL1', '8,MDCH,HL9') },
      {},
      'error GROUPING_RULE_UNKNOWN drg.csv:9:rule',
    ],
    [
      'two rules of one code',
      { adrg: tables.adrg.replace('7,MDCH,HL1,HL1', '7,MDCH,HC1,HL1') },
      {},
      'error GROUPING_KEY_REPEATED adrg.csv:8',
    ],
    [
      'a DRG twice in one rule',
      { drg: tables.drg.replace('GD1,GD13', 'GD1,GD11') },
      {},
      'error GROUPING_KEY_REPEATED drg.csv:5',
    ],
    [
      'a DRG without a code',
      { drg: tables.drg.replace('GZ1,GZ19', 'GZ1,') },
      {},
      'error GROUPING_KEY_MISSING drg.csv:7:drg',
    ],
    [
      'an unknown kind of rule',
      { adrg: tables.adrg.replace(',ambiguous,', ',qy,') },
      {},
      'error GROUPING_RULE_KIND adrg.csv:5:kind',
    ],
    [
      'a DRG behind one without condition',
      { drg: tables.drg.replace('GD11,阑尾切除伴MCC,has_mcc', 'GD11,阑尾切除伴MCC,true') },
      {},
      'warning GROUPING_UNREACHABLE drg.csv:5',
    ],
    [
      'a rule behind one that takes everything',
      { adrg: tables.adrg.replace('principal_proc in {GD1/proc}', 'true') },
      {},
      'warning GROUPING_UNREACHABLE adrg.csv:5',
    ],
    [
      'a DRG that is never taken',
      { drg: tables.drg.replace('has_mcc', 'false') },
      {},
      'warning GROUPING_NEVER drg.csv:4',
    ],
    [
      'a weight of an unknown DRG',
      { weights: `${tables.weights}XX11,1,,,\n` },
      {},
      'error GROUPING_WEIGHT_UNKNOWN_DRG weights.csv:4',
    ],
    [
      'a weight that is no number',
      { weights: tables.weights.replace('1.82', '1,82'.replace(',', ';')) },
      {},
      'error GROUPING_NUMBER weights.csv:2:weight',
    ],
    [
      'an ambiguous rule that the head denies',
      {},
      { ambiguousRule: 'none' },
      'warning GROUPING_AMBIGUOUS_DIFFERS ambiguousRule',
    ],
    [
      'an idle exclusion group',
      { exclusion: `${tables.exclusion}K36.x00,g9\n` },
      {},
      'info GROUPING_EXCLUSION_IDLE exclusion.csv',
    ],
    [
      'an answer of no group shape',
      { drg: tables.drg.replace('GZ19', 'zz') },
      {},
      'warning GROUPING_ANSWER_SHAPE drg.csv:7',
    ],
  ])('finds %s', (_name, changes, head, expected) => {
    expect(check(changes, head)).toContain(expected);
  });

  it('refuses to compile what has errors', () => {
    const compiled = compileScheme(artifact({ mdc: tables.mdc.replace('{G/dx}', '{nowhere}') }));
    expect(compiled.ok).toBe(false);
    expect(compiled.issues).toContainEqual(
      expect.objectContaining({ code: 'GROUPING_LIST_UNKNOWN', span: { from: 0, to: 25 } }),
    );
  });
});
