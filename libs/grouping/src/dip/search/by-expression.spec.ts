import { describe, expect, it } from '@jest/globals';
import { answer, C, D, dipScheme, groups, NO_AUXILIARY, S, settlement, stay, T } from '../../../spec/dip-trial.ts';
import type { DipMethod } from '../../../spec/dip-trial.ts';

const choose: DipMethod['choose'] = [
  { pool: ['核心'] },
  { step: 'match_quantity', mode: 'most_joins_then_most_matched' },
];
const hubei = { and: '+', or: '/', prefix_if_shorter_than: null, count: 'with_repeats' } as const;
const shandong = { and: ',', or: null, prefix_if_shorter_than: null, count: 'distinct' } as const;

function grouped(
  row: string,
  procedures: readonly string[],
  expression: DipMethod['procedure_expression'] = hubei,
): string {
  const scheme = dipScheme(
    { supplement: NO_AUXILIARY, choose, procedure_expression: expression },
    { groups: groups(`1,核心,K80.1,${row.includes(',') ? `"${row}"` : row},,x,x,10`) },
  );
  const { dip } = scheme.group({ ...stay, procedures }, settlement);
  return dip === undefined ? '' : `${dip.opType} ${dip.matchedProcedures.join(' ')}`;
}

describe('procedure expressions', () => {
  it.each<[string, string, string[], string]>([
    ['all of', '51.2300+51.8800', ['51.8800', '51.2300'], `${S} 51.8800 51.2300`],
    ['all of, one missing', '51.2300+51.8800', ['51.8800'], ''],
    ['any of', '51.1000/51.1400', ['51.1400'], `${D} 51.1400`],
    ['/ binds more tightly: (A or B) and C', '51.1000/51.1400+51.8800', ['51.1400', '51.8800'], `${T} 51.1400 51.8800`],
    ['(A or B) and C without C', '51.1000/51.1400+51.8800', ['51.1400'], ''],
    ['further procedures do not prevent a match', '51.1000', ['47.0100', '51.1000'], `${D} 51.1000`],
    ['a part of the code is not the code', '51.1', ['51.1000'], ''],
    ['an unknown procedure may match; alone it has the lowest kind', '98.7654', ['98.7654'], `${C} 98.7654`],
    ['an intervention is reported as an operation', '38.9300', ['38.9300'], `${S} 38.9300`],
  ])('[DIP-3] %s', (_name, row, procedures, expected) => {
    expect(grouped(row, procedures)).toBe(expected);
  });

  it.each<[string, string, string[], string]>([
    ['all are required', '51.2300,51.8800', ['51.8800', '51.2300'], `${S} 51.8800 51.2300`],
    ['one is missing', '51.2300,51.8800', ['51.2300'], ''],
    ['+ and / are nothing special', '51.2300/51.8800', ['51.2300'], ''],
  ])('[DIP-3] comma dialect: %s', (_name, row, procedures, expected) => {
    expect(grouped(row, procedures, shandong)).toBe(expected);
  });

  it.each<[string, string, string[], string]>([
    [
      'a code of fewer than 7 characters stands for all that start with it',
      '45.13',
      ['45.1300x001'],
      `${D} 45.1300x001`,
    ],
    ['also of four', '45.1', ['45.1300'], `${D} 45.1300`],
    ['matched are all that start with it', '45.13', ['45.1300', '45.1300x001'], `${D} 45.1300 45.1300x001`],
    ['also unknown ones', '45.13', ['45.1399x999'], `${C} 45.1399x999`],
    ['a code of 7 characters is meant exactly', '45.1300', ['45.1300x001'], ''],
    ['a prefix and a full code', '45.13+51.8800', ['45.1300x001', '51.8800'], `${T} 45.1300x001 51.8800`],
    ['the beginning only', '45.13', ['55.1300'], ''],
  ])('[DIP-3] prefixes: %s', (_name, row, procedures, expected) => {
    expect(grouped(row, procedures, { ...hubei, prefix_if_shorter_than: 7 })).toBe(expected);
  });
});

describe('conservative rows', () => {
  const rows = groups(
    '1,核心,K80.1,51.2300,,a,a,10',
    '2,核心,K80.1,,,b,b,10',
    '3,核心,K80.1,,,c,c,10',
    '4,基层,K80.1,,,d,d,10,1',
  );
  const conservative = (
    how: DipMethod['conservative'],
    procedures: readonly string[],
    pool: '核心' | '基层' = '核心',
  ) =>
    answer(
      dipScheme(
        {
          supplement: NO_AUXILIARY,
          conservative: how,
          choose: [{ pool: [pool] }, { step: 'highest_score', tie: 'last' }],
        },
        { groups: rows },
      ).group({ ...stay, procedures }, settlement),
    );
  const byKind = { when: 'highest_type_is_conservative', take: 'first' } as const;
  const minor = { when: 'all_procedures_minor', take: 'first' } as const;

  it.each<[string, DipMethod['conservative'], string[], string]>([
    ['no procedure', byKind, [], `2 ${C}`],
    ['unknown procedures only', byKind, ['98.7654'], `2 ${C}`],
    ['a diagnostic procedure is not conservative', byKind, ['51.1000'], 'ungrouped noGroup'],
    ['an expression that holds leaves no room', byKind, ['51.2300'], `1 ${S}`],
    ['all of them', { ...byKind, take: 'all' }, [], `3 ${C}`],
    ['minor: 0类 below level 3', minor, ['51.1000', '99.1500', '98.7654'], `2 ${C}`],
    ['minor: 0类 of level 3 is not', minor, ['51.8800'], 'ungrouped noGroup'],
    ['minor: II类 of level 2 is not', minor, ['47.0100'], 'ungrouped noGroup'],
    ['minor as the method says', { ...minor, minor: { incision: ['0类', 'II类'] } }, ['47.0100'], `2 ${C}`],
    ['minor below another level', { ...minor, minor: { level_below: 4 } }, ['51.8800'], `2 ${C}`],
  ])('[DIP-3] %s', (_name, how, procedures, expected) => {
    expect(conservative(how, procedures)).toBe(expected);
  });

  it('[DIP-3] each catalogue looks at its own expressions only', () => {
    expect(conservative(minor, ['51.1000'], '基层')).toBe(`4 ${C}`);
  });

  it('[DIP-3] a diagnosis of the category only reaches no key of five characters', () => {
    const scheme = dipScheme(
      { supplement: NO_AUXILIARY, comprehensive_rows_in_basic: true, choose: [{ pool: ['核心', '基层'] }] },
      { groups: groups('1,核心,K80.1,,,a,a,10', `2,基层,K80,,${C},b,b,10,1`) },
    );
    const { dip } = scheme.group({ ...stay, diagnoses: ['K80'] }, settlement);
    expect(dip).toMatchObject({ groupSeq: '2', catalogue: 'basic' });
    expect(scheme.group({ ...stay, diagnoses: ['K80'], procedures: ['51.2300'] }, settlement).status).toBe('ungrouped');
  });
});
