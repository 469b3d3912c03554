import { describe, expect, it } from '@jest/globals';
import { trialValues } from './trial-values.ts';

describe('values to try', () => {
  it.each<[Record<string, string>, unknown]>([
    [
      { weight: '1.5', level: '甲', old: 'true' },
      { weight: 1.5, level: '甲', old: true },
    ],
    [{ 'patient.ageYears': '3', 'patient.sex': '"1"' }, { patient: { ageYears: 3, sex: '1' } }],
    [
      { codes: '["a","b"]', day: '2026-01-02' },
      { codes: ['a', 'b'], day: '2026-01-02' },
    ],
    [{ weight: ' ' }, undefined],
  ])('%j', (texts, expected) => {
    expect(trialValues(texts)).toEqual(expected);
  });
});
