import { groupingInput, type CompiledScheme, type DipSettlementRow, type GroupingInput } from '@caseloom/grouping';
import type { Facts } from '@caseloom/record';
import { choosePolicy, settlementOf } from './choose.ts';
import { paymentInput } from './evaluate.ts';
import type { CompiledPack, EvaluationOptions } from './types.ts';

/** What a scheme is given of a case when it is asked by itself: what grouping reads, and the hospital's settlement row by the pack's policy in force, where there is one. */
export function schemeInput(
  facts: Facts,
  policy: CompiledPack,
  scheme: CompiledScheme,
  options: Pick<EvaluationOptions, 'asOf'>,
): { readonly input: GroupingInput; readonly settlement?: DipSettlementRow } {
  const input = groupingInput(facts, scheme);
  const stay = paymentInput(facts, options.asOf);
  const chosen = choosePolicy(policy, stay).policy;
  const settlement = chosen === undefined ? undefined : settlementOf(chosen, stay)?.row;
  return settlement === undefined ? { input } : { input, settlement };
}
