import { z } from 'zod';
import { CATALOGUE_WORDS } from '../catalogues.ts';
import { closestFee } from './closest-fee.ts';
import { firstProcedureInGroupCode } from './first-procedure-in-group-code.ts';
import { highestScore } from './highest-score.ts';
import { matchQuantity } from './match-quantity.ts';
import { preferFullCode } from './prefer-full-code.ts';
import type { CompiledStep } from './step.ts';
import { typeOrder } from './type-order.ts';

/** The steps of the choice, one line each, in alphabetical order. */
const choiceSteps = {
  closest_fee: closestFee,
  first_procedure_in_group_code: firstProcedureInGroupCode,
  highest_score: highestScore,
  match_quantity: matchQuantity,
  prefer_full_code: preferFullCode,
  type_order: typeOrder,
};

/** The one entry that is no step: catalogues whose candidates join the working list, in this order. The same may join again. */
const poolSchema = z.strictObject({
  step: z.undefined().optional(),
  pool: z.array(z.enum(CATALOGUE_WORDS)).min(1),
});

export const choiceSchema = z.discriminatedUnion('step', [
  poolSchema,
  closestFee.schema,
  firstProcedureInGroupCode.schema,
  highestScore.schema,
  matchQuantity.schema,
  preferFullCode.schema,
  typeOrder.schema,
]);

export type DipChoice = z.infer<typeof choiceSchema>;
export type DipPool = z.infer<typeof poolSchema>;
type StepParams = Exclude<DipChoice, DipPool>;

export function isPool(choice: DipChoice): choice is DipPool {
  return choice.step === undefined;
}

export function compileStep(params: StepParams): CompiledStep {
  return choiceSteps[params.step].compile(params as never);
}
