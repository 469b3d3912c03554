import { decimal } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import type { Artifact, ArtifactKind, CheckContext } from '@caseloom/pack';
import { paymentPolicySchema } from './document.ts';
import type { PaymentPolicy, PolicyScope } from './document.ts';
import { paymentMethods } from '../methods/index.ts';
import type { PaymentMethod } from '../methods/method.ts';
import { methodOf } from './pay.ts';
import { specificity, tie } from './select-policy.ts';

/** Payment policies: method, parameters, scope and dates. One artifact is one policy. */
export const paymentKind: ArtifactKind<PaymentPolicy> = {
  kind: 'payment',
  title: { zh: '支付政策', en: 'Payment policy' },
  schema: paymentPolicySchema as ArtifactKind<PaymentPolicy>['schema'],
  families: [],
  tables: Object.assign(
    {},
    ...Object.values(paymentMethods as Readonly<Record<string, Pick<PaymentMethod, 'tables'>>>).map(
      ({ tables }) => tables,
    ),
  ) as ArtifactKind['tables'],
  check,
};

/** Dates in order, bands in rising order and closed at the end, shares within 0 and 1, and no tie with another policy of the pack. */
function check(artifact: Artifact<PaymentPolicy>, context: CheckContext): readonly Issue[] {
  const { value } = artifact;
  const issues: Issue[] = [];
  if (value.validTo !== undefined && value.validTo < value.validFrom)
    issues.push(problem('PAYMENT_DATES_REVERSED', 'validTo', { from: value.validFrom, to: value.validTo }));
  if ('highMultiples' in value.parameters) issues.push(...multiples(value.parameters.highMultiples));
  for (const [name, text] of Object.entries(value.parameters)) {
    if (
      name.endsWith('Share') &&
      typeof text === 'string' &&
      (decimal(text).lessThan(0) || decimal(text).greaterThan(1))
    )
      issues.push(problem('PAYMENT_SHARE_RANGE', `parameters.${name}`, { value: text }));
  }
  if (
    'fundShareMode' in value.parameters &&
    value.parameters.fundShareMode === 'RATIO_ON_STANDARD' &&
    value.parameters.fundRatio === undefined
  )
    issues.push(problem('PAYMENT_FUND_RATIO_MISSING', 'parameters.fundRatio', {}));
  const method = methodOf(value.method);
  for (const { code, path, args, severity } of method.check?.(value.parameters as never, artifact.tables) ?? [])
    issues.push({ ...problem(code, path, args), ...(severity === undefined ? {} : { severity }) });
  for (const table of Object.keys(artifact.tables))
    if (method.tables === undefined || !Object.hasOwn(method.tables, table))
      issues.push(problem('PAYMENT_TABLE_UNREAD', `${table}.csv:1`, { table, method: method.id }));
  for (const other of context.artifacts('payment') as readonly Artifact<PaymentPolicy>[]) {
    if (other.id <= artifact.id) continue;
    if (canTie(value, other.value))
      issues.push(tie({ id: artifact.id, policy: value }, { id: other.id, policy: other.value }));
  }
  return issues;
}

function multiples(rows: readonly { readonly upTo?: string | undefined; readonly multiple: string }[]): Issue[] {
  const issues: Issue[] = [];
  rows.forEach((row, index) => {
    const path = `parameters.highMultiples[${index}].upTo`;
    const isLast = index === rows.length - 1;
    if (isLast !== (row.upTo === undefined)) issues.push(problem('PAYMENT_BAND_OPEN', path, { row: index + 1 }));
    const before = index === 0 ? undefined : rows[index - 1]!.upTo;
    if (before !== undefined && row.upTo !== undefined && !decimal(row.upTo).greaterThan(decimal(before)))
      issues.push(problem('PAYMENT_BAND_ORDER', path, { row: index + 1, before, value: row.upTo }));
  });
  return issues;
}

/** True when some stay could fall under both policies at equal specificity. */
function canTie(a: PaymentPolicy, b: PaymentPolicy): boolean {
  return specificity(a.scope) === specificity(b.scope) && overlaps(a, b) && compatible(a.scope, b.scope);
}

function overlaps(a: PaymentPolicy, b: PaymentPolicy): boolean {
  return (a.validTo === undefined || b.validFrom <= a.validTo) && (b.validTo === undefined || a.validFrom <= b.validTo);
}

function compatible(a: PolicyScope, b: PolicyScope): boolean {
  const same = (one: string | undefined, other: string | undefined): boolean =>
    one === undefined || other === undefined || one === other;
  const types =
    a.insuranceType === undefined ||
    b.insuranceType === undefined ||
    a.insuranceType.some((type) => b.insuranceType!.includes(type));
  return types && same(a.poolingArea, b.poolingArea) && same(a.stayKind, b.stayKind);
}

function problem(code: string, path: string, args: Issue['args']): Issue {
  return { code, severity: 'error', path, args };
}
