import { describe, expect, it } from '@jest/globals';
import { allSteps, answer, dipScheme, groups, NO_AUXILIARY, S, settlement, stay } from '../../spec/dip-trial.ts';
import type { GroupingInput } from '../types.ts';

const converted = dipScheme(
  { code_conversion: true },
  {
    code_map:
      'kind,from,to\ndx,K80.900,K80.100\ndx,Z51.000,\nprocedure,51.2399,51.2300\nprocedure,51.8899,89.5200\nprocedure,99.9900,\n',
  },
);

describe('codes before grouping', () => {
  it.each<[string, Partial<GroupingInput>, string]>([
    ['a diagnosis and a procedure are translated', { diagnoses: ['K80.900'], procedures: ['51.2399'] }, `5 ${S}`],
    ['a code without a row stays', { diagnoses: ['K80.100'], procedures: ['51.2300'] }, `5 ${S}`],
    ['an empty target removes the code', { procedures: ['99.9900'] }, '1 保守治疗'],
    ['what a translation ends in may be excluded', { procedures: ['51.8899'] }, '1 保守治疗'],
    [
      'a principal diagnosis removed by the translation: the next moves up',
      { diagnoses: ['Z51.000', 'K80.900'] },
      '1 保守治疗',
    ],
    ['nothing left', { diagnoses: ['Z51.000'] }, 'invalid noPrincipalDiagnosis'],
    ['a missing principal diagnosis is missing', { diagnoses: ['', 'K80.100'] }, 'invalid noPrincipalDiagnosis'],
  ])('[DIP-1] %s', (_name, change, expected) => {
    expect(answer(converted.group({ ...stay, totalCharge: '8000', ...change }, settlement))).toBe(expected);
  });

  it('[DIP-1] without code_conversion the table is not looked at', () => {
    const plain = dipScheme({}, { code_map: 'kind,from,to\ndx,K80.900,K80.100\n' });
    expect(answer(plain.group({ ...stay, diagnoses: ['K80.900'] }, settlement))).toBe('9 保守治疗');
  });

  it('[DIP-8] tells every code that was translated, removed, excluded or repeated', () => {
    const input = {
      ...stay,
      diagnoses: ['K80.900', 'Z51.000'],
      procedures: ['51.2399', '99.9900', '51.8899', '51.2300'],
    };
    const distinct = dipScheme(
      {
        code_conversion: true,
        procedure_expression: { and: ',', or: null, prefix_if_shorter_than: null, count: 'distinct' },
      },
      {
        code_map:
          'kind,from,to\ndx,K80.900,K80.100\ndx,Z51.000,\nprocedure,51.2399,51.2300\nprocedure,51.8899,89.5200\nprocedure,99.9900,\n',
      },
    );
    const told = allSteps(distinct.group(input, settlement).trace)
      .filter(({ args }) => args['from'] !== undefined)
      .map(({ code, args }) => `${code.replace('GROUPING_DIP_', '')} ${args['from']} ${args['to']}`.trimEnd());
    expect(told).toEqual([
      'CODE_TRANSLATED K80.900 K80.100',
      'CODE_REMOVED Z51.000',
      'CODE_TRANSLATED 51.2399 51.2300',
      'CODE_REMOVED 99.9900',
      'CODE_TRANSLATED 51.8899 89.5200',
      'PROCEDURE_EXCLUDED 89.5200',
      'PROCEDURE_REPEATED 51.2300',
    ]);
  });

  it.each<['with_repeats' | 'distinct', string, string]>([
    // Row 1 matches 51.2300 twice, row 2 two different procedures once each.
    ['with_repeats', '1', '51.2300 51.2300 51.8800'],
    ['distinct', '2', '51.2300 51.8800 96.0400'],
  ])('[DIP-3] %s: repeated procedures', (count, seq, matched) => {
    const scheme = dipScheme(
      {
        supplement: NO_AUXILIARY,
        procedure_expression: { and: '+', or: '/', prefix_if_shorter_than: null, count },
        choose: [{ pool: ['核心'] }, { step: 'match_quantity', mode: 'most_joins_then_most_matched' }],
      },
      {
        groups:
          count === 'with_repeats'
            ? groups('1,核心,K80.1,51.2300+51.8800,,a,a,10', '2,核心,K80.1,51.8800+96.0400,,b,b,10')
            : groups('1,核心,K80.1,51.2300+51.8800,,a,a,10', '2,核心,K80.1,51.2300/51.8800+96.0400,,b,b,10'),
      },
    );
    const { dip } = scheme.group({ ...stay, procedures: ['51.2300', '51.2300', '51.8800', '96.0400'] }, settlement);
    expect([dip!.groupSeq, dip!.matchedProcedures.join(' ')]).toEqual([seq, matched]);
  });
});
