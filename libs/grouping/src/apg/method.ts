import { z } from 'zod';

/** How a visit's lines are read; what is paid of the groups are parameters of the payment policy (docs/spec/payment.md, APG). */
export const apgMethodSchema = z.strictObject({
  units: z
    .enum(['line', 'quantity'])
    .default('line')
    .describe('Whether a charge line counts once, or as often as its whole quantity says'),
  medical: z
    .enum(['always', 'withoutSignificant'])
    .default('always')
    .describe('Whether the medical visit is reached beside a significant procedure too, for the policy to package'),
  secondaryDiagnoses: z
    .boolean()
    .default(false)
    .describe('Whether other diagnoses are tried, in their order, when the principal one opens no medical group'),
});

export type ApgMethod = z.infer<typeof apgMethodSchema>;
