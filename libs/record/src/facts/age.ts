import { daysBetween, fullYears } from '@caseloom/core';
import type { CaseRecord } from '../types.ts';

const DAYS_PER_YEAR = 365;

/** Completed years at admission: the record's own value, else from birth date and admission; absent when birth lies after admission. */
export function ageYearsOf(record: CaseRecord): number | undefined {
  const own = record.patient?.ageYears;
  if (typeof own === 'number') return own;
  return fromDates(record, fullYears);
}

/** Days of age at admission, the day of birth being day 0: the record's own value, else from birth date and admission. */
export function ageDaysOf(record: CaseRecord): number | undefined {
  const own = record.patient?.ageDays;
  if (typeof own === 'number') return own;
  return fromDates(record, daysBetween);
}

function fromDates(record: CaseRecord, between: (from: string, to: string) => number | undefined): number | undefined {
  const birth = record.patient?.birthDate;
  const admitted = record.stay?.admitAt;
  if (typeof birth !== 'string' || typeof admitted !== 'string') return undefined;
  const value = between(birth, admitted);
  return value === undefined || value < 0 ? undefined : value;
}

/** The patient's own birth weight in grams. From one year of age on the weights on a record are those of her babies. */
export function birthWeightOf(record: CaseRecord): number | undefined {
  const weights = record.patient?.newbornBirthWeight;
  const weight: unknown = Array.isArray(weights) ? weights[0] : undefined;
  if (typeof weight !== 'number') return undefined;
  const years = ageYearsOf(record) ?? (ageDaysOf(record) ?? 0) / DAYS_PER_YEAR;
  return years >= 1 ? undefined : weight;
}
