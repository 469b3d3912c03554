import type { ProcedureItem } from '@caseloom/record';
import type { Random } from '../random.ts';
import { pad } from './dates.ts';
import type { ProcedureProfile } from './model.ts';
import { STAFF } from './staff.ts';

/** Kinds of anaesthesia (麻醉方式) that need an anaesthetist: 1 general, 2 spinal, 4 combined. */
const NEEDS_ANAESTHETIST = /^[124]/;

/** A procedure done on a day, with its team and times; what its profile does not say is left out. */
export function makeProcedure(random: Random, profile: ProcedureProfile, date: string): ProcedureItem {
  const begin = random.int(8, 15);
  const isOperation = profile.attr === '手术';
  const needsAnaesthetist = profile.anesthesia !== undefined && NEEDS_ANAESTHETIST.test(profile.anesthesia);
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
    ...(needsAnaesthetist ? anaesthesia(random, date, begin) : {}),
    ...(profile.incisionGrade === undefined ? {} : { incisionGrade: profile.incisionGrade }),
    ...(isOperation ? { healing: '1' } : {}),
  };
}

/** Surgery or intervention: what has an operation fee. */
export function isSurgical({ attr }: { readonly attr?: string }): boolean {
  return attr === '手术' || attr === '介入治疗';
}

function anaesthesia(random: Random, date: string, begin: number): Partial<ProcedureItem> {
  return {
    anesthetist: '何平',
    asa: random.pick(['1', '2', '3']),
    anesthesiaBegin: `${date}T${pad(begin - 1)}:40:00`,
    anesthesiaEnd: `${date}T${pad(Math.min(23, begin + 6))}:00:00`,
  };
}
