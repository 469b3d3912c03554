import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal, formatFixed } from '@caseloom/core';
import { USUAL_ROUNDING } from '../../rounding.ts';
import type { PaymentInput } from '../../types.ts';
import { drgPoint } from './drg-point.method.ts';

const parameters = drgPoint.parameters.parse({
  basePointsFrom: 'MEAN_CHARGE',
  overallAverage: '10000',
  pointScale: '100',
  levelCoefficient: '1.0500',
  lowMultiple: '0.40',
  highMultiples: [{ upTo: '100', multiple: '3.0' }, { upTo: '300', multiple: '2.0' }, { multiple: '1.5' }],
  pointValue: '98.7654',
  pointValueStatus: 'provisional',
  ambiguousMode: 'NOT_PAID',
  ambiguousShare: '0',
  ungroupedMode: 'SHARE_OF_CHARGE',
  ungroupedShare: '0.70',
  fundShareMode: 'LESS_PATIENT_PAID',
});
const grouped: PaymentInput['grouping'] = { status: 'grouped', drg: 'GD15', meanCharge: '10000', weight: '1.0000' };
const stay: PaymentInput = { totalCharge: '9000.00', patientPaid: '2000.00', grouping: grouped };
const price = (change: Partial<PaymentInput>, changed: Partial<typeof parameters> = {}) =>
  drgPoint.pay({ ...parameters, ...changed }, { ...stay, ...change }, USUAL_ROUNDING);

describe('drg-point', () => {
  it.each<[string, Partial<PaymentInput>, object]>([
    [
      'a normal case',
      {},
      {
        caseType: 'NORMAL',
        points: '105.0000',
        pointValue: '98.7654',
        standard: '10370.37',
        amount: '10370.37',
        fundPay: '8370.37',
        balance: '1370.37',
      },
    ],
    ['exactly at the low limit is normal', { totalCharge: '4000.00' }, { caseType: 'NORMAL', points: '105.0000' }],
    [
      'a low outlier has its charge in points, without the coefficient',
      { totalCharge: '3999.00' },
      { caseType: 'LOW', points: '39.9900', standard: '10370.37', amount: '3949.63' },
    ],
    ['exactly at the high limit is normal', { totalCharge: '30000.00' }, { caseType: 'NORMAL' }],
    [
      'a high outlier gets the points above the limit',
      { totalCharge: '31000.00' },
      { caseType: 'HIGH', points: '115.0000' },
    ],
    [
      'an ungrouped case gets a share of its charge in points',
      { grouping: { status: 'ungrouped', drg: '0000' } },
      { caseType: 'UNGROUPED', points: '63.0000', amount: '6222.22' },
    ],
    [
      'an ambiguous case that is not paid',
      { grouping: { status: 'ambiguous', drg: 'GQY' } },
      { caseType: 'QY', points: '0.0000', amount: '0.00' },
    ],
  ])('%s', (_name, change, expected) => {
    expect(price(change)).toMatchObject({ status: 'paid', provisional: true, ...expected });
  });

  it('gives a primary-care group the same points in every hospital where the policy says so', () => {
    expect(price({ grouping: { ...grouped, primaryCare: true } }, { primaryCareCoefficient: '1' }).points).toBe(
      '100.0000',
    );
    expect(price({ grouping: { ...grouped, primaryCare: true } }).points).toBe('105.0000');
  });

  it('takes base points from the weight where the policy says so', () => {
    expect(
      price({ grouping: { status: 'grouped', drg: 'GD15', weight: '1.2345' } }, { basePointsFrom: 'WEIGHT' }),
    ).toMatchObject({ status: 'paid', points: '129.6225' });
  });

  it('is final once the point value is', () => {
    expect(price({}, { pointValueStatus: 'final' }).provisional).toBe(false);
  });

  it.each<[string, Partial<PaymentInput>, Partial<typeof parameters>, object]>([
    [
      'no point value yet: the points are there',
      {},
      { pointValue: undefined },
      {
        reason: 'noPointValue',
        missing: 'parameters.pointValue',
        points: '105.0000',
        caseType: 'NORMAL',
        provisional: true,
      },
    ],
    [
      'no mean charge of the group',
      { grouping: { status: 'grouped', drg: 'GD15' } },
      {},
      { reason: 'noGroupMean', missing: 'grouping.meanCharge' },
    ],
    [
      'no weight',
      { grouping: { status: 'grouped', drg: 'GD15' } },
      { basePointsFrom: 'WEIGHT' },
      { reason: 'noWeight', missing: 'grouping.weight' },
    ],
    ['a mean of 0', { grouping: { status: 'grouped', drg: 'GD15', meanCharge: '0' } }, {}, { reason: 'noGroupMean' }],
  ])('is not payable: %s', (_name, change, changed, expected) => {
    expect(price(change, changed)).toMatchObject({ status: 'notPayable', ...expected });
  });

  it('[P7] low points never exceed the base points, and fund, patient and balance sum up', () => {
    const cents = (max: number) =>
      fc.integer({ min: 1, max }).map((value) => formatFixed(decimal(value).dividedBy(100), 2));
    fc.assert(
      fc.property(
        fc.record({ totalCharge: cents(9_000_000), patientPaid: cents(1_000_000), mean: cents(5_000_000) }),
        ({ mean, ...amounts }) => {
          const answer = price({ ...amounts, grouping: { status: 'grouped', drg: 'GD15', meanCharge: mean } });
          const basePoints = answer.steps.find((step) => step.code === 'PAYMENT_STEP_BASE_POINTS')!.result;
          if (answer.caseType === 'LOW')
            expect(decimal(answer.points!).lessThanOrEqualTo(decimal(basePoints))).toBe(true);
          expect(formatFixed(decimal(answer.fundPay!).plus(decimal(amounts.patientPaid)), 2)).toBe(answer.amount);
          expect(formatFixed(decimal(amounts.totalCharge).plus(decimal(answer.balance!)), 2)).toBe(answer.amount);
        },
      ),
      { numRuns: 300, seed: 20260101 },
    );
  });
});
