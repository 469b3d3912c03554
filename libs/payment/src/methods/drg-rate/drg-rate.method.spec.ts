import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal, formatFixed } from '@caseloom/core';
import { USUAL_ROUNDING } from '../../rounding.ts';
import type { PaymentInput } from '../../types.ts';
import { drgRate } from './drg-rate.method.ts';

const parameters = drgRate.parameters.parse({
  baseRate: '10000',
  levelCoefficient: '1.00',
  hospitalCoefficients: [{ hospitalCode: 'H9', coefficient: '1.20' }],
  lowMultiple: '0.40',
  highMultiples: [{ upTo: '1.0000', multiple: '3.0' }, { upTo: '3.0000', multiple: '2.5' }, { multiple: '2.0' }],
  highShare: '0.70',
  ambiguousMode: 'SHARE_OF_CHARGE',
  ambiguousShare: '0.80',
  ungroupedMode: 'NOT_PAID',
  ungroupedShare: '0',
  shortStayDays: 2,
  longStayDays: 60,
  fundShareMode: 'LESS_PATIENT_PAID',
});
const grouped = (weight: string): PaymentInput['grouping'] => ({ status: 'grouped', drg: 'GD15', weight });
const stay: PaymentInput = { totalCharge: '9000.00', patientPaid: '2000.00', losDays: 6, grouping: grouped('1.0000') };
const price = (change: Partial<PaymentInput>, changed: Partial<typeof parameters> = {}) =>
  drgRate.pay({ ...parameters, ...changed }, { ...stay, ...change }, USUAL_ROUNDING);

describe('drg-rate', () => {
  it.each<[string, Partial<PaymentInput>, object]>([
    [
      'exactly at the low limit is normal',
      { totalCharge: '4000.00' },
      { caseType: 'NORMAL', amount: '10000.00', balance: '6000.00' },
    ],
    [
      'a cent below the low limit is low',
      { totalCharge: '3999.99' },
      { caseType: 'LOW', amount: '3999.99', balance: '0.00' },
    ],
    ['exactly at the high limit is normal', { totalCharge: '30000.00' }, { caseType: 'NORMAL', amount: '10000.00' }],
    ['a cent above the high limit is high', { totalCharge: '30000.01' }, { caseType: 'HIGH', amount: '10000.01' }],
    [
      'the bound of a weight band belongs to it',
      { grouping: grouped('3.0000'), totalCharge: '75000.01' },
      { caseType: 'HIGH' },
    ],
    [
      'above the last bound the open row holds',
      { grouping: grouped('3.0001'), totalCharge: '70000.00' },
      { caseType: 'HIGH' },
    ],
    ['a hospital with a coefficient of its own', { hospitalCode: 'H9' }, { standard: '12000.00' }],
    ['a hospital without one', { hospitalCode: 'H1' }, { standard: '10000.00' }],
    [
      'a primary-care group where the policy treats it as any other',
      { hospitalCode: 'H9', grouping: { status: 'grouped', drg: 'GZ15', weight: '1.0000', primaryCare: true } },
      { standard: '12000.00' },
    ],
    [
      'an ambiguous case gets its share',
      { grouping: { status: 'ambiguous', drg: 'GQY' } },
      { caseType: 'QY', amount: '7200.00', balance: '-1800.00' },
    ],
    [
      'an ungrouped case that the policy does not pay',
      { grouping: { status: 'ungrouped', drg: '0000' } },
      { caseType: 'UNGROUPED', amount: '0.00', balance: '-9000.00' },
    ],
    ['two days leave the method', { losDays: 2 }, { caseType: 'SHORT_STAY', amount: '9000.00', balance: '0.00' }],
    ['three days do not', { losDays: 3 }, { caseType: 'NORMAL' }],
    ['59 days do not', { losDays: 59 }, { caseType: 'NORMAL' }],
    ['60 days leave the method', { losDays: 60 }, { caseType: 'LONG_STAY', amount: '9000.00' }],
    [
      'a weight of 0 is paid nothing but its excess',
      { grouping: grouped('0') },
      { standard: '0.00', caseType: 'HIGH', amount: '6300.00' },
    ],
  ])('%s', (_name, change, expected) => {
    expect(price(change)).toMatchObject({ status: 'paid', provisional: false, ...expected });
  });

  it.each<[string, Partial<PaymentInput>, object]>([
    ['no charge', { totalCharge: undefined as never }, { reason: 'noCharge', missing: 'fee.total' }],
    ['a charge that is no number', { totalCharge: '1,000' }, { reason: 'noCharge', missing: 'fee.total' }],
    ['no grouping', { grouping: undefined as never }, { reason: 'noGrouping', missing: 'grouping' }],
    [
      'a record that the grouper refused',
      { grouping: { status: 'invalid', drg: '0000' } },
      { reason: 'groupingInvalid' },
    ],
    ['no weight', { grouping: { status: 'grouped', drg: 'GD15' } }, { reason: 'noWeight', missing: 'grouping.weight' }],
    [
      'no length of stay where the policy asks for it',
      { losDays: undefined as never },
      { reason: 'noStayDays', missing: 'losDays' },
    ],
  ])('is not payable: %s', (_name, change, expected) => {
    const answer = price(change);
    expect(answer).toMatchObject({ status: 'notPayable', ...expected });
    expect(answer.amount).toBeUndefined();
  });

  it('leaves the fund’s part unknown while the patient’s part is, and says so', () => {
    const answer = price({ patientPaid: undefined as never });
    expect(answer).toMatchObject({ status: 'paid', amount: '10000.00' });
    expect(answer.fundPay).toBeUndefined();
    expect(answer.steps.map((step) => step.code)).toContain('PAYMENT_STEP_FUND_UNKNOWN');
  });

  it('wants a ratio for a fund share by ratio', () => {
    expect(price({}, { fundShareMode: 'RATIO_ON_STANDARD' })).toMatchObject({
      status: 'notPayable',
      reason: 'noFundRatio',
      missing: 'parameters.fundRatio',
      standard: '10000.00',
    });
  });

  it('pays a primary-care group without the coefficients of level and hospital where the policy says so', () => {
    const alike = { levelCoefficient: '1.10', primaryCareCoefficient: '1' };
    const primary: PaymentInput['grouping'] = { status: 'grouped', drg: 'GZ15', weight: '1.0000', primaryCare: true };
    expect(price({ hospitalCode: 'H9', grouping: primary }, alike).standard).toBe('10000.00');
    expect(price({ hospitalCode: 'H1', grouping: primary }, alike).standard).toBe('10000.00');
    expect(price({ hospitalCode: 'H1' }, alike).standard).toBe('11000.00');
  });

  it('fills the numbers into its formulas', () => {
    expect(
      price({}).steps.map(
        (step) => `${step.filled} = ${step.result}${step.rounding === undefined ? '' : ` (${step.rounding})`}`,
      ),
    ).toEqual([
      '1 × 10000 × 1 = 10000.00 (2 HALF_UP)',
      '9000 ÷ 10000 = 0.9000',
      '0.4 ≤ 0.9000 ≤ 3 = NORMAL',
      '10000 = 10000.00 (2 HALF_UP)',
      '10000 − 2000 − 0 = 8000.00 (2 HALF_UP)',
      '10000 − 9000 = 1000.00 (2 HALF_UP)',
    ]);
  });

  it('[P7] the parts of every amount sum to it: fund, patient and other funds; charge and balance', () => {
    const cents = (max: number) =>
      fc.integer({ min: 0, max }).map((value) => formatFixed(decimal(value).dividedBy(100), 2));
    const cases = fc.record({
      totalCharge: cents(20_000_000),
      patientPaid: cents(5_000_000),
      otherFunds: cents(1_000_000),
      weight: fc.integer({ min: 1, max: 120_000 }).map((value) => formatFixed(decimal(value).dividedBy(10_000), 4)),
    });
    fc.assert(
      fc.property(cases, ({ weight, ...amounts }) => {
        const { amount, fundPay, balance } = price({ ...amounts, grouping: grouped(weight) });
        expect(
          formatFixed(decimal(fundPay!).plus(decimal(amounts.patientPaid)).plus(decimal(amounts.otherFunds)), 2),
        ).toBe(amount);
        expect(formatFixed(decimal(amounts.totalCharge).plus(decimal(balance!)), 2)).toBe(amount);
      }),
      { numRuns: 300, seed: 20260101 },
    );
  });
});
