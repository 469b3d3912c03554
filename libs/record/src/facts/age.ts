import { daysBetween, fullYears } from '@caseloom/core';
import type { CaseRecord } from '../types.ts';

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
