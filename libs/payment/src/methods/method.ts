import type { LocalText } from '@caseloom/pack';
import type { z } from 'zod';
import type { Rounding } from '../rounding.ts';
import type { PaymentInput, PaymentResult } from '../types.ts';

export type PaymentOutcome = Omit<PaymentResult, 'policy' | 'method'>;
/** What is known so far of an outcome in the making. */
export type Known = { -readonly [K in keyof PaymentOutcome]?: PaymentOutcome[K] };

/** The contract of a payment method. A method is one folder: `<id>.method.ts`, its spec, `<id>.cases.json`, `<id>.md`. */
export interface PaymentMethod<S extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  readonly title: LocalText;
  readonly about: LocalText;
  /** Every member made by the functions of `parameters/field.ts`, so that a form can show it. */
  readonly parameters: S;
  /** Complaints that a schema cannot express; paths below `parameters`. */
  check?(parameters: z.infer<S>): readonly {
    readonly code: string;
    readonly path: string;
    readonly args: Readonly<Record<string, string | number>>;
  }[];
  /** Exact decimals; every stored amount rounded as `rounding` names it. Missing inputs end in `notPayable` with the field. */
  pay(parameters: z.infer<S>, input: PaymentInput, rounding: Rounding): PaymentOutcome;
}

export function definePaymentMethod<S extends z.ZodObject>(method: PaymentMethod<S>): PaymentMethod<S> {
  return method;
}
