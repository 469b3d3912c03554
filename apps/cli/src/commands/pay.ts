import { factsOf, groupAndPay } from '@caseloom/engine';
import type { PaymentResult } from '@caseloom/payment';
import { CASE_FLAGS, CASE_USAGE, readCases } from '../case-input.ts';
import type { Command } from '../command.ts';
import { Unusable } from '../failure.ts';
import { loadCompiledPack } from '../load-pack.ts';
import { RowWriter } from '../output.ts';

export const PAY_COLUMNS = ['id', 'method', 'policy', 'case_type', 'ratio', 'points', 'point_value', 'standard', 'amount', 'balance'];

export const pay: Command = {
  words: 'pay',
  usage: `pay ${CASE_USAGE} [--out FILE|-]`,
  summary: 'What the policy in force pays for every case. Exit 1 when a row was unreadable.',
  flags: { ...CASE_FLAGS, out: { kind: 'value' } },
  takes: 0,
  async run(args) {
    const pack = await loadCompiledPack(args.need('pack'), args);
    if (pack.policies.length === 0) throw new Unusable(`pack ${pack.resolved.manifest.id} has no payment policy`);
    const out = new RowWriter(args.value('out') ?? '-', PAY_COLUMNS);
    const pair = { conduct: pack, policy: pack };
    const { refused } = await readCases(args, pack, async ({ id, record, asOf }) => {
      const { payment } = groupAndPay(factsOf(record, pair, { asOf }), pack, { asOf });
      if (payment !== undefined) await out.write(payRow(id, payment));
    });
    await out.close();
    return refused > 0 ? 1 : 0;
  },
};

/** A case that cannot be paid has the reason in `case_type`, in brackets, and no amounts. */
export function payRow(id: string, payment: PaymentResult): Record<string, string | undefined> {
  const { method, policy, caseType, ratio, points, pointValue, standard, amount, balance } = payment;
  return { id, method, policy, case_type: payment.status === 'paid' ? caseType : `(${payment.reason ?? 'notPayable'})`, ratio, points, point_value: pointValue, standard, amount, balance };
}
