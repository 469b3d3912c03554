import { describe, expect, it } from '@jest/globals';
import { EMPTY_FORM, formOf, isEmpty, withValue } from './tried-form.ts';

describe('a case that is typed', () => {
  it('[SCH-7] takes of a record what grouping reads and the form can hold', () => {
    expect(
      formOf({
        sex: '1',
        ageYears: 50,
        ageDays: 18_262.5,
        birthWeightGrams: 3200.5,
        diagnoses: ['K80.100', 3],
        procedures: [],
        totalCharge: '1203.50',
        department: '',
        patientName: '张三',
      }),
    ).toEqual({
      sex: '1',
      ageYears: 50,
      ageDays: 18_262,
      birthWeightGrams: 3200.5,
      diagnoses: ['K80.100'],
      procedures: [],
      totalCharge: '1203.50',
    });
    expect(formOf({ sex: '9', totalCharge: 'free' })).toEqual({ diagnoses: [], procedures: [] });
  });

  it('[SCH-7] leaves out what is emptied and keeps a zero', () => {
    const aged = withValue(EMPTY_FORM, 'ageYears', 0);
    expect(aged.input).toEqual({ diagnoses: [], procedures: [], ageYears: 0 });
    expect(withValue(aged, 'ageYears', null).input).toEqual({ diagnoses: [], procedures: [] });
    expect(isEmpty(aged)).toBe(true);
    expect(isEmpty(withValue(aged, 'diagnoses', ['K80.100']))).toBe(false);
  });
});
