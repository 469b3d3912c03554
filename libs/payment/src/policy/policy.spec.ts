import { describe, expect, it } from '@jest/globals';
import type { Artifact } from '@caseloom/pack';
import { drgRate } from '../methods/drg-rate/drg-rate.method.ts';
import { USUAL_ROUNDING } from '../rounding.ts';
import { paymentPolicySchema } from './document.ts';
import type { PaymentPolicy, PolicyScope } from './document.ts';
import { dipSettlementRow, methodOf } from './pay.ts';
import { paymentKind } from './payment.kind.ts';
import { selectPolicy } from './select-policy.ts';

const parameters = {
  baseRate: '10000',
  levelCoefficient: '1',
  lowMultiple: '0.4',
  highMultiples: [{ multiple: '3' }],
  highShare: '0.7',
  ambiguousMode: 'NOT_PAID',
  ambiguousShare: '0',
  ungroupedMode: 'NOT_PAID',
  ungroupedShare: '0',
  fundShareMode: 'LESS_PATIENT_PAID',
};
const policy = (scope: PolicyScope, validFrom = '2026-01-01', validTo?: string, changed: object = {}): PaymentPolicy =>
  paymentPolicySchema.parse({
    title: { zh: '例', en: 'Example' },
    method: 'drg-rate',
    scope,
    validFrom,
    ...(validTo === undefined ? {} : { validTo }),
    rounding: USUAL_ROUNDING,
    parameters: { ...parameters, ...changed },
  });

const policies = [
  { id: 'y2026', policy: policy({}, '2026-01-01', '2026-12-31') },
  { id: 'y2027', policy: policy({}, '2027-01-01') },
  { id: 'resident', policy: policy({ insuranceType: ['390', '392'] }, '2026-01-01') },
  { id: 'resident-city', policy: policy({ insuranceType: ['390'], poolingArea: '330100' }, '2026-07-01') },
];

describe('selectPolicy', () => {
  it.each([
    ['by discharge date, last day included', { dischargeDate: '2026-12-31', insuranceType: '310' }, 'y2026'],
    ['not by admission or settlement date', { dischargeDate: '2027-01-03', insuranceType: '310' }, 'y2027'],
    [
      'first day included, a time beside the date',
      { dischargeDate: '2027-01-01T08:30:00', insuranceType: '310' },
      'y2027',
    ],
    [
      'the scope that names more wins',
      { dischargeDate: '2026-05-01', insuranceType: '390', poolingArea: '330100' },
      'resident',
    ],
    [
      'the most specific once it is in force',
      { dischargeDate: '2026-07-01', insuranceType: '390', poolingArea: '330100' },
      'resident-city',
    ],
    [
      'another insurance type of the list',
      { dischargeDate: '2026-07-01', insuranceType: '392', poolingArea: '330100' },
      'resident',
    ],
    ['an unknown insurance type takes the general one', { dischargeDate: '2026-07-01' }, 'y2026'],
  ])('%s', (_name, input, expected) => {
    expect(selectPolicy(policies, input)).toMatchObject({ policy: { id: expected } });
  });

  it.each([
    ['no discharge date', {}, 'noDischargeDate'],
    ['none in force', { dischargeDate: '2020-01-01' }, 'noPolicy'],
  ])('says why there is none: %s', (_name, input, reason) => {
    expect(selectPolicy(policies, input)).toEqual({ reason });
  });

  it('never decides a tie', () => {
    const tied = [...policies, { id: 'again', policy: policy({}, '2026-06-01', '2026-06-30') }];
    expect(selectPolicy(tied, { dischargeDate: '2026-06-15', insuranceType: '310' })).toMatchObject({
      reason: 'policyTie',
      issue: { code: 'PAYMENT_POLICY_TIE', path: 'scope', args: { first: 'y2026', second: 'again' } },
    });
  });
});

describe('checking policies', () => {
  const artifact = (id: string, value: PaymentPolicy): Artifact<PaymentPolicy> => ({
    kind: 'payment',
    id,
    value,
    tables: {},
  });
  const check = (one: Artifact<PaymentPolicy>, others: Artifact[] = []): string[] =>
    paymentKind.check!(one, { artifacts: () => [one, ...others] }).map((issue) => `${issue.code} ${issue.path}`);

  it('accepts the ones above together', () => {
    const all = policies.map(({ id, policy: value }) => artifact(id, value));
    expect(
      all.flatMap((one) =>
        check(
          one,
          all.filter((other) => other !== one),
        ),
      ),
    ).toEqual([]);
  });

  it.each<[string, PaymentPolicy, string]>([
    ['dates in the wrong order', policy({}, '2026-02-01', '2026-01-01'), 'PAYMENT_DATES_REVERSED validTo'],
    [
      'a bound that does not rise',
      policy({}, '2026-01-01', undefined, {
        highMultiples: [{ upTo: '2', multiple: '3' }, { upTo: '2.0', multiple: '2' }, { multiple: '1' }],
      }),
      'PAYMENT_BAND_ORDER parameters.highMultiples[1].upTo',
    ],
    [
      'an open row that is not the last',
      policy({}, '2026-01-01', undefined, { highMultiples: [{ multiple: '3' }, { multiple: '2' }] }),
      'PAYMENT_BAND_OPEN parameters.highMultiples[0].upTo',
    ],
    [
      'a last row with a bound',
      policy({}, '2026-01-01', undefined, { highMultiples: [{ upTo: '9', multiple: '3' }] }),
      'PAYMENT_BAND_OPEN parameters.highMultiples[0].upTo',
    ],
    [
      'a share above 1',
      policy({}, '2026-01-01', undefined, { highShare: '70' }),
      'PAYMENT_SHARE_RANGE parameters.highShare',
    ],
    [
      'a ratio that is missing',
      policy({}, '2026-01-01', undefined, { fundShareMode: 'RATIO_ON_STANDARD' }),
      'PAYMENT_FUND_RATIO_MISSING parameters.fundRatio',
    ],
  ])('finds %s', (_name, value, expected) => {
    expect(check(artifact('a', value))).toEqual([expected]);
  });

  it.each<[string, PolicyScope, string, boolean]>([
    ['same scope, overlapping dates', {}, '2026-06-01', true],
    ['same scope, dates apart', {}, '2027-01-01', false],
    ['disjoint insurance types', { insuranceType: ['310'] }, '2026-06-01', false],
  ])('looks for ties: %s', (_name, scope, validFrom, isTie) => {
    const one = artifact(
      'a',
      policy(isTie || scope.insuranceType === undefined ? {} : { insuranceType: ['390'] }, '2026-01-01', '2026-12-31'),
    );
    expect(check(one, [artifact('b', policy(scope, validFrom))])).toEqual(isTie ? ['PAYMENT_POLICY_TIE scope'] : []);
  });

  it.each([
    ['an unknown method', { method: 'magic' }],
    ['an unknown parameter', { parameters: { ...parameters, bonus: '1' } }],
    ['a number that is no text', { parameters: { ...parameters, baseRate: 10000 } }],
    ['a date that does not exist', { validFrom: '2026-02-30' }],
    ['no rounding', { rounding: undefined }],
  ])('refuses %s', (_name, change) => {
    const sound = {
      title: { zh: '例', en: 'Example' },
      method: 'drg-rate',
      scope: {},
      validFrom: '2026-01-01',
      rounding: USUAL_ROUNDING,
      parameters,
    };
    expect(paymentPolicySchema.safeParse(sound).success).toBe(true);
    expect(paymentPolicySchema.safeParse({ ...sound, ...change }).success).toBe(false);
  });
});

describe('methods by id', () => {
  it('finds a method and refuses an unknown one with its address', () => {
    expect(methodOf('drg-rate')).toBe(drgRate);
    expect(() => methodOf('per-diem')).toThrow(/PAYMENT_METHOD_UNKNOWN at method/);
    expect(() => methodOf('toString')).toThrow(/PAYMENT_METHOD_UNKNOWN/);
  });

  it('has settlement rows for DIP policies only', () => {
    expect(dipSettlementRow(policies[0]!.policy, {})).toBeUndefined();
  });
});
