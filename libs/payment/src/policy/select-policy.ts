import type { Issue } from '@caseloom/core';
import type { PaymentInput } from '../types.ts';
import type { PaymentPolicy, PolicyScope } from './document.ts';

export interface NamedPolicy {
  readonly id: string;
  readonly policy: PaymentPolicy;
}

export type PolicyChoice<P extends NamedPolicy = NamedPolicy> =
  | { readonly policy: P }
  /** `noDischargeDate`, `noPolicy`, or `policyTie` with the located error. */
  | { readonly reason: string; readonly issue?: Issue };

/**
 * The policy for a stay: in force on the discharge date (both ends inclusive), scope met, and of those the one whose scope names most.
 * Two that name equally much are a tie, which is an error and never decided by order.
 * @source docs/spec/payment.md, choice of the policy; examples POLICY-01
 */
export function selectPolicy<P extends NamedPolicy>(policies: readonly P[], input: PaymentInput): PolicyChoice<P> {
  const date = input.dischargeDate?.slice(0, 10);
  if (date === undefined) return { reason: 'noDischargeDate' };
  const fitting = policies.filter(({ policy }) => inForce(policy, date) && inScope(policy.scope, input));
  const most = Math.max(...fitting.map(({ policy }) => specificity(policy.scope)));
  const [first, second] = fitting.filter(({ policy }) => specificity(policy.scope) === most);
  if (first === undefined) return { reason: 'noPolicy' };
  return second === undefined ? { policy: first } : { reason: 'policyTie', issue: tie(first, second) };
}

/** How many of the scope's members are named. */
export function specificity(scope: PolicyScope): number {
  return [scope.poolingArea, scope.insuranceType, scope.stayKind].filter((member) => member !== undefined).length;
}

export function tie(first: NamedPolicy, second: NamedPolicy): Issue {
  return { code: 'PAYMENT_POLICY_TIE', severity: 'error', path: 'scope', args: { first: first.id, second: second.id } };
}

function inForce({ validFrom, validTo }: PaymentPolicy, date: string): boolean {
  return validFrom <= date && (validTo === undefined || date <= validTo);
}

function inScope(scope: PolicyScope, input: PaymentInput): boolean {
  if (scope.poolingArea !== undefined && scope.poolingArea !== input.poolingArea) return false;
  if (scope.insuranceType !== undefined && !scope.insuranceType.includes(input.insuranceType ?? '')) return false;
  return scope.stayKind === undefined || scope.stayKind === input.stayKind;
}
