import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCsvTable } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';
import { compileScheme } from '../compile-scheme.ts';
import type { CompiledScheme, GroupingInput, TraceStep } from '../types.ts';

function table(text: string): Table {
  const { header, rows } = parseCsvTable(text);
  return { columns: header, rows: rows.map(({ values }) => values) };
}

const tables = {
  mdc: 'order,mdc,name,condition\n1,MDCA,移植,any_proc in {A/proc}\n2,MDCG,消化,principal_dx in {G/dx}\n',
  adrg:
    'order,mdc,rule,adrg,name,kind,condition,no_drg_result\n' +
    '1,MDCA,AA1,AA1,心脏移植,group,principal_proc in {A/proc},\n' +
    '2,MDCG,GA1,GA1,联合手术,group,any_proc in {GB1/proc} and any_proc in {GC1/proc},\n' +
    '3,MDCG,GB1,GB1,大手术,group,principal_proc in {GB1/proc},\n' +
    '4,MDCG,GC1,GC1,小手术,group,principal_dx in {GC1/dx} and any_proc in {GC1/proc},\n' +
    '5,MDCG,GD1,GD1,儿童,group,age < 17 and principal_dx in {G/dx},\n' +
    '6,MDCG,GE1,GE1,无关,group,any_proc in {GE1/proc},\n' +
    '7,MDCG,GQY,QY,无关手术,ambiguous,principal_proc in {operating},\n' +
    '8,MDCG,GF1,GF1,不要操作,group,principal_dx in {GC1/dx} and not (any_proc in {GE1/proc}),\n' +
    '9,MDCG,GZ1,GZ1,其他,group,true,\n',
  drg:
    'order,mdc,rule,adrg,drg,name,condition\n1,,AA1,AA1,AA19,移植,true\n2,,GA1,GA1,GA19,联合,true\n' +
    '3,,GB1,GB1,GB11,伴MCC,has_mcc\n4,,GB1,GB1,GB13,伴CC且老年,has_cc and age >= 60 and los_days >= 3\n5,,GB1,GB1,GB14,长住院,los_days >= 30\n6,,GB1,GB1,GB15,其他,true\n' +
    '7,,GC1,GC1,GC19,小,true\n8,,GD1,GD1,GD19,儿童,true\n9,,GE1,GE1,GE19,无关,true\n10,,GF1,GF1,GF19,保守,true\n11,,GZ1,GZ1,GZ19,其他,true\n',
  code_lists:
    'list,code\nA/proc,37.5100\nG/dx,K35.800\nG/dx,K80.100\nGC1/dx,K80.100\nGB1/proc,47.0100\nGC1/proc,51.2300\nGE1/proc,99.1500\n',
  operating_procedures: 'code,name\n47.0100,x\n51.2300,x\n37.5100,x\n',
  cc: 'code,exclusion_group\nE11.900,g1\n',
};

const artifact: Artifact = {
  kind: 'grouping',
  id: 'trial',
  value: {
    title: { zh: '试验', en: 'Trial' },
    family: 'drg',
    ambiguousRule: 'principal_proc in {operating}',
    results: { ungrouped: { mdc: '0000', adrg: '00', drg: '0000' }, invalid: { mdc: '0000', adrg: '00', drg: '0000' } },
  },
  tables: Object.fromEntries(Object.entries(tables).map(([name, text]) => [name, table(text)])),
};
function compiled(): CompiledScheme {
  const scheme = compileScheme(artifact);
  if (!scheme.ok) throw new Error(JSON.stringify(scheme.issues));
  return scheme.value;
}
const scheme = compiled();

const trace = (change: Partial<GroupingInput>): readonly TraceStep[] =>
  scheme.group({ sex: '1', ageYears: 40, losDays: 5, diagnoses: ['K35.800'], procedures: ['47.0100'], ...change })
    .trace;
const flat = (steps: readonly TraceStep[]): TraceStep[] => steps.flatMap((step) => [step, ...flat(step.detail ?? [])]);
const terms = (step: TraceStep | undefined): string[] =>
  (step?.detail ?? []).map((term) =>
    `${term.outcome} ${term.code.slice('GROUPING_TERM_'.length)} ${Object.values(term.args).join(' ')}`.trim(),
  );
const about = (steps: readonly TraceStep[], code: string): TraceStep | undefined =>
  flat(steps).find(({ args }) => args['drg'] === code || args['rule'] === code);

describe('the neighbours of an answer', () => {
  it('[GRP-11] every step has the condition as the table writes it, and its row', () => {
    const steps = trace({});
    expect(about(steps, 'GB15')).toMatchObject({ code: 'GROUPING_DRG_TAKEN', condition: 'true', path: 'drg.csv:7' });
    expect(about(steps, 'GB1')).toMatchObject({
      code: 'GROUPING_ADRG_ENTERED',
      condition: 'principal_proc in {GB1/proc}',
      path: 'adrg.csv:4',
    });
  });

  it('[GRP-12] a group before the answer says every term that failed, with the value read', () => {
    const steps = trace({ diagnoses: ['K35.800', 'E11.900'], losDays: 2 });
    expect(terms(about(steps, 'GB11'))).toEqual(['passed SEVERITY_ABSENT MCC']);
    expect(terms(about(steps, 'GB13'))).toEqual([
      'passed NUMBER_FAILS age >= 60 40',
      'passed NUMBER_FAILS los_days >= 3 2',
    ]);
  });

  it('[GRP-12] a group behind the answer says whether it would have held', () => {
    const steps = trace({ diagnoses: ['K35.800', 'E11.900'], ageYears: 70, losDays: 40 });
    expect(about(steps, 'GB13')?.code).toBe('GROUPING_DRG_TAKEN');
    expect(about(steps, 'GB14')).toMatchObject({ code: 'GROUPING_DRG_LATER_HOLDS', args: { taken: 'GB13' } });
    const shorter = trace({ diagnoses: ['K35.800', 'E11.900'], ageYears: 70 });
    expect(about(shorter, 'GB14')?.code).toBe('GROUPING_DRG_LATER_FAILS');
    expect(terms(about(shorter, 'GB14'))).toEqual(['passed NUMBER_FAILS los_days >= 30 5']);
  });

  it('[GRP-12] a rule behind the answer is told where it would have held, or nearly', () => {
    const steps = trace({ diagnoses: ['K80.100'] });
    expect(about(steps, 'GZ1')).toMatchObject({ code: 'GROUPING_ADRG_LATER_HOLDS', args: { taken: 'GB1' } });
    expect(about(steps, 'GF1')?.code).toBe('GROUPING_ADRG_LATER_HOLDS');
    expect(about(steps, 'GE1')).toBeUndefined();
  });

  it.each<[string, string, Partial<GroupingInput>, readonly string[]]>([
    [
      'one of two operations is there',
      'GA1',
      {},
      ['taken IN_LIST any_proc GB1/proc 47.0100', 'passed NOT_IN_LIST any_proc GC1/proc 47.0100'],
    ],
    [
      'the diagnosis fits, the operation does not',
      'GC1',
      { diagnoses: ['K80.100'], procedures: [] },
      ['taken IN_LIST principal_dx GC1/dx K80.100', 'passed NO_CODES any_proc GC1/proc'],
    ],
    [
      'the code stands at another place',
      'GB1',
      { procedures: ['99.9999', '47.0100'] },
      ['passed NOT_IN_LIST principal_proc GB1/proc 99.9999', 'note ELSEWHERE principal_proc GB1/proc 47.0100'],
    ],
    [
      'only the age is another',
      'GD1',
      { procedures: [] },
      ['passed NUMBER_FAILS age < 17 40', 'taken IN_LIST principal_dx G/dx K35.800'],
    ],
    [
      'what must not be there is there',
      'GF1',
      { diagnoses: ['K80.100'], procedures: ['99.9999', '99.1500'], ageYears: 40 },
      ['taken IN_LIST principal_dx GC1/dx K80.100', 'passed NOT'],
    ],
  ])('[GRP-13] is near: %s', (_name, rule, change, expected) => {
    const step = about(trace(change), rule);
    expect(step?.near).toBe(true);
    expect(terms(step)).toEqual(expected);
  });

  it.each<[string, string, Partial<GroupingInput>]>([
    ['nothing of two operations is there', 'GA1', { procedures: ['99.9999'] }],
    ['an operation of which the case has nothing', 'GB1', { procedures: ['99.9999'] }],
    ['both terms fail', 'GC1', { diagnoses: ['K35.800'], procedures: [] }],
  ])('[GRP-13] is not near: %s', (_name, rule, change) => {
    const step = about(trace(change), rule);
    expect(step?.code).toBe('GROUPING_ADRG_PASSED');
    expect(step?.near).toBeUndefined();
  });
});

describe('[P5] the story of any case', () => {
  const code = fc.constantFrom('K35.800', 'K80.100', 'E11.900', 'Q00.000', '');
  const proc = fc.constantFrom('47.0100', '51.2300', '99.1500', '37.5100', '00.0000');
  const record = fc.record({
    sex: fc.constantFrom('1', '2'),
    ageYears: fc.integer({ min: 1, max: 90 }),
    losDays: fc.integer({ min: 1, max: 50 }),
    diagnoses: fc.array(code, { maxLength: 4 }),
    procedures: fc.array(proc, { maxLength: 4 }),
  });

  it('ends in the answer that is given without it, each step taken with condition, row and what was read', () => {
    fc.assert(
      fc.property(record, (input) => {
        const { trace: steps, ...told } = scheme.group(input);
        const { trace: none, ...quick } = scheme.group(input, undefined, { trace: 'none' });
        expect(told).toEqual(quick);
        expect(none).toEqual([]);
        const taken = flat(steps).filter(({ code, outcome }) => outcome === 'taken' && /_(ENTERED|TAKEN)$/.test(code));
        for (const step of taken) {
          expect(step.condition).toBeTruthy();
          expect(step.path).toMatch(/^(mdc|adrg|drg)\.csv:\d+$/);
          expect((step.detail ?? []).some(({ code }) => code.startsWith('GROUPING_TERM_'))).toBe(true);
        }
        if (told.status === 'grouped') expect(taken.at(-1)?.args['drg']).toBe(told.drg);
      }),
      { numRuns: 500, seed: 20260101 },
    );
  });

  it('says of a group behind the answer what grouping without the groups before it would say', () => {
    let asked = 0;
    const operated = record.map((input) => ({
      ...input,
      diagnoses: ['K35.800', 'E11.900', ...input.diagnoses],
      procedures: ['47.0100'],
    }));
    fc.assert(
      fc.property(operated, (input) => {
        const steps = flat(scheme.group(input).trace);
        for (const later of steps.filter(({ code }) => code.startsWith('GROUPING_DRG_LATER_'))) {
          asked++;
          const alone = { ...artifact, tables: { ...artifact.tables, drg: onlyDrg(String(later.args['drg'])) } };
          const rest = compileScheme(alone);
          if (!rest.ok) throw new Error(JSON.stringify(rest.issues));
          expect(rest.value.group(input).drg === later.args['drg']).toBe(later.code === 'GROUPING_DRG_LATER_HOLDS');
        }
      }),
      { numRuns: 100, seed: 20260102 },
    );
    expect(asked).toBeGreaterThan(50);
  });
});

/** The DRG table with one DRG of its ADRG left, the others as they are. */
function onlyDrg(drg: string): Table {
  const { columns, rows } = table(tables.drg);
  return { columns, rows: rows.filter((row) => row['drg'] === drg || row['rule'] !== drg.slice(0, 3)) };
}
