import { CaseloomError } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import { SettlementRows } from '../methods/dip/settlement-rows.ts';
import { PAYMENT_METHOD_IDS, paymentMethods } from '../methods/index.ts';
import type { PaymentMethodId } from '../methods/index.ts';
import type { PaymentMethod, PaymentOutcome } from '../methods/method.ts';
import { fieldsOf } from '../parameters/field.ts';
import type { ParameterField } from '../parameters/field.ts';
import type { PaymentInput, PaymentResult, SettlementSource } from '../types.ts';
import type { PaymentPolicy } from './document.ts';
import type { NamedPolicy } from './select-policy.ts';

/** A policy with what its method has read of its tables: made once, for any number of cases. */
export interface PreparedPolicy extends NamedPolicy {
  /** Of the method's own making; only `pay` and `dipSettlementRow` look into it. */
  readonly prepared?: unknown;
}

export function preparePolicy({
  id,
  value: policy,
  tables,
}: Pick<Artifact<PaymentPolicy>, 'id' | 'value' | 'tables'>): PreparedPolicy {
  const prepared = methodOf(policy.method).prepare?.(policy.parameters as never, tables);
  return prepared === undefined ? { id, policy } : { id, policy, prepared };
}

/**
 * Prices one case by one policy. A pure function; a missing input ends in `notPayable` with reason and field, never in a guess.
 * @param id of the policy's artifact, kept in the result
 * @param prepared of `preparePolicy`; needed where the policy has tables
 */
export function pay(id: string, policy: PaymentPolicy, input: PaymentInput, prepared?: unknown): PaymentResult {
  const method = methodOf(policy.method);
  const outcome: PaymentOutcome = method.pay(policy.parameters as never, input, policy.rounding, prepared);
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

/** What a DIP scheme reads of the hospital's settlement row while it chooses; the shape that `engine` hands to the grouper. */
export interface DipAverages {
  readonly averageFactor: string;
  readonly averageFactorBasic?: string;
  readonly hospitalLevel?: string;
  readonly insurance?: string;
  /** Which row it is, for the result. */
  readonly source: SettlementSource;
}

/**
 * The average factors by which a DIP scheme estimates a group's mean charge while choosing: of the very row that the stay is settled by.
 * Undefined when the policy has settlement rows and none for this stay, or is no DIP policy.
 * @param prepared of `preparePolicy`; needed where the policy has a settlement table
 */
export function dipSettlementRow(
  policy: PaymentPolicy,
  input: Pick<PaymentInput, 'hospitalCode' | 'settlementDate' | 'poolingArea'>,
  prepared?: unknown,
): DipAverages | undefined {
  if (policy.method !== 'dip') return undefined;
  const rows = prepared instanceof SettlementRows ? prepared : new SettlementRows(policy.parameters);
  const row = rows.find(input);
  if (row?.averageFactor === undefined) return undefined;
  const { averageFactor, averageFactorBasic, hospitalLevel, insurance } = row;
  return {
    averageFactor,
    ...(averageFactorBasic === undefined ? {} : { averageFactorBasic }),
    ...(hospitalLevel === undefined ? {} : { hospitalLevel }),
    ...(insurance === undefined ? {} : { insurance }),
    source: rows.source(row),
  };
}
