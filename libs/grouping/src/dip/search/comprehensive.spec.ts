import { describe, expect, it } from '@jest/globals';
import { C, D, dipScheme, groups, NO_AUXILIARY, S, settlement, stay, T, trialMethod } from '../../../spec/dip-trial.ts';
import type { DipMethod } from '../../../spec/dip-trial.ts';
import type { GroupingInput } from '../../types.ts';

const rows = groups(
  `1,综合,K80,,${S},K80:S,x,10`,
  `2,综合,K80,,${S},K80:S2,x,12`,
  `3,综合,K8,,${T},K8:T,x,10`,
  `4,综合,K,,${C},K:C,x,10`,
  `5,综合,K80-K87,,${D},K80-K87:D,x,10`,
  `8,综合,I20-I25,,${S},I20-I25:S1,x,10,,,1`,
  `9,综合,I20-I25,,${S},I20-I25:S2,x,10,,,2`,
  `10,综合,I20-I25,,${S},I20-I25:S3,x,10,,,3`,
  `6,综合,A00-M99,,${S},A00-M99:S,x,10`,
  `7,综合,C00-D48,,${S},C00-D48:S,x,10`,
  `11,综合,I21,,${S},I21:S,x,10`,
  '12,空白,KB,,空白病组,KB,空白病组,50',
  `13,基层,K80,,${D},K80:D:J,x,10,1`,
);

/** Codes of all candidates, in order: what is left when nothing is chosen. */
function candidates(
  comprehensive: Partial<DipMethod['comprehensive']>,
  input: Partial<GroupingInput>,
  change: Partial<DipMethod> = {},
): string {
  const scheme = dipScheme(
    {
      supplement: NO_AUXILIARY,
      comprehensive: { ...trialMethod.comprehensive, ...comprehensive },
      choose: [{ pool: ['综合'] }],
      ...change,
    },
    { groups: rows },
  );
  const { trace } = scheme.group({ ...stay, ...input }, settlement);
  return trace
    .filter((step) => step.code === 'GROUPING_DIP_POOL')
    .flatMap((step) => step.detail ?? [])
    .filter((step) => step.code === 'GROUPING_DIP_CANDIDATE')
    .map((step) => `${step.args['group']}`)
    .join(' ');
}

describe('comprehensive groups', () => {
  it.each<[string, Partial<DipMethod['comprehensive']>, Partial<GroupingInput>, string]>([
    ['a prefix stands before a range', {}, { procedures: ['51.2300'] }, 'K80:S A00-M99:S'],
    ['all rows of the key', { take: 'all' }, { procedures: ['51.2300'] }, 'K80:S K80:S2 A00-M99:S'],
    ['the first length that has rows of the kind', {}, { procedures: ['51.8800'] }, 'K8:T'],
    ['one letter', {}, {}, 'K:C'],
    ['lengths as the method says', { exact_prefixes: [3, 2] }, {}, ''],
    ['the first range with a row of the kind', {}, { procedures: ['51.1000'] }, 'K80-K87:D'],
    ['bounds are included', {}, { diagnoses: ['K87.900'], procedures: ['51.1000'] }, 'K80-K87:D'],
    ['a range may span letters', {}, { diagnoses: ['B99.900'], procedures: ['51.2300'] }, 'A00-M99:S'],
    ['of several ranges the first', {}, { diagnoses: ['D47.900'], procedures: ['51.2300'] }, 'A00-M99:S'],
    ['no ranges', { ranges: false }, { diagnoses: ['D47.900'], procedures: ['51.2300'] }, ''],
    ['the kind of all procedures', {}, { procedures: ['51.1000', '51.2300'] }, 'K80:S A00-M99:S'],
    [
      'the kind of the first procedure',
      { type_of: 'first_procedure' },
      { procedures: ['51.1000', '51.2300'] },
      'K80-K87:D',
    ],
    ['no first procedure', { type_of: 'first_procedure' }, {}, 'K:C'],
    [
      'a group found by range is reported with the own category',
      { rewrite_code: true },
      { procedures: ['51.2300'] },
      'K80:S K80:S',
    ],
    ['rewritten across letters', { rewrite_code: true }, { diagnoses: ['D47.900'], procedures: ['51.2300'] }, 'D47:S'],
  ])('[DIP-4] %s', (_name, how, input, expected) => {
    expect(candidates(how, input)).toBe(expected);
  });

  const levels = { '1': 1, '2': 2, '3': 3, '4': 3 };
  it.each<[string, string, string[], string]>([
    ['level 2', 'I22.900', ['47.0100'], 'I20-I25:S2'],
    ['undivided ones go as well', 'I21.900', ['47.0100'], 'I20-I25:S2'],
    ['level 3', 'I22.900', ['51.2300'], 'I20-I25:S3'],
    ['the level of the first procedure, not of the highest', 'I22.900', ['38.9300', '51.2300'], 'I20-I25:S2'],
    ['a first procedure without a level leaves none', 'I22.900', ['98.7654', '51.2300'], ''],
    ['undivided groups are left alone', 'K80.100', ['51.2300'], 'K80:S K80:S2 A00-M99:S'],
  ])('[DIP-4] divided by surgery level: %s', (_name, principal, procedures, expected) => {
    expect(candidates({ take: 'all', surgery_level: levels }, { diagnoses: [principal], procedures })).toBe(expected);
  });

  it.each<[string, Partial<DipMethod['comprehensive']>, Partial<GroupingInput>, string]>([
    ['none', {}, { diagnoses: ['Z99.200'] }, ''],
    ['none, by name', { fallback: 'none' }, { diagnoses: ['Z99.200'] }, ''],
    ['the blank group', { fallback: 'blank_group' }, { diagnoses: ['Z99.200'] }, 'KB'],
    ['a candidate leaves no room for it', { fallback: 'blank_group' }, {}, 'K:C'],
    [
      'the blank group when the surgery level leaves none',
      { fallback: 'blank_group', surgery_level: levels },
      { diagnoses: ['I22.900'], procedures: ['98.7654', '51.2300'] },
      'KB',
    ],
    [
      'the first row of the letter, of whatever kind',
      { fallback: 'first_row_of_dx_letter', ranges: false },
      { diagnoses: ['K29.500'], procedures: ['51.2300'] },
      'K:C',
    ],
    ['a letter without rows', { fallback: 'first_row_of_dx_letter' }, { diagnoses: ['Z99.200'] }, ''],
  ])('[DIP-4] fallback: %s', (_name, how, input, expected) => {
    expect(candidates(how, input)).toBe(expected);
  });

  it('[DIP-4] the row of the letter is reported with its own kind', () => {
    const scheme = dipScheme(
      {
        supplement: NO_AUXILIARY,
        comprehensive: { ...trialMethod.comprehensive, ranges: false, fallback: 'first_row_of_dx_letter' },
        choose: [{ pool: ['综合'] }],
      },
      { groups: rows },
    );
    expect(scheme.group({ ...stay, diagnoses: ['K29.500'], procedures: ['51.2300'] }, settlement).dip).toMatchObject({
      group: 'K:C',
      opType: C,
    });
  });

  it.each([
    [true, 'K80:D:J'],
    [false, ''],
  ])('[DIP-4] rows of the comprehensive form in the basic catalogue: %s', (isThere, expected) => {
    const change = { comprehensive_rows_in_basic: isThere, choose: [{ pool: ['基层' as const] }] };
    expect(candidates({}, { procedures: ['51.1000'] }, change)).toBe(expected);
  });

  it('[DIP-4] a rewritten group looks for auxiliary rows under its rewritten code', () => {
    const scheme = dipScheme(
      {
        comprehensive: { ...trialMethod.comprehensive, exact_prefixes: [], rewrite_code: true },
        choose: [{ pool: ['综合'] }],
      },
      { groups: rows, supplement: 'group_code,kind,level,score,factor\nK80:S,年龄,66岁及以上,20,1.1\n' },
    );
    const { dip } = scheme.group({ ...stay, ageYears: 70, procedures: ['51.2300'] }, settlement);
    expect(dip).toMatchObject({ group: 'K80:S', groupSeq: '6', auxiliaryFactor: '1.1', estimatedAverage: '2200' });
  });
});
