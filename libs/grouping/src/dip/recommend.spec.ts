import { describe, expect, it } from '@jest/globals';
import { C, D, dipScheme, groups, S, settlement, stay, trialMethod } from '../../spec/dip-trial.ts';
import type { DipMethod } from '../../spec/dip-trial.ts';

const recommend: DipMethod['recommend'] = {
  same_dx_first_chars: 4,
  next_char_in: ['0', '1', '2', 'x'],
  catalogues: ['核心', '基层'],
  comprehensive_probe_procedures: ['', '51.1000', '47.0100'],
};
const rows = groups(
  '1,核心,K80.2,,,K80.2,x,30',
  '2,核心,K80.1,51.2300+51.8800/96.0400,,K80.1:ab,x,180.50',
  '3,基层,K80.1,99.1500,,K80.1:J,x,20,0.9',
  '4,核心,K80.x,,,K80.x,x,30',
  '5,核心,K81.1,,,K81.1,x,30',
  '6,核心,K80.3,,,K80.3,x,30',
  `7,综合,K80,,${S},K80:S,x,100`,
  `8,综合,A00-K99,,${D},A00-K99:D,x,50`,
  `9,综合,K,,${C},K:C,x,25`,
  '10,核心,K80.1,51.2300,,K80.1:a,x,120',
);

describe('recommending other groups', () => {
  const scheme = dipScheme({ recommend }, { groups: rows });

  it('[DIP-9] siblings by key, core before basic, then comprehensive groups by probe', () => {
    expect(scheme.recommend!(stay).map((one) => `${one.position} ${one.groupSeq} ${one.opType}`)).toEqual([
      `1 2 ${C}`,
      `2 10 ${C}`,
      `3 3 ${C}`,
      `4 1 ${C}`,
      `5 4 ${C}`,
      `6 9 ${C}`,
      `7 8 ${D}`,
      `8 7 ${S}`,
    ]);
  });

  it('[DIP-9] says what the stay lacks for each', () => {
    const lacking = scheme.recommend!({ ...stay, procedures: ['51.2300'] });
    expect(Object.fromEntries(lacking.map((one) => [one.groupSeq, one.missing]))).toEqual({
      1: [{ kind: 'diagnosis', anyOf: ['K80.2'] }],
      2: [{ kind: 'procedure', anyOf: ['51.8800', '96.0400'] }],
      3: [{ kind: 'procedure', anyOf: ['99.1500'] }],
      4: [{ kind: 'diagnosis', anyOf: ['K80.x'] }],
      7: [],
      8: [{ kind: 'procedure', anyOf: [], opType: D }],
      9: [],
      10: [],
    });
  });

  it('[DIP-9] prices them by the settlement row, without the auxiliary catalogue', () => {
    const old = { ...stay, ageYears: 80 };
    const byRow = Object.fromEntries(scheme.recommend!(old, settlement).map((one) => [one.groupSeq, one]));
    expect(byRow['2']).toMatchObject({
      group: 'K80.1:ab',
      catalogue: 'core',
      score: '180.5',
      estimatedAverage: '18050',
    });
    expect(byRow['3']).toMatchObject({ catalogue: 'basic', basicFactor: '0.9', estimatedAverage: '1620' });
    expect(scheme.recommend!(old)[0]).not.toHaveProperty('estimatedAverage');
  });

  it('[DIP-9] each row once; a fallback counts, and a rewritten code is reported', () => {
    const other = dipScheme(
      {
        recommend: {
          ...recommend,
          next_char_in: [],
          comprehensive_probe_procedures: ['', '47.0100', '51.1000', '51.2300'],
        },
        comprehensive: { ...trialMethod.comprehensive, rewrite_code: true, fallback: 'blank_group' },
      },
      { groups: `${rows}\n11,空白,KB,,空白病组,KB,x,50` },
    );
    expect(other.recommend!({ ...stay, diagnoses: ['J18.900'] }).map((one) => one.group)).toEqual(['KB', 'J18:D']);
  });

  it('[DIP-9] nothing without a principal diagnosis, or where the method does not say how', () => {
    expect(scheme.recommend!({ ...stay, diagnoses: [] })).toEqual([]);
    expect(dipScheme().recommend).toBeUndefined();
  });

  it('[DIP-9] looks for siblings of the translated diagnosis', () => {
    const converted = dipScheme(
      { recommend, code_conversion: true },
      { groups: rows, code_map: 'kind,from,to\ndx,Z99.200,K80.100\n' },
    );
    expect(converted.recommend!({ ...stay, diagnoses: ['Z99.200'] })[0]).toMatchObject({ groupSeq: '2' });
  });
});
