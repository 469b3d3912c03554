import { describe, expect, it } from '@jest/globals';
import type { Artifact } from '@caseloom/pack';
import type { DrgDocument } from '../../document.ts';
import { compileScheme } from '../../compile-scheme.ts';
import { reachability } from '../scheme-reading.ts';
import { drgScheme } from '../testing/small-schemes.ts';
import type { Reach } from '../types.ts';

/** A scheme of one MDC that everything enters, with one DRG per rule: `rule condition` by rule. */
function rules(
  conditions: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
  head = {},
): Artifact {
  const codes = Object.keys(conditions);
  return drgScheme(
    {
      mdc: 'order,mdc,name,condition\n1,MDCG,消化系统,true\n',
      adrg: `order,mdc,rule,adrg,name,kind,condition,no_drg_result\n${codes.map((code, at) => `${at},MDCG,${code},${code},${code},group,"${conditions[code]}",\n`).join('')}`,
      drg: `order,rule,drg,name,condition\n${codes.map((code, at) => `${at},${code},${code}9,${code},true\n`).join('')}`,
      code_lists:
        'list,code\nwide,K25\nwide,K26\nnarrow,K25\nother,K92\nproc,43.7\nproc,44.1\nops,43.7\nempty-but-one,Z00\n',
      ...more,
    },
    head,
  );
}

const told = (reach: readonly Reach[]): Record<string, unknown> =>
  Object.fromEntries(reach.map((one) => [one.group, one.state === 'dead' ? one.by : one.state]));

describe('what records reach', () => {
  it('[ANA-5] gives every row of a scheme a record that its compiled form groups there', () => {
    const scheme = drgScheme();
    const compiled = compileScheme(scheme);
    if (!compiled.ok) throw new Error('the scheme compiles');
    const found = reachability(scheme);
    expect(found.map(({ group, kind, path, state }) => [group, kind, path, state])).toEqual([
      ['GB11', 'drg', 'drg.csv:2', 'reached'],
      ['GB15', 'drg', 'drg.csv:3', 'reached'],
      ['GB11', 'drg', 'drg.csv:4', 'reached'],
      ['GB15', 'drg', 'drg.csv:5', 'reached'],
      ['GR13', 'drg', 'drg.csv:6', 'reached'],
      ['GR15', 'drg', 'drg.csv:7', 'reached'],
      ['GQY', 'ambiguous', 'adrg.csv:5', 'reached'],
    ]);
    for (const one of found) expect(one.state === 'reached' && compiled.value.group(one.witness).drg).toBe(one.group);
    // Nothing in a record that its answer does not need.
    expect(found[5]).toMatchObject({
      witness: { sex: '1', diagnoses: [expect.stringMatching(/^K(25|92)$/)], procedures: [] },
    });
  });

  it.each<[string, Record<string, string>, Record<string, unknown>]>([
    [
      'a row without condition takes everything',
      { GA1: 'true', GB1: 'sex = 1' },
      { GA19: 'reached', GB19: ['adrg.csv:2'] },
    ],
    [
      'a list that holds another one',
      { GA1: 'principal_dx in {wide}', GB1: 'principal_dx in {narrow}' },
      { GA19: 'reached', GB19: ['adrg.csv:2'] },
    ],
    [
      'the other way round',
      { GA1: 'principal_dx in {narrow}', GB1: 'principal_dx in {wide}' },
      { GA19: 'reached', GB19: 'reached' },
    ],
    [
      'two earlier rows that only together take everything, and one that is not needed',
      {
        GA1: 'sex = 1 and principal_dx in {wide}',
        GB1: 'any_dx in {other}',
        GC1: 'sex = 2',
        GD1: 'principal_dx in {narrow}',
      },
      { GA19: 'reached', GB19: 'reached', GC19: 'reached', GD19: ['adrg.csv:2', 'adrg.csv:4'] },
    ],
    [
      'numbers that exclude each other',
      { GA1: 'age > 17 and age < 18', GB1: 'birth_weight_g > 17 and birth_weight_g < 18' },
      { GA19: [], GB19: 'reached' },
    ],
    [
      'what the intake check refuses',
      { GA1: 'age = 0 and age_days <= 28 and not (birth_weight_g >= 0)', GB1: 'age = 0 and age_days <= 29' },
      { GA19: [], GB19: 'reached' },
    ],
    [
      'one code that is in two lists, or two codes',
      { GA1: 'principal_dx in {narrow} and principal_dx in {other}', GB1: 'any_dx in {narrow} and any_dx in {other}' },
      { GA19: [], GB19: 'reached' },
    ],
    [
      'no procedure fits where every procedure is kept out',
      {
        GA1: 'not (any_proc in {proc}) and principal_proc in {ops}',
        GB1: 'not (principal_proc in {proc}) and any_proc in {ops}',
      },
      { GA19: [], GB19: 'reached' },
    ],
    [
      'a complication that the principal diagnosis excludes',
      {
        GA1: 'principal_dx in {narrow} and has_cc and not (other_dx in {cc8})',
        GB1: 'principal_dx in {other} and has_cc and not (other_dx in {cc8})',
      },
      { GA19: [], GB19: 'reached' },
    ],
    [
      'a text that no earlier row names',
      { GA1: 'department in (""01"", ""02"")', GB1: 'department in (""02"")', GC1: 'department in (""03"")' },
      { GA19: 'reached', GB19: ['adrg.csv:2'], GC19: 'reached' },
    ],
    [
      'counted lists',
      {
        GA1: 'count_lists(any_dx, {part.*}) >= 4',
        GB1: 'count_lists(any_dx, {part.*}) >= 3 and principal_dx in {part.1}',
      },
      { GA19: [], GB19: 'reached' },
    ],
    [
      'counted codes',
      {
        GA1: 'count_codes(any_dx, {narrow}) >= 2',
        GB1: 'count_distinct(other_dx, {narrow}) >= 2',
        GC1: 'count_distinct(any_dx, {wide}) >= 2',
        GD1: 'other_dx in {wide} and principal_dx in {wide}',
      },
      { GA19: 'reached', GB19: [], GC19: 'reached', GD19: 'reached' },
    ],
  ])('[ANA-5] decides: %s', (_what, conditions, verdicts) => {
    const lists =
      'list,code\nwide,K25\nwide,K26\nnarrow,K25\nother,K92\nproc,43.7\nproc,44.1\nops,43.7\ncc8,I10\npart.1,S01\npart.2,S02\npart.3,S03\n';
    expect(told(reachability(rules(conditions, { code_lists: lists })))).toEqual(verdicts);
  });

  it('[ANA-5] finds what an MDC that ends the search keeps from the next one', () => {
    const mdc = (stop: string): string =>
      `order,mdc,name,condition,no_group\n1,MDCA,先期,principal_dx in {wide},${stop}\n2,MDCG,消化系统,principal_dx in {narrow},\n`;
    const scheme = (stop: string): Artifact => rules({ GA1: 'true' }, { mdc: mdc(stop) });
    expect(told(reachability(scheme('next')))).toEqual({ GA19: 'reached' });
    expect(told(reachability(scheme('stop')))).toEqual({ GA19: ['mdc.csv:2'] });
  });

  it('[ANA-5] knows that codes left out before grouping open nothing', () => {
    const scheme = rules(
      { GA1: 'principal_dx in {other}', GB1: 'any_proc in {ops}' },
      { excluded_diagnoses: 'code\nK92\n' },
    );
    expect(told(reachability(scheme))).toEqual({ GA19: [], GB19: 'reached' });
  });

  it('[ANA-5] names a rule that answers itself, and the DRG that keeps it from doing so', () => {
    const adrg = (result: string): string =>
      `order,mdc,rule,adrg,name,kind,condition,no_drg_result\n1,MDCG,GA1,GA1,GA1,group,true,${result}\n`;
    const drg = (condition: string): string => `order,rule,drg,name,condition\n1,GA1,GA19,GA1,${condition}\n`;
    expect(told(reachability(rules({ GA1: '' }, { adrg: adrg('GA1'), drg: drg('true') })))).toEqual({
      GA19: 'reached',
      GA1: ['drg.csv:2'],
    });
    expect(told(reachability(rules({ GA1: '' }, { adrg: adrg('GA1'), drg: drg('has_mcc') })))).toEqual({
      GA19: 'reached',
      GA1: 'reached',
    });
  });

  it('[ANA-5] proves nothing dead that some record of a small world reaches, over 150 random schemes', () => {
    let dead = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const scheme = randomScheme(seed);
      const compiled = compileScheme(scheme);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
      const answers = new Set(
        smallWorld().map((record) => compiled.value.group(record, undefined, { trace: 'none' }).drg),
      );
      for (const one of reachability(scheme)) {
        expect(one.state).not.toBe('undecided');
        if (one.state !== 'dead') continue;
        dead++;
        expect([seed, one.group, answers.has(one.group)]).toEqual([seed, one.group, false]);
      }
    }
    expect(dead).toBeGreaterThan(100);
  });
});

const DX = ['K25', 'K26', 'K92', 'I10'];
const PROCS = ['43.7', '44.1'];

/** Every record with up to three diagnoses and two procedures of a few codes, either sex, at three ages. */
function smallWorld() {
  const dx = [
    [],
    ...DX.map((a) => [a]),
    ...DX.flatMap((a) => DX.map((b) => [a, b])),
    ...DX.flatMap((a) => DX.flatMap((b) => DX.map((c) => [a, b, c]))),
  ];
  const procedures = [[], ...PROCS.map((a) => [a]), ...PROCS.flatMap((a) => PROCS.map((b) => [a, b]))];
  return dx.flatMap((diagnoses) =>
    procedures.flatMap((procs) =>
      ['1', '2'].flatMap((sex) =>
        [{ ageYears: 0, ageDays: 40 }, { ageYears: 9 }, { ageYears: 50 }].map((age) => ({
          sex,
          ...age,
          diagnoses,
          procedures: procs,
        })),
      ),
    ),
  );
}

function randomScheme(seed: number): Artifact<DrgDocument> {
  let state = seed;
  const pick = <T>(from: readonly T[]): T => {
    state = (state * 48_271) % 2_147_483_647;
    return from[state % from.length]!;
  };
  const term = (): string =>
    pick([
      () => `${pick(['principal_dx', 'other_dx', 'any_dx'])} in {${pick(['wide', 'narrow', 'other'])}}`,
      () => `${pick(['principal_proc', 'other_proc', 'any_proc'])} in {${pick(['proc', 'ops'])}}`,
      () => pick(['has_cc', 'has_mcc']),
      () => `age ${pick(['<', '<=', '>', '>=', '='])} ${pick([0, 9, 20])}`,
      () => `sex = ${pick([1, 2])}`,
      () => `count_codes(${pick(['any_dx', 'other_dx'])}, {wide}) >= ${pick([1, 2])}`,
      () => `count_distinct(${pick(['any_dx', 'other_dx'])}, {wide}) >= 2`,
    ])();
  const condition = (): string =>
    pick([
      term,
      () => `${term()} and ${term()}`,
      () => `${term()} or ${term()} and ${term()}`,
      () => `not (${term()} or ${term()})`,
      () => `${term()} and not (${term()})`,
    ])();
  const codes = ['GA1', 'GB1', 'GC1', 'GD1', 'GE1', 'GF1'];
  return rules(Object.fromEntries(codes.map((code) => [code, condition()])), {
    cc: 'code,exclusion_group\nK25,7\nI10,8\n',
    mcc: 'code,exclusion_group\nK92,7\n',
    exclusion: 'principal_dx,exclusion_group\nK25,7\nK26,8\n',
  }) as Artifact<DrgDocument>;
}
