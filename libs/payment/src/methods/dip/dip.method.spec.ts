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

  it('takes the row of the hospital where the policy has rows, and refuses hospitals without one', () => {
    const hospitals = [{ hospitalCode: 'H1', hospitalCoefficient: '0.90', averageFactor: '90', pointValue: '70' }];
    expect(price({}, { hospitals })).toMatchObject({ points: '90.0000', amount: '6300.00' });
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
    ['no charge', { totalCharge: undefined as never }, {}, { reason: 'noCharge', missing: 'fee.total' }],
  ])('is not payable: %s', (_name, change, changed, expected) => {
    expect(price(change, changed)).toMatchObject({ status: 'notPayable', ...expected });
  });
});
