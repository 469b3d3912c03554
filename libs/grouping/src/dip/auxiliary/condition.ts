import { z } from 'zod';
import { hasComplication } from '../complications.ts';
import type { DipStay } from '../stay.ts';

const range = z.tuple([z.number().int().nullable(), z.number().int().nullable()]);

/** Condition of one auxiliary level; everything that is given must hold. Bounds are inclusive, null is open. */
export const auxiliaryConditionSchema = z.strictObject({
  age_years: range.optional().describe('Completed years at admission'),
  age_days: range.optional().describe('Days of age at admission'),
  stay_days: range.optional().describe('Days from admission to discharge'),
  complication: z
    .enum(['cc', 'mcc'])
    .optional()
    .describe('Some other diagnosis is a CC / MCC for this principal diagnosis'),
  discharge: z.string().optional().describe('Code of the discharge disposition, 5 = died'),
  main_dx: z.array(z.string()).optional().describe('Principal diagnosis is one of these full codes'),
  never: z.boolean().optional().describe('Declared, but never met'),
});

export type AuxiliaryCondition = z.infer<typeof auxiliaryConditionSchema>;

/** Ages are calendar ages. A missing number makes its condition false. */
export function conditionHolds(condition: AuxiliaryCondition, { input, principal, complications }: DipStay): boolean {
  if (condition.never === true) return false;
  if (condition.age_years !== undefined && !within(input.ageYears, condition.age_years)) return false;
  if (condition.age_days !== undefined && !within(input.ageDays, condition.age_days)) return false;
  if (condition.stay_days !== undefined && !within(input.losDays, condition.stay_days)) return false;
  if (condition.discharge !== undefined && input.disposition !== condition.discharge) return false;
  if (condition.complication !== undefined && !hasComplication(complications, condition.complication)) return false;
  return condition.main_dx === undefined || condition.main_dx.includes(principal);
}

function within(value: number | undefined, [low, high]: readonly [number | null, number | null]): boolean {
  return value !== undefined && (low === null || value >= low) && (high === null || value <= high);
}
