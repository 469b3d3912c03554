import { fieldOf } from './catalogue/index.ts';
import { ageDaysOf, ageYearsOf } from './facts/age.ts';
import { isGroup, joinPath } from './path/property-path.ts';
import type { CaseRecord } from './types.ts';

/** Version of what `redact` leaves out; exports name it. */
export const REDACTION_PROFILE = 1;

export interface RedactOptions {
  /** Gives a stable name that does not lead back: a keyed hash, with a key that stays in its place. Without it the numbers are left out. */
  readonly pseudonym?: (kind: 'person' | 'encounter', text: string) => string;
}

/**
 * A record without what identifies people, for consultants and support ([P22]): only fields of the catalogue that are not marked
 * `identifying` pass; unknown keys never do. Age takes the place of the birth date. Record and encounter numbers become pseudonyms.
 */
export function redact(record: CaseRecord, options: RedactOptions = {}): CaseRecord {
  const kept = (keep(record, '') ?? {}) as CaseRecord;
  const years = ageYearsOf(record);
  const days = ageDaysOf(record);
  const age = { ...(years === undefined ? {} : { ageYears: years }), ...(days === undefined ? {} : { ageDays: days }) };
  const numbers = pseudonyms(record, options);
  return {
    ...kept,
    ...(Object.keys(numbers).length > 0 ? { record: numbers } : {}),
    ...(Object.keys(age).length > 0 ? { patient: { ...kept.patient, ...age } } : {}),
  };
}

function pseudonyms(record: CaseRecord, { pseudonym }: RedactOptions): { mrn?: string; encounterNo?: string } {
  const { mrn, encounterNo } = record.record ?? {};
  if (pseudonym === undefined) return {};
  return {
    ...(mrn === undefined ? {} : { mrn: pseudonym('person', mrn) }),
    ...(encounterNo === undefined ? {} : { encounterNo: pseudonym('encounter', encounterNo) }),
  };
}

function keep(value: unknown, path: string): unknown {
  if (Array.isArray(value)) {
    const items = (value as unknown[]).map(
      (item, index) => keep(item, `${path}[${index}]`) ?? (isGroup(item) ? {} : null),
    );
    return items.length > 0 ? items : undefined;
  }
  if (isGroup(value)) {
    const kept: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const inner = keep(value[key], joinPath(path, key));
      if (inner !== undefined) kept[key] = inner;
    }
    return Object.keys(kept).length > 0 ? kept : undefined;
  }
  const field = fieldOf(path);
  return field === undefined || field.identifying === true || field.document === 'derived'
    ? undefined
    : (value ?? undefined);
}
