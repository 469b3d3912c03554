import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  allocate,
  annualClearing,
  dipAnnualSettlement,
  dipScore,
  hospitalCoefficientOf,
  monthlyPreSettlement,
  pay,
  paymentPolicySchema,
  pointValueOf,
  specialCaseQuota,
  USUAL_ROUNDING,
} from '@caseloom/payment';
import type { PaymentInput, PaymentResult } from '@caseloom/payment';

const file = join(process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared', 'domain', 'payment_examples.json');
const present = existsSync(file);
if (!present) process.stdout.write(`SKIPPED payment conformance: no reference data at ${file}\n`);

interface Example {
  readonly id: string;
  readonly method: string;
  readonly params: Record<string, never>;
  readonly inputs: Record<string, never>;
  readonly expected: Record<string, unknown>;
}

const PAID = {
  ambiguousMode: 'SHARE_OF_CHARGE',
  ambiguousShare: '1',
  ungroupedMode: 'SHARE_OF_CHARGE',
  ungroupedShare: '1',
  fundShareMode: 'LESS_PATIENT_PAID',
};

function price(method: string, parameters: Record<string, unknown>, input: PaymentInput): Record<string, unknown> {
  const policy = paymentPolicySchema.parse({
    title: { zh: '示例', en: 'Example' },
    method,
    scope: {},
    validFrom: '2026-01-01',
    rounding: USUAL_ROUNDING,
    parameters,
  });
  return facets(pay('example', policy, input));
}

/** The result under the names of the examples; what is only a step is taken from the steps. */
function facets(result: PaymentResult): Record<string, unknown> {
  const step = (code: string): string | undefined => result.steps.find((one) => one.code === code)?.result;
  return {
    standard: result.standard,
    ratio: result.ratio,
    caseType: result.caseType,
    allowed: result.amount,
    payment: result.amount,
    fundPay: result.fundPay,
    balance: result.balance,
    casePoints: result.points,
    settledScore: result.points,
    lines: result.lines?.map(({ group, factor, amount }) => ({ apg: group, factor, amount })),
    basePoints: step('PAYMENT_STEP_BASE_POINTS'),
    eligible: step('PAYMENT_STEP_ELIGIBLE'),
  };
}

function amounts(inputs: Record<string, string>): Partial<PaymentInput> {
  return Object.fromEntries(
    ['totalCharge', 'patientPaid', 'notCovered', 'priorCopay', 'deductible']
      .filter((name) => inputs[name] !== undefined)
      .map((name) => [name, inputs[name]]),
  );
}

function drgRate({ params, inputs }: Example): Record<string, unknown> {
  const given = params as Record<string, string>;
  const parameters = {
    ...PAID,
    baseRate: given['baseRate'],
    levelCoefficient: given['levelCoef'],
    lowMultiple: given['lowMultiple'] ?? '0.40',
    highMultiples: [{ multiple: given['highMultiple'] ?? '3.00' }],
    highShare: given['highShare'] ?? '1.00',
    ...(given['fundShareMode'] === undefined
      ? {}
      : { fundShareMode: given['fundShareMode'], fundRatio: given['fundRatio'] }),
  };
  return price('drg-rate', parameters, {
    ...amounts(inputs),
    grouping: { status: 'grouped', drg: 'AA11', weight: inputs['rw']! },
  });
}

function drgPoint({ params, inputs }: Example): Record<string, unknown> {
  const given = params as Record<string, string>;
  if (inputs['regionPoints'] !== undefined && given['monthlyPrepayShare'] !== undefined)
    return monthlyPreSettlement(
      Object.assign({}, inputs, { monthlyPrepayShare: given['monthlyPrepayShare'] }) as never,
    );
  if (inputs['regionPoints'] !== undefined) return { ...annualClearing(Object.assign({}, inputs, params) as never) };
  const table = (params['highTable'] ?? [['rest', '3.0']]) as unknown as [string, string][];
  const parameters = {
    ...PAID,
    basePointsFrom: 'MEAN_CHARGE',
    overallAverage: given['overallAvg'],
    pointScale: String(params['pointScale'] ?? 100),
    levelCoefficient: inputs['levelCoef'] ?? '1',
    lowMultiple: given['lowMultiple'] ?? '0.40',
    highMultiples: table.map(([bound, multiple], index) =>
      index === table.length - 1 ? { multiple } : { upTo: bound.replace('<=', '').replace(' points', ''), multiple },
    ),
    ungroupedShare: given['ungroupedShare'] ?? '1',
    pointValueStatus: 'provisional',
  };
  const grouping =
    inputs['groupAvg'] === undefined
      ? ({ status: 'ungrouped', drg: '0000' } as const)
      : ({ status: 'grouped', drg: 'AA11', meanCharge: inputs['groupAvg'] } as const);
  return price('drg-point', parameters, { ...amounts(inputs), grouping });
}

const TIER_RULES = ['PAY_BOOKED', 'PAY_DUE', 'SHARE_EXCESS'] as const;

function dip({ id, params, inputs }: Example): Record<string, unknown> {
  const given = params as Record<string, string>;
  if (id === 'DIP-06') return { score: dipScore(inputs['groupAvg']!, inputs['allAvg']!, String(params['scale'])) };
  if (id === 'DIP-07')
    return { pointValue: pointValueOf([inputs['fundBudget']!, inputs['patientAndOther']!], inputs['totalScore']!) };
  if (id === 'DIP-10')
    return { hospitalCoef: hospitalCoefficientOf(Object.values(inputs), params['cap'] as unknown as [string, string]) };
  if (params['tiers'] !== undefined) {
    const tiers = (params['tiers'] as unknown as [string, string][]).map(([upTo], index) => ({
      upTo,
      rule: TIER_RULES[index]!,
      share: '0.70',
    }));
    return dipAnnualSettlement(Object.assign({}, inputs, { tiers }) as never);
  }
  const multiplied = { timesHospital: 'YES', timesAuxiliary: 'YES' };
  const parameters = {
    ...PAID,
    pointValue: inputs['pointValue'],
    pointValueStatus: 'provisional',
    hospitalCoefficient: inputs['hospitalCoef'],
    averageFactor: '1',
    basicGroupCoefficient: 'ONE',
    zeroScore: 'ACTUAL_CHARGE',
    bands: [
      {
        caseType: 'LOW',
        fromLimit: 'INCLUSIVE',
        to: given['lowMultiple'],
        toLimit: 'EXCLUSIVE',
        ratioFactor: '1',
        ...multiplied,
      },
      {
        caseType: 'HIGH',
        from: given['highMultiple'],
        fromLimit: 'EXCLUSIVE',
        toLimit: 'INCLUSIVE',
        ratioFactor: '1',
        constant: '-1',
        ...multiplied,
      },
    ],
  };
  const group = {
    group: 'X',
    catalogue: inputs['basicGroup'] ? 'basic' : 'core',
    score: inputs['score']!,
    auxiliaryFactor: inputs['auxFactor']!,
    estimatedAverage: inputs['avgCostSameLevel']!,
  };
  return price('dip', parameters, { ...amounts(inputs), grouping: { status: 'grouped', drg: '', dip: group } });
}

const APG_TYPES: Record<string, string> = { SIG: 'significant', MED: 'medical', ANC: 'ancillary', DRUG: 'passThrough' };

/** The grouper gives significant procedures heaviest first, and names what the packaging list puts inside. */
function apg({ id, params, inputs }: Example): Record<string, unknown> {
  if (id === 'APG-04') return { pointValue: pointValueOf([inputs['budget']!], inputs['points']!) };
  const given = params as Record<string, string>;
  const items = (inputs['items'] as unknown as Record<string, string>[])
    .map(({ apg: name, type, w, family, packaged, amount }) => ({
      apg: name!,
      type: APG_TYPES[type!] as 'significant',
      ...(w === undefined ? {} : { weight: w }),
      ...(family === undefined ? {} : { family }),
      ...(packaged ? { packagedInto: 'any' } : {}),
      ...(amount === undefined ? {} : { amount }),
    }))
    .toSorted(
      (a, b) =>
        Number(b.type === 'significant') * Number(b.weight) - Number(a.type === 'significant') * Number(a.weight),
    );
  const parameters = {
    conversionFactor: given['conversionFactor'],
    pointValueStatus: 'provisional',
    secondProcedureShare: given['multipleProcedureDiscount'],
    furtherProcedureShare: given['multipleProcedureDiscount'],
    consolidation: 'FAMILY',
    medicalWithProcedure: 'PACKAGED',
    packagedAncillary: 'PACKAGED',
    repeatAncillaryShare: given['repeatAncillaryDiscount'],
    passThroughShare: '1',
    unlistedShare: '0',
    ceiling: 'NONE',
    ungroupedMode: 'NOT_PAID',
    ungroupedShare: '0',
    fundShareMode: 'LESS_PATIENT_PAID',
  };
  return price('apg', parameters, {
    totalCharge: '0',
    grouping: { status: 'grouped', drg: '', apg: { items, unlisted: [] } },
  });
}

function quota({ params, inputs }: Example): Record<string, unknown> {
  return {
    quota: specialCaseQuota(inputs['discharges']!, inputs['method'] === 'DRG' ? params['drgCap']! : params['dipCap']!),
  };
}

const COMPUTE: Record<string, (example: Example) => Record<string, unknown>> = {
  APG: apg,
  DRG_RATE: drgRate,
  DRG_POINT: drgPoint,
  DIP: dip,
};
const examples: Example[] = present ? (JSON.parse(readFileSync(file, 'utf8')) as { examples: Example[] }).examples : [];
const counted = examples.filter((one) => COMPUTE[one.method] !== undefined);

(present ? describe : describe.skip)('payment against worked examples', () => {
  it('has all 28 examples of the four methods', () => {
    expect(counted).toHaveLength(28);
  });

  it.each(counted.map((one) => [one.id, one] as const))('[P7] computes %s exactly', (_id, example) => {
    const got = COMPUTE[example.method]!(example);
    expect(Object.fromEntries(Object.keys(example.expected).map((name) => [name, got[name]]))).toEqual(
      example.expected,
    );
  });

  it.each(examples.filter((one) => one.expected['quota'] !== undefined).map((one) => [one.id, one] as const))(
    'computes the quota of %s',
    (_id, example) => {
      expect(quota(example)).toEqual(example.expected);
    },
  );

  it('[P7] splits a budget into monthly parts that sum to it', () => {
    expect(
      allocate(
        '11457388.80',
        Array.from({ length: 12 }, () => '1'),
      ),
    ).toEqual(Array.from({ length: 12 }, () => '954782.40'));
  });
});
