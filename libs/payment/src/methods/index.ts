import { apg } from './apg/apg.method.ts';
import { dip } from './dip/dip.method.ts';
import { drgPoint } from './drg-point/drg-point.method.ts';
import { drgRate } from './drg-rate/drg-rate.method.ts';

/** The payment methods, one line each, in alphabetical order of their ids. */
export const paymentMethods = { apg, dip, 'drg-point': drgPoint, 'drg-rate': drgRate } as const;

export type PaymentMethodId = keyof typeof paymentMethods;
export const PAYMENT_METHOD_IDS = Object.keys(paymentMethods) as PaymentMethodId[];
