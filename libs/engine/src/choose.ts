import type { CompiledScheme, DipSettlementRow } from '@caseloom/grouping';
import {
  dipSettlementRow,
  selectPolicy,
  type PaymentInput,
  type PaymentPolicy,
  type PreparedPolicy,
  type SettlementSource,
} from '@caseloom/payment';
import type { CompiledPack } from './types.ts';

/** The policy of the pack in force for this stay: by discharge date, insurance type, pooling area and kind of stay; or why there is none. */
export function choosePolicy(pack: CompiledPack, input: PaymentInput): { policy?: PreparedPolicy; reason: string } {
  const answer = selectPolicy(pack.policies, input);
  return 'policy' in answer ? { policy: answer.policy, reason: '' } : { reason: answer.reason };
}

/** The scheme a policy names; the pack's only scheme when it names none. Several schemes and no name is refused when compiling. */
export function schemeOf(pack: CompiledPack, policy: PaymentPolicy | undefined): CompiledScheme | undefined {
  if (policy?.scheme !== undefined) return pack.schemes.get(policy.scheme);
  const [first] = pack.schemes.values();
  return first;
}

/** The settlement parameters that a DIP scheme needs while choosing by the nearest fee, and which row they are; the stay is settled by the same row. */
export function settlementOf(
  chosen: PreparedPolicy,
  input: PaymentInput,
): { readonly row: DipSettlementRow; readonly source: SettlementSource } | undefined {
  const found = dipSettlementRow(chosen.policy, input, chosen.prepared);
  if (found === undefined) return undefined;
  const { source, ...row } = found;
  return { row, source };
}
