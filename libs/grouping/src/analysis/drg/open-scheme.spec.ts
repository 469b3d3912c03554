import { describe, expect, it } from '@jest/globals';
import type { Artifact } from '@caseloom/pack';
import { compileScheme } from '../../compile-scheme.ts';
import type { DrgDocument } from '../../document.ts';
import type { GroupingInput } from '../../types.ts';
import { drgScheme } from '../testing/small-schemes.ts';
import { OpenScheme } from './open-scheme.ts';

const CONDITIONS = [
  'any_proc in {adrg:GB1/proc} and other_dx in {adrg:GB1/dx}',
  'count_lists(any_dx, {mdc:*}) >= 1 and age_days <= 28',
  'count_distinct(any_dx, {mdc:MDCG/dx}) >= 2',
  'has_mcc or has_cc and not (principal_proc in {operating})',
  'los_days > 3 and icu_hours >= 1.5',
  'department in (""01"") or discharge_type in (""5"", ""4"")',
  'birth_weight_g < 1500 or sex = 2 and age >= 60',
  'count_codes(other_proc, {operating}) >= 2',
];

/** A scheme with one rule for each condition, the second half of them in an MDC that ends the search. */
function scheme(): Artifact<DrgDocument> {
  const rules = CONDITIONS.map(
    (condition, n) => `${n},${n < 4 ? 'MDCG' : 'MDCH'},G${'ABCDEFGH'[n]}1,G${'ABCDEFGH'[n]}1,x,group,"${condition}",\n`,
  );
  const drgs = CONDITIONS.map(
    (_condition, n) => `${n},G${'ABCDEFGH'[n]}1,G${'ABCDEFGH'[n]}19,x,${n % 3 === 2 ? 'has_cc' : 'true'}\n`,
  );
  return drgScheme({
    mdc: 'order,mdc,name,condition,no_group\n1,MDCG,x,any_dx in {mdc:MDCG/dx},\n2,MDCH,x,principal_dx in {mdc:MDCG/dx},stop\n3,MDCG2,x,true,\n',
    adrg: `order,mdc,rule,adrg,name,kind,condition,no_drg_result\n${rules.join('')}9,MDCG2,GZ1,GZ1,x,group,true,GZ1\n`,
    drg: `order,rule,drg,name,condition\n${drgs.join('')}`,
  }) as Artifact<DrgDocument>;
}

describe('a scheme read for questions about single records', () => {
  it('[ANA-7] ends up where the compiled scheme does, for 3,000 records', () => {
    const compiled = compileScheme(scheme());
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    const open = new OpenScheme(scheme());
    let state = 20_260_101;
    const pick = <T>(from: readonly T[]): T => {
      state = (state * 48_271) % 2_147_483_647;
      return from[state % from.length]!;
    };
    const answers = new Set<string>();
    for (let n = 0; n < 3000; n++) {
      const record: GroupingInput = {
        sex: pick(['1', '2']),
        ...pick([
          { ageYears: 0, ageDays: 20, birthWeightGrams: pick([900, 3000]) },
          { ageYears: 30 },
          { ageYears: 70 },
        ]),
        ...pick([{}, { losDays: 9, icuHours: 2 }, { losDays: 2 }]),
        ...pick([{}, { department: '01' }, { disposition: '5' }]),
        diagnoses: Array.from({ length: pick([0, 1, 2, 3]) }, () => pick(['K25', 'K92', 'I10', 'A41', 'Z00', ''])),
        procedures: Array.from({ length: pick([0, 1, 2, 3]) }, () => pick(['43.7', '44.1', '99.1', '88.0'])),
      };
      const walked = open.walk(open.read(record));
      const { status, drg } = compiled.value.group(record, undefined, { trace: 'none' });
      const answer = status === 'grouped' ? drg : '';
      expect([n, walked?.drg?.drg ?? walked?.rule.noDrgResult ?? '']).toEqual([n, answer]);
      answers.add(answer);
    }
    expect(answers.size).toBeGreaterThan(7);
  });

  it('[ANA-7] names the parts that decide a condition, with the code that a list holds', () => {
    const open = new OpenScheme(scheme());
    const [rule] = open.mdcs[0]!.rules;
    const told = (record: GroupingInput): unknown =>
      open
        .deciding(rule!.condition, record)
        .map(({ term, holds, code }) => [term.kind === 'inList' ? term.subject : term.kind, holds, code]);
    expect(told({ diagnoses: ['I10', 'K25'], procedures: ['43.7'] })).toEqual([
      ['any_proc', true, '43.7'],
      ['other_dx', true, 'K25'],
    ]);
    expect(told({ diagnoses: ['K25'], procedures: ['43.7'] })).toEqual([['other_dx', false, undefined]]);
  });
});
