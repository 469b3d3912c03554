import { describe, expect, it } from '@jest/globals';
import { USUAL_ROUNDING } from '../../rounding.ts';
import type { PaymentInput } from '../../types.ts';
import type { DeviationBand } from './bands.ts';
import { dip } from './dip.method.ts';

const multiplied = { timesHospital: 'YES', timesAuxiliary: 'YES' } as const;
const bands: DeviationBand[] = [
  { caseType: 'LOW', fromLimit: 'INCLUSIVE', to: '0.5', toLimit: 'INCLUSIVE', ratioFactor: '1', ...multiplied },
  {
    caseType: 'HIGH',
    from: '2',
    fromLimit: 'EXCLUSIVE',
    to: '5',
    toLimit: 'INCLUSIVE',
    ratioFactor: '1',
    constant: '-2',
    hospitalFactor: '1',
    timesHospital: 'NO',
    timesAuxiliary: 'YES',
  },
  {
    caseType: 'EXTREME',
    from: '5',
    fromLimit: 'EXCLUSIVE',
    toLimit: 'INCLUSIVE',
    hospitalFactor: '1',
    timesHospital: 'NO',
    timesAuxiliary: 'YES',
  },
];
/** A formula of its own for the blank group: charge ÷ average of the catalogue × 0.4368 × 0.9. */
const BLANK: DeviationBand = {
  caseType: 'NORMAL',
  catalogue: 'blank',
  fromLimit: 'INCLUSIVE',
  toLimit: 'INCLUSIVE',
  catalogueFactor: '0.4368',
  times: '0.9',
  timesHospital: 'NO',
  timesAuxiliary: 'NO',
  standard: 'AMOUNT',
};
const parameters = dip.parameters.parse({
  pointValue: '80',
  pointValueStatus: 'provisional',
  hospitalCoefficient: '1.10',
  averageFactor: '100',
  bands,
  basicGroupCoefficient: 'GROUP_FACTOR',
  zeroScore: 'ACTUAL_CHARGE',
  ambiguousMode: 'NOT_PAID',
  ambiguousShare: '0',
  ungroupedMode: 'SHARE_OF_CHARGE',
  ungroupedShare: '0.60',
  fundShareMode: 'LESS_PATIENT_PAID',
});
type Group = NonNullable<NonNullable<PaymentInput['grouping']>['dip']>;
const group = (change: Partial<Group> = {}): PaymentInput['grouping'] => ({
  status: 'grouped',
  drg: '',
  dip: { group: 'K80.1:51.2300', catalogue: 'core', score: '100', estimatedAverage: '10000', ...change },
});
const stay: PaymentInput = { totalCharge: '9000.00', patientPaid: '2000.00', hospitalCode: 'H1', grouping: group() };
const price = (change: Partial<PaymentInput>, changed: Partial<typeof parameters> = {}) =>
  dip.pay({ ...parameters, ...changed }, { ...stay, ...change }, USUAL_ROUNDING);

describe('dip', () => {
  it.each<[string, Partial<PaymentInput>, object]>([
    [
      'a normal case',
      {},
      { caseType: 'NORMAL', points: '110.0000', standard: '8800.00', amount: '8800.00', balance: '-200.00' },
    ],
    ['an inclusive low limit', { totalCharge: '5000.00' }, { caseType: 'LOW', points: '55.0000' }],
    ['a cent above it', { totalCharge: '5000.01' }, { caseType: 'NORMAL' }],
    ['an exclusive high limit', { totalCharge: '20000.00' }, { caseType: 'NORMAL' }],
    [
      'above it the hospital coefficient is part of the sum',
      { totalCharge: '25000.00' },
      { caseType: 'HIGH', points: '160.0000', standard: '8800.00' },
    ],
    ['a band beyond the high one', { totalCharge: '50000.01' }, { caseType: 'EXTREME', points: '110.0000' }],
    ['the auxiliary factor', { grouping: group({ auxiliaryFactor: '1.2' }) }, { points: '132.0000' }],
    [
      'a basic group takes its own factor',
      { grouping: group({ catalogue: 'basic', basicFactor: '0.9' }) },
      { points: '90.0000' },
    ],
    [
      'an estimated average of 0 is normal',
      { grouping: group({ estimatedAverage: '0' }) },
      { caseType: 'NORMAL', points: '110.0000' },
    ],
    [
      'a group of score 0 is paid its charge',
      { grouping: group({ score: '0' }) },
      { points: '0.0000', amount: '9000.00', balance: '0.00', standard: '0.00' },
    ],
    ['an ungrouped case', { grouping: { status: 'ungrouped', drg: '' } }, { caseType: 'UNGROUPED', amount: '5400.00' }],
  ])('%s', (_name, change, expected) => {
    expect(price(change)).toMatchObject({ status: 'paid', provisional: true, ...expected });
  });

  it('[PAY-2] counts a blank charge as 0, as published methods do, and says so', () => {
    const paid = price({ totalCharge: undefined as never });
    expect(paid).toMatchObject({
      status: 'paid',
      caseType: 'LOW',
      points: '0.0000',
      amount: '0.00',
      standard: '8800.00',
    });
    expect(paid.steps.map((step) => step.code)).toContain('PAYMENT_STEP_BLANK_CHARGE');
  });

  it('[PAY-8] gives a catalogue a band of its own, before the bands of all', () => {
    const blank = {
      ...group({ catalogue: 'blank', score: '620.5', estimatedAverage: '6564.89' })!,
      meanCharge: '8100.4',
    };
    // 620.5 × 37882.18 ÷ 8100.4 × 0.4368 × 0.9 = 1140.76299…; the other bands would call it HIGH.
    expect(price({ totalCharge: '37882.18', grouping: blank }, { bands: [BLANK, ...bands] })).toMatchObject({
      caseType: 'NORMAL',
      points: '1140.7630',
      amount: '91261.04',
      standard: '91261.04',
    });
    expect(price({ totalCharge: '37882.18' }, { bands: [BLANK, ...bands] })).toMatchObject({ caseType: 'HIGH' });
  });

  it('an average of 0 takes the first band without limits', () => {
    const plain = { ...bands[0]!, caseType: 'NORMAL', constant: '2' } as const;
    const { to: _to, ratioFactor: _factor, ...open } = plain;
    expect(price({ grouping: group({ estimatedAverage: '0' }) }, { bands: [...bands, open] })).toMatchObject({
      caseType: 'NORMAL',
      points: '220.0000',
    });
  });

  it('takes the row of the hospital where the policy has rows, and refuses hospitals without one', () => {
    const hospitals = [{ hospitalCode: 'H1', hospitalCoefficient: '0.90', averageFactor: '90', pointValue: '70' }];
    expect(price({}, { hospitals })).toMatchObject({
      points: '90.0000',
      amount: '6300.00',
      settlement: { row: '||H1', rows: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(price({ hospitalCode: 'H2' }, { hospitals })).toMatchObject({
      status: 'notPayable',
      reason: 'noHospitalRow',
      missing: 'org.code',
    });
  });

  it.each([
    ['ONE', '100.0000'],
    ['HOSPITAL', '110.0000'],
  ] as const)('pays basic groups with coefficient %s', (basicGroupCoefficient, points) => {
    expect(
      price({ grouping: group({ catalogue: 'basic', basicFactor: '0.9' }) }, { basicGroupCoefficient }),
    ).toMatchObject({ points });
  });

  it.each<[string, Partial<PaymentInput>, Partial<typeof parameters>, object]>([
    [
      'no DIP group',
      { grouping: { status: 'grouped', drg: 'GD15' } },
      {},
      { reason: 'noDipGroup', missing: 'grouping.dip' },
    ],
    [
      'no estimated average',
      { grouping: group({ estimatedAverage: undefined as never }) },
      {},
      { reason: 'noGroupMean', missing: 'grouping.dip.estimatedAverage' },
    ],
    [
      'a basic group without its factor',
      { grouping: group({ catalogue: 'basic' }) },
      {},
      { reason: 'noBasicFactor', missing: 'grouping.dip.basicFactor' },
    ],
    ['no point value yet', {}, { pointValue: undefined }, { reason: 'noPointValue', points: '110.0000' }],
    [
      'a group of score 0, paid its charge, without one',
      { totalCharge: undefined as never, grouping: group({ score: '0', estimatedAverage: '0' }) },
      {},
      { reason: 'noCharge', missing: 'fee.total', caseType: 'NORMAL', points: '0.0000', standard: '0.00' },
    ],
    [
      '[PAY-2] an ungrouped case that is paid by its charge, without one',
      { totalCharge: undefined as never, grouping: { status: 'ungrouped', drg: '' } },
      { ungroupedMode: 'SHARE_OF_CHARGE', ungroupedShare: '1' },
      { reason: 'noCharge', missing: 'fee.total', caseType: 'UNGROUPED' },
    ],
    [
      'an ungrouped case that the policy does not settle',
      { grouping: { status: 'ungrouped', drg: '' } },
      { ungroupedMode: 'NOT_SETTLED' },
      { reason: 'notSettled', missing: 'grouping.status' },
    ],
    [
      'a blank group whose catalogue states no average',
      { grouping: group({ catalogue: 'blank' }) },
      { bands: [BLANK, ...bands] },
      { reason: 'noGroupMean', missing: 'grouping.meanCharge' },
    ],
  ])('is not payable: %s', (_name, change, changed, expected) => {
    expect(price(change, changed)).toMatchObject({ status: 'notPayable', ...expected });
  });

  describe('[PAY-7] the settlement table', () => {
    const { hospitalCoefficient: _h, averageFactor: _a, hospitals: _r, ...bare } = parameters;
    const columns = ['month', 'insured_area', 'hospital_code', 'average_factor', 'hospital_coefficient', 'point_value'];
    const table = (...rows: string[]) => ({
      settlement: {
        columns,
        rows: rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [columns[index]!, cell]))),
      },
    });
    const lookup = [
      { month: 'SETTLEMENT_MONTH', insuredArea: 'NONE' },
      { month: 'NONE', insuredArea: 'NONE' },
    ] as const;
    const complaints = (changed: Partial<typeof parameters>, tables: Partial<ReturnType<typeof table>>) =>
      dip.check!({ ...bare, ...changed }, tables).map((one) => `${one.code} ${one.path}`);

    it('takes what the row has, and the policy’s parameter for a blank cell', () => {
      const rows = dip.prepare!({ ...bare, hospitalCoefficient: '2' }, table(',,H1,90,,70', ',,H2,90,0.5,'));
      const pay = (hospitalCode: string) =>
        dip.pay({ ...bare, hospitalCoefficient: '2' }, { ...stay, hospitalCode }, USUAL_ROUNDING, rows);
      expect(pay('H1')).toMatchObject({ points: '200.0000', amount: '14000.00', settlement: { row: '||H1' } });
      expect(pay('H2')).toMatchObject({ points: '50.0000', amount: '4000.00' });
      expect(pay('H3')).toMatchObject({ status: 'notPayable', reason: 'noHospitalRow' });
    });

    it.each([
      ['2026-05-31', '3'],
      ['2025-05-31', '2'],
      ['2026-06-01', '1'],
      [undefined, '1'],
    ])(
      'of %s takes the row of the month with its year, then of the month, then the default',
      (settlementDate, value) => {
        const given = { ...bare, settlementLookup: [...lookup] };
        const rows = dip.prepare!(given, table(',,H1,90,1,1', '05,,H1,90,1,2', '202605,,H1,90,1,3'));
        const dated = { ...stay, ...(settlementDate === undefined ? {} : { settlementDate }) };
        expect(dip.pay(given, dated, USUAL_ROUNDING, rows).pointValue).toBe(value);
      },
    );

    it('names the same rows the same, and others not', () => {
      const hash = (...rows: string[]) =>
        dip.pay(bare, stay, USUAL_ROUNDING, dip.prepare!(bare, table(...rows))).settlement?.rows;
      expect(hash(',,H1,90,1,1')).toBe(hash(',,H1,90,1,1'));
      expect(hash(',,H1,90,1,1')).not.toBe(hash(',,H1,91,1,1'));
    });

    it.each<[string, Partial<typeof parameters>, Partial<ReturnType<typeof table>>, string[]]>([
      ['nothing', {}, table(',,H1,90,1,'), []],
      [
        'no rows and no factor',
        { hospitalCoefficient: '1' },
        {},
        ['PAYMENT_PARAMETER_MISSING parameters.averageFactor'],
      ],
      [
        'rows in two places',
        { hospitals: [{ hospitalCode: 'H1', hospitalCoefficient: '1', averageFactor: '1' }] },
        table(',,H1,90,1,'),
        ['PAYMENT_SETTLEMENT_TWICE parameters.hospitals'],
      ],
      [
        'a factor that is no number',
        {},
        table(',,H1,9o,1,'),
        ['PAYMENT_SETTLEMENT_NUMBER settlement.csv:2:average_factor'],
      ],
      [
        'a blank coefficient',
        {},
        table(',,H1,90,1,', ',,H2,90,,'),
        ['PAYMENT_SETTLEMENT_MISSING settlement.csv:3:hospital_coefficient'],
      ],
      [
        'a month that is none',
        { settlementLookup: [...lookup] },
        table('五月,,H1,90,1,'),
        ['PAYMENT_SETTLEMENT_MONTH settlement.csv:2:month'],
      ],
      [
        'a row that nothing asks for',
        { settlementLookup: [...lookup] },
        table('5,370100,H1,90,1,'),
        ['PAYMENT_SETTLEMENT_UNREAD settlement.csv:2:insured_area'],
      ],
    ])('is checked: %s', (_name, changed, tables, expected) => {
      expect(complaints(changed, tables)).toEqual(expected);
    });
  });
});
