import type { CaseRecord } from '@caseloom/record';
import { departments } from './clinic/departments.ts';
import { shift } from './clinic/dates.ts';
import { makeStay } from './clinic/stay.ts';
import { draftOf, errorKinds, type ErrorKind } from './errors/index.ts';
import type { Person } from './people/person.ts';
import { Random } from './random.ts';

export interface HospitalOptions {
  /** Whole number; another seed is another hospital year. */
  readonly seed: number;
  /** Stays of the year, 1 or more. */
  readonly cases: number;
  /** Newest discharge date; the stays spread over the 365 days before. */
  readonly endsOn: string;
  /** Share of stays with errors, 0 to 1; a quarter of them has two. The rest are as faultless as `makeStay` makes them. Default 0.3. */
  readonly errorShare?: number;
}

export interface SyntheticCase {
  readonly record: CaseRecord;
  /** Ids of the errors that were put in; empty for a faultless record. */
  readonly truth: readonly string[];
}

/**
 * A year of one hospital, oldest discharge first. The same options make the same bytes. One in nine stays is a readmission of somebody who was here before.
 * @throws RangeError when `endsOn` is no date
 */
export function* hospitalYear(options: HospitalOptions): Generator<SyntheticCase> {
  const random = new Random(options.seed);
  const known: { person: Person; stays: number; profile: number; department: number }[] = [];
  for (let serial = 1; serial <= options.cases; serial++) {
    const own = random.fork(serial);
    const dischargeDate = shift(options.endsOn, -Math.floor(((options.cases - serial) * 365) / options.cases));
    const back = known.length > 30 && own.chance(0.11) ? own.pick(known) : undefined;
    const department =
      back === undefined ? own.weighted(departments, (one) => one.share) : departments[back.department]!;
    const profile =
      back === undefined ? own.weighted(department.profiles, (one) => one.share) : department.profiles[back.profile]!;
    const returns =
      back !== undefined && profile.kind !== 'delivery' && profile.kind !== 'newborn' && profile.death === undefined
        ? back
        : undefined;
    const { record, person } = makeStay(own, {
      serial,
      department,
      profile,
      dischargeDate,
      admissionCount: (returns?.stays ?? 0) + 1,
      ...(returns === undefined ? {} : { person: returns.person }),
    });
    if (returns === undefined)
      known.push({
        person,
        stays: 1,
        profile: department.profiles.indexOf(profile),
        department: departments.indexOf(department),
      });
    else returns.stays++;
    yield withErrors(own, record, options.errorShare ?? 0.3);
  }
}

function withErrors(random: Random, record: CaseRecord, share: number): SyntheticCase {
  if (!random.chance(share)) return { record, truth: [] };
  const draft = draftOf(record);
  const truth: string[] = [];
  for (let wanted = random.chance(0.25) ? 2 : 1; wanted > 0; wanted--) {
    const possible = errorKinds.filter((kind) => !truth.includes(kind.id) && kind.applies(draft));
    const kind = random.pick(possible);
    kind.inject(draft, random);
    truth.push(kind.id);
  }
  return { record: draft as unknown as CaseRecord, truth };
}

export interface Trial {
  readonly kind: ErrorKind;
  readonly clean: CaseRecord;
  readonly faulty: CaseRecord;
  readonly nearMiss?: CaseRecord;
}

/** For each kind of error up to `perKind` stays where it can happen: the clean twin, the same with the error, and the near miss. */
export function* errorTrials(options: HospitalOptions & { readonly perKind: number }): Generator<Trial> {
  const left = new Map(errorKinds.map((kind) => [kind.id, options.perKind]));
  const random = new Random(options.seed ^ 0x5bd1e995);
  for (const { record } of hospitalYear({ ...options, errorShare: 0 })) {
    for (const kind of errorKinds) {
      const rest = left.get(kind.id) ?? 0;
      if (rest === 0 || !kind.applies(draftOf(record))) continue;
      left.set(kind.id, rest - 1);
      const faulty = draftOf(record);
      kind.inject(faulty, random.fork(kind.id));
      const near = draftOf(record);
      const hasNear = kind.nearMiss?.(near, random.fork(kind.id)) ?? false;
      yield {
        kind,
        clean: record,
        faulty: faulty as unknown as CaseRecord,
        ...(hasNear ? { nearMiss: near as unknown as CaseRecord } : {}),
      };
    }
  }
}
