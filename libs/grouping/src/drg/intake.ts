import type { GroupingInput } from '../types.ts';
import type { TestedCase } from './coded-case.ts';

export const INTAKE_REASONS = ['sex', 'age', 'ageDays', 'birthWeight'] as const;

export type IntakeReason = (typeof INTAKE_REASONS)[number];

/**
 * Intake check, step 1 of docs/spec/grouping.md. Invalid when the sex is not 1 or 2, the age is missing, the age is 0 and the age in days is
 * missing, or a newborn (age 0, at most 28 days) has no weight; a weight of 0 counts as present. A record without diagnoses is not invalid.
 * @returns the first reason, in that order
 */
export function intakeReason(input: GroupingInput): IntakeReason | undefined {
  return reasonOf(sexNumber(input.sex), input.ageYears ?? NaN, input.ageDays ?? NaN, input.birthWeightGrams ?? NaN);
}

/** The same of a coded record. */
export function codedIntakeReason({ sex, age, ageDays, birthWeight }: TestedCase): IntakeReason | undefined {
  return reasonOf(sex, age, ageDays, birthWeight);
}

/** 1 or 2; NaN for anything else. */
export function sexNumber(sex: string | undefined): number {
  return sex === '1' ? 1 : sex === '2' ? 2 : NaN;
}

function reasonOf(sex: number, age: number, ageDays: number, birthWeight: number): IntakeReason | undefined {
  if (Number.isNaN(sex)) return 'sex';
  if (Number.isNaN(age)) return 'age';
  if (age !== 0) return undefined;
  if (Number.isNaN(ageDays)) return 'ageDays';
  return ageDays <= 28 && Number.isNaN(birthWeight) ? 'birthWeight' : undefined;
}
