import { Decimal } from '@caseloom/core';
import type { DiagnosisItem, ProcedureItem } from '@caseloom/record';
import type { Random } from '../random.ts';
import { makeBill, type Bill } from './charges.ts';
import { shift } from './dates.ts';
import type { Department, StayProfile } from './model.ts';
import { isSurgical, makeProcedure } from './procedures.ts';

/** What happened to a patient, before anybody writes it down. */
export interface Course {
  /** Whole days from admission to discharge, 2 to 58. */
  readonly days: number;
  readonly admitDate: string;
  readonly dischargeDate: string;
  readonly died: boolean;
  readonly op: readonly ProcedureItem[];
  /** 0: was not in an ICU. */
  readonly icuHours: number;
  readonly transfused: boolean;
  /** Diagnoses beside the principal one. */
  readonly other: readonly DiagnosisItem[];
  /** Yuan, to the cent. */
  readonly total: Decimal;
  readonly bill: Bill;
}

const LONGEST_DAYS = 58;
const ICU_YUAN_PER_HOUR = 60;

/** Days of a stay with this profile. */
export function daysOf(random: Random, profile: StayProfile): number {
  return Math.max(2, Math.min(LONGEST_DAYS, Math.round(random.skewed(profile.days, 0.3))));
}

/** What happens in the days before a discharge. The order of the draws is part of the hospital: it makes the same bytes. */
export function makeCourse(
  random: Random,
  { profile, department, dischargeDate }: { profile: StayProfile; department: Department; dischargeDate: string },
  days: number,
): Course {
  const admitDate = shift(dischargeDate, -days);
  const died = random.chance(profile.death ?? 0);
  const op = proceduresOf(random, profile, admitDate, days);
  const operated = op.some(isSurgical);
  const icuHours = random.chance(profile.icu ?? 0) ? random.int(20, Math.max(21, Math.min(240, days * 18))) : 0;
  const transfused = random.chance(profile.blood ?? 0);
  const other = (profile.beside ?? [])
    .filter(([, chance]) => random.chance(chance))
    .map(([one]): DiagnosisItem => ({ code: one.code, name: one.name, poa: '1' }));
  const care = random.skewed(profile.charge, 0.32) * careShare(profile, operated);
  const total = new Decimal(care.toFixed(2)).plus(icuHours * ICU_YUAN_PER_HOUR);
  const reasons = {
    operated,
    transfused,
    pathology: profile.pathology !== undefined,
    kind: profile.kind,
    icuHours,
    procedureCodes: op.map((one) => one.code ?? ''),
  };
  const bill = makeBill(random, total, reasons, admitDate, department.code);
  return { days, admitDate, dischargeDate, died, op, icuHours, transfused, other, total, bill };
}

/** Two procedures a day from the day after admission, none after the day before discharge. */
function proceduresOf(random: Random, profile: StayProfile, admitDate: string, days: number): ProcedureItem[] {
  const usual = profile.procedures ?? [];
  if (usual.length === 0 || !random.chance(profile.operated ?? 1)) return [];
  return usual.map((one, index) => {
    const day = Math.min(days - 1, 1 + Math.floor(index / 2));
    return makeProcedure(random, one, shift(admitDate, day));
  });
}

/** A stay without the operation its profile is known for costs less; profiles name charges a little above what cities publish. */
function careShare(profile: StayProfile, operated: boolean): number {
  const isKnownForIt = profile.procedures?.some(isSurgical) ?? false;
  return isKnownForIt && !operated ? 0.42 : 0.9;
}
