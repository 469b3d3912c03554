import { isDate } from '@caseloom/core';
import { localTextSchema } from '@caseloom/pack';
import { z } from 'zod';
import { apg } from '../methods/apg/apg.method.ts';
import { dip } from '../methods/dip/dip.method.ts';
import { drgPoint } from '../methods/drg-point/drg-point.method.ts';
import { drgRate } from '../methods/drg-rate/drg-rate.method.ts';
import { roundingSchema } from '../rounding.ts';

const date = z.string().refine(isDate, { message: 'YYYY-MM-DD' });

/** Which stays a policy is for; an absent member takes all. */
export const scopeSchema = z.strictObject({
  poolingArea: z.string().min(1).optional().describe('Administrative division code of the insured place'),
  insuranceType: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Insurance types, value set insutype: 310 employee, 390 resident …'),
  stayKind: z.string().min(1).optional().describe('Kind of stay, value set inpatient type'),
});

const head = {
  title: localTextSchema,
  scheme: z
    .string()
    .min(1)
    .optional()
    .describe('Grouping scheme of the pack that this policy prices; may be absent when the pack has one only'),
  scope: scopeSchema,
  validFrom: date.describe('First discharge date, inclusive'),
  validTo: date.optional().describe('Last discharge date, inclusive; absent: open'),
  rounding: roundingSchema,
  source: z.string().optional().describe('Document the parameters come from'),
  notes: z.array(z.string()).optional(),
  sample: z.boolean().optional().describe('Made up for demonstration'),
};

/** `payment/<policy>.json`: one policy, its method's parameters beside its scope and dates (docs/spec/payment.md). */
export const paymentPolicySchema = z.discriminatedUnion('method', [
  z.strictObject({ ...head, method: z.literal('apg'), parameters: apg.parameters }),
  z.strictObject({ ...head, method: z.literal('dip'), parameters: dip.parameters }),
  z.strictObject({ ...head, method: z.literal('drg-point'), parameters: drgPoint.parameters }),
  z.strictObject({ ...head, method: z.literal('drg-rate'), parameters: drgRate.parameters }),
]);

export type PaymentPolicy = z.infer<typeof paymentPolicySchema>;
export type PolicyScope = z.infer<typeof scopeSchema>;
