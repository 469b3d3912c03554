import { dayNumber, formatFixed, fullYears } from '@caseloom/core';
import type { CaseRecord, RecordGroup } from '@caseloom/record';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import { daysOf, makeCourse, type Course } from './course.ts';
import { pad, shift } from './dates.ts';
import type { Department, StayProfile } from './model.ts';
import { contactGroup, newPatient, patientGroup } from './patient.ts';
import { makeSettlementList } from './settlement-list.ts';
import { STAFF } from './staff.ts';

export interface StayPlan {
  /** Number of the stay in the hospital's year, from 1. */
  readonly serial: number;
  readonly department: Department;
  readonly profile: StayProfile;
  readonly dischargeDate: string;
  /** An earlier patient who comes back, or nobody. */
  readonly person?: Person;
  readonly admissionCount: number;
}

const EMERGENCY_DEPARTMENT = '2000';

/** One faultless stay: every figure agrees with every other, as a careful hospital would write it. */
export function makeStay(random: Random, plan: StayPlan): { record: CaseRecord; person: Person } {
  const { profile, department } = plan;
  const days = daysOf(random, profile);
  const person = plan.person ?? newPatient(random, plan.serial, profile, shift(plan.dischargeDate, -days));
  const course = makeCourse(random, plan, days);
  const age = ageOn(course.admitDate, person);
  const times = timesOf(random, course);
  const sign = signatures(random, course);
  const ventilated = profile.kind === 'ventilation' ? { ventilatorDuration: ventilation(random, days) } : {};
  const isUrgent = course.icuHours > 0 || department.code === EMERGENCY_DEPARTMENT;
  const record: CaseRecord = {
    org: { code: '99010100001', name: '示例市人民医院', settleLevel: '1' },
    record: { mrn: person.mrn, encounterNo: `ZY${String(plan.serial).padStart(7, '0')}` },
    patient: patientGroup(random, person, profile, age),
    contact: contactGroup(random, person, age.years),
    insurance: { poolingArea: '990100', ...(person.insuranceType === '' ? {} : { type: person.insuranceType }) },
    stay: stayGroup(plan, person, course, times, isUrgent),
    dx: diagnoses(plan, course),
    ...(course.op.length === 0 ? {} : { op: [...course.op] }),
    ...(course.icuHours === 0 ? {} : { icu: [icu(random, profile, times.admitAt, course.icuHours)] }),
    clin: clinical(random, profile, course, ventilated),
    sign,
    fee: { ...course.bill.fee, selfPaid: formatFixed(course.total.times(selfPaidShare(person)), 2) },
    charges: course.bill.charges,
  };
  if (person.insuranceType !== '') record.settlement = makeSettlementList(record, plan.serial, course);
  return { record, person };
}

interface Times {
  readonly admitAt: string;
  readonly dischargeAt: string;
}

function ageOn(date: string, { birthDate }: Person): { readonly years: number; readonly days: number } {
  return { years: fullYears(birthDate, date) ?? 0, days: (dayNumber(date) ?? 0) - (dayNumber(birthDate) ?? 0) };
}

/** In at 8 to 16, out at 9 to 16. */
function timesOf(random: Random, { admitDate, dischargeDate }: Course): Times {
  const admitAt = `${admitDate}T${pad(random.int(8, 16))}:${pad(random.int(0, 59))}:00`;
  return { admitAt, dischargeAt: `${dischargeDate}T${pad(random.int(9, 16))}:${pad(random.int(0, 59))}:00` };
}

function signatures(random: Random, { dischargeDate }: Course): RecordGroup {
  const staff = (): string => random.pick(STAFF);
  return {
    deptHead: staff(),
    chief: staff(),
    attending: staff(),
    resident: staff(),
    nurse: staff(),
    coder: staff(),
    qcPhysician: staff(),
    qcNurse: staff(),
    qcDate: shift(dischargeDate, 1),
    attendingCode: `D990100${pad(random.int(1, 60))}`,
  };
}

/** Days/hours/minutes on a ventilator, shorter than the stay. */
function ventilation(random: Random, days: number): string {
  return `${Math.min(days - 1, random.int(4, 7))}/${random.int(0, 23)}/0`;
}

function stayGroup(
  { profile, department, admissionCount }: StayPlan,
  person: Person,
  course: Course,
  { admitAt, dischargeAt }: Times,
  isUrgent: boolean,
): NonNullable<CaseRecord['stay']> {
  const isChemotherapy = profile.kind === 'chemotherapy';
  return {
    paymentSource: person.paymentSource,
    admissionCount,
    admissionRoute: isUrgent ? '1' : '2',
    admitAt,
    admitDept: department.code,
    admitWard: department.ward,
    dischargeAt,
    dischargeDept: department.code,
    dischargeWard: department.ward,
    los: course.days,
    disposition: course.died ? '5' : '1',
    readmitPlan31: isChemotherapy ? '2' : '1',
    ...(isChemotherapy ? { readmitPurpose: '化疗' } : {}),
    inpatientType: '1',
    treatmentCategory: '10',
    ...(course.op.length === 0 ? {} : { opPatientType: isUrgent ? '1' : '2' }),
  };
}

/** A tumour has its morphology, or says that there was no pathology. */
function diagnoses({ profile, serial }: StayPlan, { other }: Course): NonNullable<CaseRecord['dx']> {
  const { principal, pathology, external } = profile;
  const isTumour = /^(C|D[0-4])/.test(principal.code);
  return {
    outpatient: { code: principal.code, name: principal.name },
    principal: { code: principal.code, name: principal.name, poa: '1' },
    ...(other.length === 0 ? {} : { other: [...other] }),
    ...(pathology === undefined ? {} : { pathology: { code: pathology.code, name: pathology.name, no: `B${serial}` } }),
    ...(pathology === undefined && isTumour ? { pathology: { status: '无病理' } } : {}),
    ...(external === undefined ? {} : { external: { code: external.code, name: external.name } }),
  };
}

function icu(random: Random, profile: StayProfile, admitAt: string, hours: number): RecordGroup {
  const admitDate = admitAt.slice(0, 10);
  const start = Number(admitAt.slice(11, 13)) + 2;
  const end = start + hours;
  return {
    wardType: profile.kind === 'newborn' ? '2' : random.pick(['4', '7']),
    inAt: `${admitDate}T${pad(start)}:00:00`,
    outAt: `${shift(admitDate, Math.floor(end / 24))}T${pad(end % 24)}:00:00`,
    duration: `${Math.floor(hours / 24)}/${hours % 24}/0`,
  };
}

function clinical(random: Random, profile: StayProfile, course: Course, ventilated: RecordGroup): RecordGroup {
  const { days, died, transfused } = course;
  const group: RecordGroup = {
    allergyFlag: random.chance(0.08) ? '2' : '1',
    abo: random.pick(['1', '2', '3', '4']),
    rh: random.chance(0.995) ? '2' : '1',
    ...ventilated,
    ...(died ? { autopsy: '2' } : {}),
    ...(profile.kind === 'headInjury' ? { coma: { before: '0/1/0', after: '0/6/0' } } : {}),
    nursing: { special: 0, level1: Math.min(2, days), level2: Math.max(0, days - 2), level3: 0 },
    ...(transfused
      ? { blood: { redCells: String(random.int(1, 4)) }, transfusionReaction: '1' }
      : { transfusionReaction: '3' }),
  };
  return group['allergyFlag'] === '2' ? { ...group, allergyDrugs: '青霉素' } : group;
}

/** What the patient pays: employees, residents, and those without insurance. */
function selfPaidShare({ insuranceType }: Person): string {
  if (insuranceType === '') return '1';
  return insuranceType === '310' ? '0.24' : '0.36';
}
