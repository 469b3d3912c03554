import { dateFromDayNumber, dayNumber, Decimal, formatFixed, fullYears } from '@caseloom/core';
import type { CaseRecord, DiagnosisItem, ProcedureItem } from '@caseloom/record';
import { birthDateFor, makePerson, mobile, type Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import { makeBill } from './charges.ts';
import type { Department, ProcedureProfile, StayProfile } from './model.ts';

export interface StayPlan {
  readonly serial: number;
  readonly department: Department;
  readonly profile: StayProfile;
  readonly dischargeDate: string;
  /** An earlier patient who comes back, or nobody. */
  readonly person?: Person;
  readonly admissionCount: number;
}

const STAFF = [
  '陈建华',
  '李晓东',
  '王海燕',
  '张志强',
  '刘敏',
  '赵文博',
  '周颖',
  '吴国栋',
  '徐静',
  '孙立军',
  '马丽',
  '朱涛',
];

/** One faultless stay: every figure agrees with every other, as a careful hospital would write it. */
export function makeStay(random: Random, plan: StayPlan): { record: CaseRecord; person: Person } {
  const { profile, department } = plan;
  const isNewborn = profile.kind === 'newborn';
  const days = Math.max(
    profile.kind === 'daySurgery' ? 2 : 2,
    Math.min(58, Math.round(random.skewed(profile.days, 0.3))),
  );
  const admitDate = shift(plan.dischargeDate, -days);
  const person = plan.person ?? newPerson(random, plan, admitDate);
  const died = random.chance(profile.death ?? 0);
  const operated = (profile.procedures ?? []).length > 0 && random.chance(profile.operated ?? 1);
  const op = operated
    ? (profile.procedures ?? []).map((one, index) =>
        procedure(random, one, shift(admitDate, Math.min(days - 1, 1 + Math.floor(index / 2)))),
      )
    : [];
  const surgery = op.some((one) => one.attr === '手术' || one.attr === '介入治疗');
  const icuHours = random.chance(profile.icu ?? 0) ? random.int(20, Math.max(21, Math.min(240, days * 18))) : 0;
  const transfused = random.chance(profile.blood ?? 0);
  const other = (profile.beside ?? [])
    .filter(([, chance]) => random.chance(chance))
    .map(([one]): DiagnosisItem => ({ code: one.code, name: one.name, poa: '1' }));
  const total = new Decimal((random.skewed(profile.charge, 0.32) * careShare(profile, surgery)).toFixed(2)).plus(
    icuHours > 0 ? icuHours * 60 : 0,
  );
  const bill = makeBill(
    random,
    total,
    {
      operated: surgery,
      transfused,
      pathology: profile.pathology !== undefined,
      kind: profile.kind,
      icuHours,
      procedureCodes: op.map((one) => one.code ?? ''),
    },
    admitDate,
    department.code,
  );
  const ageYears = fullYears(person.birthDate, admitDate) ?? 0;
  const ageDays = (dayNumber(admitDate) ?? 0) - (dayNumber(person.birthDate) ?? 0);
  const admitAt = `${admitDate}T${pad(random.int(8, 16))}:${pad(random.int(0, 59))}:00`;
  const dischargeAt = `${plan.dischargeDate}T${pad(random.int(9, 16))}:${pad(random.int(0, 59))}:00`;
  const staff = (): string => random.pick(STAFF);
  const signed = {
    deptHead: staff(),
    chief: staff(),
    attending: staff(),
    resident: staff(),
    nurse: staff(),
    coder: staff(),
    qcPhysician: staff(),
    qcNurse: staff(),
    qcDate: shift(plan.dischargeDate, 1),
    attendingCode: `D990100${pad(random.int(1, 60))}`,
  };
  const ventilated =
    profile.kind === 'ventilation'
      ? { ventilatorDuration: `${Math.min(days - 1, random.int(4, 7))}/${random.int(0, 23)}/0` }
      : {};
  const record: CaseRecord = {
    org: { code: '99010100001', name: '示例市人民医院', settleLevel: '1' },
    record: { mrn: person.mrn, encounterNo: `ZY${String(plan.serial).padStart(7, '0')}` },
    patient: {
      name: person.name,
      sex: person.sex,
      birthDate: person.birthDate,
      ageYears,
      nationality: 'CHN',
      ethnicity: '01',
      idType: '01',
      idNo: person.idNo,
      occupation:
        ageYears < 6
          ? '90'
          : ageYears < 18
            ? '31'
            : person.sex === '1' && ageYears > 60
              ? '80'
              : ageYears > 55
                ? '80'
                : random.pick(['24', '27', '17', '51', '13']),
      marital: ageYears < 22 ? '1' : ageYears > 75 ? random.pick(['2', '3']) : '2',
      address: person.address,
      phone: person.phone,
      zip: person.zip,
      registeredAddress: person.address,
      registeredZip: person.zip,
      birthPlace: '示例省示例市',
      nativePlace: '示例省',
      healthCardNo: person.insuranceNo,
      insuranceNo: person.insuranceNo,
      employer: ageYears >= 18 ? '示例市第一机械厂' : '无单位儿童',
      ...(ageYears === 0 ? { ageDays } : {}),
      ...(isNewborn
        ? {
            newbornBirthWeight: [weight(random, profile)],
            newbornAdmissionWeight: weight(random, profile),
            newbornAdmissionType: profile.principal.code.startsWith('P22') ? '2' : '3',
          }
        : {}),
      ...(profile.kind === 'delivery' ? { newbornBirthWeight: [random.int(260, 400) * 10] } : {}),
    },
    contact: {
      name: contactName(random, person),
      relation: ageYears < 18 ? '5' : '1',
      address: person.address,
      phone: mobile(random),
    },
    insurance: { poolingArea: '990100', ...(person.insuranceType === '' ? {} : { type: person.insuranceType }) },
    stay: {
      paymentSource: person.paymentSource,
      admissionCount: plan.admissionCount,
      admissionRoute: icuHours > 0 || department.code === '2000' ? '1' : '2',
      admitAt,
      admitDept: department.code,
      admitWard: department.ward,
      dischargeAt,
      dischargeDept: department.code,
      dischargeWard: department.ward,
      los: days,
      disposition: died ? '5' : '1',
      readmitPlan31: profile.kind === 'chemotherapy' ? '2' : '1',
      ...(profile.kind === 'chemotherapy' ? { readmitPurpose: '化疗' } : {}),
      inpatientType: '1',
      treatmentCategory: '10',
      ...(op.length === 0 ? {} : { opPatientType: icuHours > 0 || department.code === '2000' ? '1' : '2' }),
    },
    dx: {
      outpatient: { code: profile.principal.code, name: profile.principal.name },
      principal: { code: profile.principal.code, name: profile.principal.name, poa: '1' },
      ...(other.length === 0 ? {} : { other }),
      ...(profile.pathology === undefined
        ? {}
        : { pathology: { code: profile.pathology.code, name: profile.pathology.name, no: `B${plan.serial}` } }),
      ...(profile.pathology === undefined && /^(C|D[0-4])/.test(profile.principal.code)
        ? { pathology: { status: '无病理' } }
        : {}),
      ...(profile.external === undefined
        ? {}
        : { external: { code: profile.external.code, name: profile.external.name } }),
    },
    ...(op.length === 0 ? {} : { op }),
    ...(icuHours === 0 ? {} : { icu: [icu(random, isNewborn, admitAt, icuHours)] }),
    clin: {
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
    },
    sign: signed,
    fee: bill.fee,
    charges: bill.charges,
  };
  const clin = record.clin as Record<string, unknown>;
  if (clin['allergyFlag'] === '2') clin['allergyDrugs'] = '青霉素';
  (record.fee as Record<string, unknown>)['selfPaid'] = formatFixed(
    total.times(person.insuranceType === '310' ? '0.24' : person.insuranceType === '' ? '1' : '0.36'),
    2,
  );
  if (person.insuranceType !== '') record.settlement = settlement(record, plan, total);
  return { record, person };
}

/** A stay without the operation its profile is known for costs less; profiles name charges a little above what cities publish. */
function careShare(profile: StayProfile, operated: boolean): number {
  const surgical = profile.procedures?.some((one) => one.attr === '手术' || one.attr === '介入治疗') ?? false;
  return surgical && !operated ? 0.42 : 0.9;
}

function newPerson(random: Random, plan: StayPlan, admitDate: string): Person {
  const { profile } = plan;
  const sex = profile.sex ?? random.pick(['1', '2'] as const);
  const ageYears = random.int(profile.ages[0], profile.ages[1]);
  const birthDate =
    profile.kind === 'newborn'
      ? shift(admitDate, -random.int(0, 5))
      : ageYears === 0
        ? shift(admitDate, -random.int(60, 300))
        : birthDateFor(random, admitDate, ageYears);
  return makePerson(random, plan.serial, sex, birthDate, ageYears >= 18 && random.chance(0.55));
}

function procedure(random: Random, profile: ProcedureProfile, date: string): ProcedureItem {
  const begin = random.int(8, 15);
  const operation = profile.attr === '手术';
  const needsAnaesthetist = profile.anesthesia !== undefined && /^[124]/.test(profile.anesthesia);
  return {
    code: profile.code,
    name: profile.name,
    attr: profile.attr,
    approach: profile.approach,
    date: `${date}T${pad(begin)}:00:00`,
    beginAt: `${date}T${pad(begin)}:00:00`,
    endAt: `${date}T${pad(begin + random.int(1, 4))}:30:00`,
    surgeon: random.pick(STAFF),
    ...(profile.level === undefined ? {} : { level: profile.level }),
    ...(profile.anesthesia === undefined ? {} : { anesthesia: profile.anesthesia }),
    ...(needsAnaesthetist
      ? {
          anesthetist: '何平',
          asa: random.pick(['1', '2', '3']),
          anesthesiaBegin: `${date}T${pad(begin - 1)}:40:00`,
          anesthesiaEnd: `${date}T${pad(Math.min(23, begin + 6))}:00:00`,
        }
      : {}),
    ...(profile.incisionGrade === undefined ? {} : { incisionGrade: profile.incisionGrade }),
    ...(operation ? { healing: '1' } : {}),
  };
}

function icu(random: Random, newborn: boolean, admitAt: string, hours: number): Record<string, unknown> {
  const admitDate = admitAt.slice(0, 10);
  const start = Number(admitAt.slice(11, 13)) + 2;
  const end = start + hours;
  return {
    wardType: newborn ? '2' : random.pick(['4', '7']),
    inAt: `${admitDate}T${pad(start)}:00:00`,
    outAt: `${shift(admitDate, Math.floor(end / 24))}T${pad(end % 24)}:00:00`,
    duration: `${Math.floor(hours / 24)}/${hours % 24}/0`,
  };
}

function settlement(record: CaseRecord, plan: StayPlan, total: Decimal): Record<string, unknown> {
  const amount = formatFixed(total, 2);
  const self = (record.fee as Record<string, string>)['selfPaid'] as string;
  return {
    paymentMethod: '4',
    billCode: '99060122',
    billNo: String(plan.serial).padStart(8, '0'),
    bizSerial: `YB${String(plan.serial).padStart(9, '0')}`,
    fillDept: '医保办公室',
    total: amount,
    items: [{ category: '14', amt: amount, classA: amount, classB: '0.00', ownPay: '0.00', other: '0.00' }],
    payinfo: [
      { fundType: record.insurance?.type === '310' ? '310100' : '390100', amount: formatFixed(total.minus(self), 2) },
    ],
    cash: self,
    account: '0.00',
    beginDate: (record.stay?.admitAt ?? '').slice(0, 10),
    endDate: plan.dischargeDate,
    settledAt: `${plan.dischargeDate}T17:00:00`,
    uploadedAt: `${shift(plan.dischargeDate, 3)}T10:00:00`,
  };
}

function weight(random: Random, profile: StayProfile): number {
  return (profile.principal.code.startsWith('P22') ? random.int(130, 240) : random.int(260, 390)) * 10;
}

function contactName(random: Random, person: Person): string {
  return person.name.slice(0, 1) + random.pick(['国华', '秀兰', '建军', '玉梅', '志明', '丽华']);
}

export function shift(date: string, days: number): string {
  const day = dayNumber(date);
  if (day === undefined) throw new RangeError(`not a date: ${date}`);
  return dateFromDayNumber(day + days);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
