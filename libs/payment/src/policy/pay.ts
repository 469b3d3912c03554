import { CaseloomError } from '@caseloom/core';
import { hospitalRow } from '../methods/dip/settlement-row.ts';
import { PAYMENT_METHOD_IDS, paymentMethods } from '../methods/index.ts';
import type { PaymentMethodId } from '../methods/index.ts';
import type { PaymentMethod, PaymentOutcome } from '../methods/method.ts';
import { fieldsOf } from '../parameters/field.ts';
import type { ParameterField } from '../parameters/field.ts';
import type { PaymentInput, PaymentResult } from '../types.ts';
import type { PaymentPolicy } from './document.ts';

/**
 * Prices one case by one policy. A pure function; a missing input ends in `notPayable` with reason and field, never in a guess.
 * @param id of the policy's artifact, kept in the result
 */
export function pay(id: string, policy: PaymentPolicy, input: PaymentInput): PaymentResult {
  const method = methodOf(policy.method);
  const outcome: PaymentOutcome = method.pay(policy.parameters as never, input, policy.rounding);
  return { policy: id, method: method.id, ...outcome };
}

/** The method of that id. @throws CaseloomError PAYMENT_METHOD_UNKNOWN */
export function methodOf(id: string): PaymentMethod {
  if (!Object.hasOwn(paymentMethods, id)) {
    throw new CaseloomError([
      {
        code: 'PAYMENT_METHOD_UNKNOWN',
        severity: 'error',
        path: 'method',
        args: { method: id, known: PAYMENT_METHOD_IDS.join(', ') },
      },
    ]);
  }
  return paymentMethods[id as PaymentMethodId] as unknown as PaymentMethod;
}

/** What a form needs to show a method's parameters, in their order. @throws CaseloomError PAYMENT_METHOD_UNKNOWN */
export function parameterFields(methodId: string): readonly ParameterField[] {
  return fieldsOf(methodOf(methodId).parameters);
}

/**
 * The average factors by which a DIP scheme estimates a group's mean charge while choosing; `engine` hands them to the grouper.
 * Undefined when the policy has rows by hospital and none for this one, or is no DIP policy.
 */
export function dipSettlementRow(
  policy: PaymentPolicy,
  input: Pick<PaymentInput, 'hospitalCode'>,
): { readonly averageFactor: string; readonly averageFactorBasic?: string } | undefined {
  if (policy.method !== 'dip') return undefined;
  const row = hospitalRow(policy.parameters, input);
  if (row === undefined) return undefined;
  return {
    averageFactor: row.averageFactor,
    ...(row.averageFactorBasic === undefined ? {} : { averageFactorBasic: row.averageFactorBasic }),
  };
}
