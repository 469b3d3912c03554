import type { Dialect } from '../dialect.ts';

/** Case file of a DRG scheme: `id, sex, age, …, diagnoses, procedures`, lists joined by `|`. */
export const drgCase: Dialect = {
  id: 'drgCase',
  isComplete: true,
  columns: [
    { column: 'id', path: 'record.encounterNo' },
    { column: 'sex', path: 'patient.sex' },
    { column: 'age', path: 'patient.ageYears' },
    { column: 'age_days', path: 'patient.ageDays' },
    { column: 'birth_weight_g', path: 'patient.newbornBirthWeight[0]' },
    { column: 'department', path: 'stay.dischargeDept' },
    { column: 'los_days', path: 'stay.los' },
    { column: 'discharge_type', path: 'stay.disposition' },
    { column: 'icu_hours', path: 'icu[0].duration', form: 'hours' },
    { column: 'diagnoses', path: 'diagnoses', form: 'codeList' },
    { column: 'procedures', path: 'procedures', form: 'codeList' },
  ],
};
