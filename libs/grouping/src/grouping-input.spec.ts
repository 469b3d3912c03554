import { describe, expect, it } from '@jest/globals';
import { groupingInput } from './grouping-input.ts';

describe('groupingInput', () => {
  it('reads what a full case carries', () => {
    const facts = {
      patient: { sex: '2' },
      stay: { disposition: '1', dischargeDept: '0301' },
      dx: { principal: { code: 'K80.100' }, other: [{ code: 'E11.900' }, { name: 'no code' }, { code: 'I10.x00' }] },
      procedures: [{ code: '51.2300' }, {}],
      fee: { total: '12345.60' },
      insurance: { type: '310' },
      ageYears: 52,
      losDays: 5,
      icuHours: '12.5',
    };
    expect(groupingInput(facts)).toEqual({
      sex: '2',
      ageYears: 52,
      losDays: 5,
      icuHours: 12.5,
      disposition: '1',
      department: '0301',
      diagnoses: ['K80.100', 'E11.900', 'I10.x00'],
      procedures: ['51.2300'],
      totalCharge: '12345.60',
      insuranceType: '310',
    });
  });

  it.each([
    ['nothing at all', {}, { diagnoses: [], procedures: [] }],
    [
      'no principal diagnosis: others keep their place behind an empty one',
      { dx: { other: [{ code: 'E11.900' }] } },
      { diagnoses: ['', 'E11.900'], procedures: [] },
    ],
    [
      'a first procedure without code: the second is not taken for it',
      { op: [{}, { code: '51.2300' }] },
      { diagnoses: [], procedures: ['', '51.2300'] },
    ],
    [
      'a newborn’s weight at admission where the birth weight is missing',
      { ageDays: 3, patient: { newbornAdmissionWeight: 2400 } },
      { ageDays: 3, birthWeightGrams: 2400, diagnoses: [], procedures: [] },
    ],
    [
      'the birth weight before it',
      { ageDays: 3, birthWeightGrams: 2500, patient: { newbornAdmissionWeight: 2400 } },
      { ageDays: 3, birthWeightGrams: 2500, diagnoses: [], procedures: [] },
    ],
    [
      'no weight of an older child',
      { ageDays: 29, patient: { newbornAdmissionWeight: 2400 } },
      { ageDays: 29, diagnoses: [], procedures: [] },
    ],
    ['unusable numbers', { ageYears: 'about forty', losDays: Number.NaN }, { diagnoses: [], procedures: [] }],
  ])('takes %s', (_name, facts, expected) => {
    expect(groupingInput(facts)).toEqual(expected);
  });
});
