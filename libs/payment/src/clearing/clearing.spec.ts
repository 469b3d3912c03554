import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal, formatFixed } from '@caseloom/core';
import {
  allocate,
  annualClearing,
  dipAnnualSettlement,
  dipScore,
  hospitalCoefficientOf,
  monthlyPreSettlement,
  pointValueOf,
  specialCaseQuota,
} from './clearing.ts';

interface Example {
  readonly id: string;
  readonly params: Record<string, never>;
  readonly inputs: Record<string, never>;
  readonly expected: Record<string, unknown>;
}

const COMPUTE: Record<string, (example: Example) => Record<string, unknown>> = {
  'DRG_POINT-05': ({ params, inputs }) =>
    monthlyPreSettlement(Object.assign({}, inputs, { monthlyPrepayShare: params['monthlyPrepayShare']! }) as never),
  'DRG_POINT-06': ({ params, inputs }) => ({ ...annualClearing(Object.assign({}, inputs, params) as never) }),
  'DRG_POINT-07': ({ params, inputs }) => ({ ...annualClearing(Object.assign({}, inputs, params) as never) }),
  'DIP-06': ({ params, inputs }) => ({
    score: dipScore(inputs['groupAvg']!, inputs['allAvg']!, String(params['scale'])),
  }),
  'DIP-07': ({ inputs }) => ({
    pointValue: pointValueOf([inputs['fundBudget']!, inputs['patientAndOther']!], inputs['totalScore']!),
  }),
  'DIP-08': tiers,
  'DIP-09': tiers,
  'DIP-10': ({ params, inputs }) => ({ hospitalCoef: hospitalCoefficientOf(Object.values(inputs), params['cap']!) }),
  'SPECIAL-01': ({ params, inputs }) => ({ quota: specialCaseQuota(inputs['discharges']!, params['drgCap']!) }),
  'SPECIAL-02': ({ params, inputs }) => ({ quota: specialCaseQuota(inputs['discharges']!, params['dipCap']!) }),
};

function tiers({ inputs }: Example): Record<string, unknown> {
  return dipAnnualSettlement(
    Object.assign({}, inputs, {
      tiers: [
        { upTo: '0.80', rule: 'PAY_BOOKED' },
        { upTo: '1.00', rule: 'PAY_DUE' },
        { upTo: '1.10', rule: 'SHARE_EXCESS', share: '0.70' },
      ],
    }) as never,
  );
}

const examples = JSON.parse(readFileSync(new URL('./clearing.cases.json', import.meta.url), 'utf8')) as Example[];

describe('clearing', () => {
  it.each(examples.map((one) => [one.id, one] as const))('[P7] computes %s exactly', (id, example) => {
    const got = COMPUTE[id]!(example);
    expect(Object.fromEntries(Object.keys(example.expected).map((name) => [name, got[name]]))).toEqual(
      example.expected,
    );
  });

  const due = {
    hospitalScore: '1000',
    pointValue: '10',
    patientPaid: '0',
    tiers: [
      { upTo: '0.80', rule: 'PAY_BOOKED' },
      { upTo: '1.00', rule: 'PAY_DUE' },
      { upTo: '1.10', rule: 'SHARE_EXCESS', share: '0.70' },
    ],
  } as const;
  it.each([
    ['8000.00', '8000.00'],
    ['8000.01', '10000.00'],
    ['10000.00', '10000.00'],
    ['11000.00', '10700.00'],
    ['20000.00', '10700.00'],
  ])('a year with %s booked against 10000 due pays %s', (bookedFund, payment) => {
    expect(dipAnnualSettlement({ ...due, bookedFund }).payment).toBe(payment);
  });

  it.each([
    [['0.80'], '0.9000'],
    [['1.10', '0.20'], '1.1500'],
    [['1.00', '-0.02'], '0.9800'],
  ])('holds a coefficient of %j within its limits', (parts, expected) => {
    expect(hospitalCoefficientOf(parts, ['0.90', '1.15'])).toBe(expected);
  });

  it('[P7] prepaid and retained sum to what is due, returned and kept deposit to the deposit', () => {
    const share = fc.integer({ min: 0, max: 1000 }).map((value) => formatFixed(decimal(value).dividedBy(1000), 3));
    const money = fc
      .integer({ min: 1, max: 2_000_000_000 })
      .map((value) => formatFixed(decimal(value).dividedBy(100), 2));
    fc.assert(
      fc.property(money, money, share, (budget, points, monthlyPrepayShare) => {
        const { fundDue, prepaid, retained } = monthlyPreSettlement({
          monthFundBudget: budget,
          regionPoints: points,
          hospitalPoints: points,
          hospitalPatientPaid: '0',
          monthlyPrepayShare,
        });
        expect(formatFixed(decimal(prepaid).plus(decimal(retained)), 2)).toBe(fundDue);
      }),
      { numRuns: 200, seed: 20260101 },
    );
  });

  it('[P7] an allocation sums to the total to the cent, and nobody is off by a whole cent', () => {
    const weight = fc.integer({ min: 0, max: 1_000_000 }).map(String);
    const total = fc
      .integer({ min: -100_000_000, max: 1_000_000_000 })
      .map((cents) => formatFixed(decimal(cents).dividedBy(100), 2));
    fc.assert(
      fc.property(total, fc.array(weight, { minLength: 1, maxLength: 30 }), (amount, weights) => {
        const parts = allocate(amount, weights);
        expect(
          formatFixed(
            parts.reduce((all, part) => all.plus(decimal(part)), decimal('0')),
            2,
          ),
        ).toBe(amount);
        const whole = weights.reduce((all, one) => all.plus(decimal(one)), decimal('0'));
        if (whole.isZero()) return;
        parts.forEach((part, index) =>
          expect(
            decimal(part)
              .minus(decimal(amount).times(decimal(weights[index]!)).dividedBy(whole))
              .abs()
              .lessThan('0.01'),
          ).toBe(true),
        );
      }),
      { numRuns: 300, seed: 20260101 },
    );
  });
});
