import type { Issue } from '@caseloom/core';
import type { Artifact, LocalText, TableSpec } from '@caseloom/pack';
import type { z } from 'zod';
import type { Rounding } from '../rounding.ts';
import type { PaymentInput, PaymentResult } from '../types.ts';

export type PaymentOutcome = Omit<PaymentResult, 'policy' | 'method'>;
/** What is known so far of an outcome in the making. */
export type Known = { -readonly [K in keyof PaymentOutcome]?: PaymentOutcome[K] };

/** The contract of a payment method. A method is one folder: `<id>.method.ts`, its spec, `<id>.cases.json`, `<id>.md`. */
export interface PaymentMethod<S extends z.ZodObject = z.ZodObject, P = unknown> {
  readonly id: string;
  readonly title: LocalText;
  readonly about: LocalText;
  /** Every member made by the functions of `parameters/field.ts`, so that a form can show it. */
  readonly parameters: S;
  /** Long tables that may stand beside a policy of this method, by name. */
  readonly tables?: Readonly<Record<string, TableSpec>>;
  /** Reads the tables once, for any number of stays; what it answers is handed to `pay`. */
  prepare?(parameters: z.infer<S>, tables: Artifact['tables']): P;
  /** Complaints that a schema cannot express. */
  check?(parameters: z.infer<S>, tables: Artifact['tables']): readonly MethodComplaint[];
  /** Exact decimals; every stored amount rounded as `rounding` names it. Missing inputs end in `notPayable` with the field. */
  pay(parameters: z.infer<S>, input: PaymentInput, rounding: Rounding, prepared?: P): PaymentOutcome;
}

export interface MethodComplaint {
  readonly code: string;
  /** Relative to the artifact: `parameters.bands[1].from`, or a place in a table, `settlement.csv:12:month`. */
  readonly path: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** `error` where absent. */
  readonly severity?: Issue['severity'];
}

export function definePaymentMethod<S extends z.ZodObject, P = undefined>(
  method: PaymentMethod<S, P>,
): PaymentMethod<S, P> {
  return method;
}
