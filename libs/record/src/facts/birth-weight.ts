import type { CaseRecord } from '../types.ts';
import { ageDaysOf, ageYearsOf } from './age.ts';

const DAYS_PER_YEAR = 365;
/** Completed years from which on a record may be that of a mother. */
const YOUNGEST_MOTHER = 10;
const MALE = '1';

/** Pregnancy, childbirth and the puerperium; outcome of delivery. */
const DELIVERY_DIAGNOSIS = /^(?:O|Z37)/;
/** Obstetric operations. */
const DELIVERY_PROCEDURE = /^7[2-5]\./;

/** The patient's own birth weight in grams, at any age; the weights on a mother's record are those of her babies. */
export function birthWeightOf(record: CaseRecord): number | undefined {
  const weights = record.patient?.newbornBirthWeight;
  const weight: unknown = Array.isArray(weights) ? weights[0] : undefined;
  return typeof weight === 'number' && !isOfMother(record) ? weight : undefined;
}

/** A woman, or somebody whose sex the record does not tell, of ten years or more with a code of pregnancy or childbirth. */
function isOfMother(record: CaseRecord): boolean {
  const years = ageYearsOf(record) ?? (ageDaysOf(record) ?? 0) / DAYS_PER_YEAR;
  if (years < YOUNGEST_MOTHER || record.patient?.['sex'] === MALE) return false;
  const { principal, other } = record.dx ?? {};
  return (
    [principal, ...listOf(other)].some((item) => hasCode(item, DELIVERY_DIAGNOSIS)) ||
    listOf(record.op).some((item) => hasCode(item, DELIVERY_PROCEDURE))
  );
}

function listOf(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}

function hasCode(item: unknown, codes: RegExp): boolean {
  const code = typeof item === 'object' && item !== null ? (item as { readonly code?: unknown }).code : undefined;
  return typeof code === 'string' && codes.test(code);
}
