import type { GroupingInput } from '../types.ts';

export const INTAKE_REASONS = ['sex', 'age', 'ageDays', 'birthWeight'] as const;

export type IntakeReason = (typeof INTAKE_REASONS)[number];

/**
 * Intake check, step 1 of docs/spec/grouping.md. Invalid when the sex is not 1 or 2, the age is missing, the age is 0 and the age in days is
 * missing, or a newborn (age 0, at most 28 days) has no weight; a weight of 0 counts as present. A record without diagnoses is not invalid.
 * @returns the first reason, in that order
 */
export function intakeReason(input: GroupingInput): IntakeReason | undefined {
  if (input.sex !== '1' && input.sex !== '2') return 'sex';
  if (input.ageYears === undefined) return 'age';
  if (input.ageYears !== 0) return undefined;
  if (input.ageDays === undefined) return 'ageDays';
  return input.ageDays <= 28 && input.birthWeightGrams === undefined ? 'birthWeight' : undefined;
}
