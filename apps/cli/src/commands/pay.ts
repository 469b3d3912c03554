import { factsOf, groupAndPay, type CompiledPack } from '@caseloom/engine';
import type { PaymentResult } from '@caseloom/payment';
import { CASE_FLAGS } from '../cases/case-flags.ts';
import { openCases } from '../cases/open-cases.ts';
import type { Command } from '../command.ts';
import { unusable } from '../failure.ts';
import { openOutput, OUT_FLAGS } from '../output/output.ts';
import type { Row } from '../output/row-writer.ts';
import { chooseScheme, SCHEME_FLAG } from '../packs/choose-scheme.ts';
import { loadCompiledPack } from '../packs/load-pack.ts';

export const PAY_COLUMNS = [
  'id',
  'method',
  'policy',
  'case_type',
  'ratio',
  'points',
  'point_value',
  'standard',
  'amount',
  'balance',
];

export const command: Command = {
  flags: { ...CASE_FLAGS, ...OUT_FLAGS, ...SCHEME_FLAG },
  takes: 0,
  async run(args) {
    const { pack } = chooseScheme(withPolicy(await loadCompiledPack(args.need('pack'), args)), args);
    const out = openOutput(args, PAY_COLUMNS);
    const cases = await openCases(args, withPolicy(pack));
    for await (const { id, record, asOf } of cases) {
      const facts = factsOf(record, { conduct: pack, policy: pack }, { asOf });
      await out.write(payRow(id, groupAndPay(facts, pack, { asOf, trace: 'none' }).payment!));
    }
    await out.close();
    return cases.counts.refused > 0 ? 1 : 0;
  },
};

function withPolicy(pack: CompiledPack): CompiledPack {
  if (pack.policies.length > 0) return pack;
  throw unusable('CLI_NO_POLICY', { pack: pack.resolved.manifest.id });
}

/**
 * A case that cannot be paid has the reason in `case_type`, in brackets, and no amounts. One that is paid its charge and has none is judged all the same: it keeps its
 * type and lacks the amount.
 */
export function payRow(id: string, payment: PaymentResult): Row {
  const { method, policy, status, caseType, reason = 'notPayable', ratio, points, pointValue } = payment;
  return {
    id,
    method,
    policy,
    case_type: status === 'paid' || (reason === 'noCharge' && caseType !== undefined) ? caseType : `(${reason})`,
    ratio,
    points,
    point_value: pointValue,
    standard: payment.standard,
    amount: payment.amount,
    balance: payment.balance,
  };
}
