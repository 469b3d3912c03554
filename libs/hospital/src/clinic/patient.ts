import type { CaseRecord, RecordGroup } from '@caseloom/record';
import { birthDateFor, makePerson, mobile, type Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import { shift } from './dates.ts';
import type { StayProfile } from './model.ts';

const ADULT_YEARS = 18;
const WORK = ['24', '27', '17', '51', '13'];
const GIVEN_NAMES = ['国华', '秀兰', '建军', '玉梅', '志明', '丽华'];

/** Somebody new of an age and sex that this profile treats. */
export function newPatient(random: Random, serial: number, profile: StayProfile, admitDate: string): Person {
  const sex = profile.sex ?? random.pick(['1', '2'] as const);
  const ageYears = random.int(profile.ages[0], profile.ages[1]);
  const birthDate = birthDateOf(random, profile, admitDate, ageYears);
  return makePerson(random, serial, sex, birthDate, ageYears >= ADULT_YEARS && random.chance(0.55));
}

function birthDateOf(random: Random, profile: StayProfile, admitDate: string, ageYears: number): string {
  if (profile.kind === 'newborn') return shift(admitDate, -random.int(0, 5));
  return ageYears === 0 ? shift(admitDate, -random.int(60, 300)) : birthDateFor(random, admitDate, ageYears);
}

/** Group `patient` of the front page. @param age whole years, and days for those below one year */
export function patientGroup(
  random: Random,
  person: Person,
  profile: StayProfile,
  age: { readonly years: number; readonly days: number },
): RecordGroup {
  return {
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    ageYears: age.years,
    nationality: 'CHN',
    ethnicity: '01',
    idType: '01',
    idNo: person.idNo,
    occupation: occupation(random, age.years),
    marital: age.years < 22 ? '1' : age.years > 75 ? random.pick(['2', '3']) : '2',
    address: person.address,
    phone: person.phone,
    zip: person.zip,
    registeredAddress: person.address,
    registeredZip: person.zip,
    birthPlace: '示例省示例市',
    nativePlace: '示例省',
    healthCardNo: person.insuranceNo,
    insuranceNo: person.insuranceNo,
    employer: age.years >= ADULT_YEARS ? '示例市第一机械厂' : '无单位儿童',
    ...(age.years === 0 ? { ageDays: age.days } : {}),
    ...newbornWeights(random, profile),
  };
}

/** Group `contact`: a parent for children, else the spouse or the patient. */
export function contactGroup(random: Random, person: Person, ageYears: number): NonNullable<CaseRecord['contact']> {
  return {
    name: person.name.slice(0, 1) + random.pick(GIVEN_NAMES),
    relation: ageYears < ADULT_YEARS ? '5' : '1',
    address: person.address,
    phone: mobile(random),
  };
}

/** 职业: 90 other (small children), 31 pupil, 80 retired, else some work. */
function occupation(random: Random, ageYears: number): string {
  if (ageYears < 6) return '90';
  if (ageYears < ADULT_YEARS) return '31';
  return ageYears > 55 ? '80' : random.pick(WORK);
}

/** Grams; the newborn's own, and the child's weight in the mother's record. */
function newbornWeights(random: Random, profile: StayProfile): RecordGroup {
  const isPremature = profile.principal.code.startsWith('P22');
  const grams = (): number => (isPremature ? random.int(130, 240) : random.int(260, 390)) * 10;
  if (profile.kind === 'newborn')
    return {
      newbornBirthWeight: [grams()],
      newbornAdmissionWeight: grams(),
      newbornAdmissionType: isPremature ? '2' : '3',
    };
  return profile.kind === 'delivery' ? { newbornBirthWeight: [random.int(260, 400) * 10] } : {};
}
