import { describe, expect, it } from '@jest/globals';
import { USUAL_ROUNDING } from '../../rounding.ts';
import type { ApgGroupingLike, PaymentInput } from '../../types.ts';
import { apg } from './apg.method.ts';

const parameters = apg.parameters.parse({
  conversionFactor: '100',
  pointValueStatus: 'final',
  secondProcedureShare: '0.50',
  furtherProcedureShare: '0.25',
  consolidation: 'FAMILY',
  medicalWithProcedure: 'PACKAGED',
  packagedAncillary: 'PACKAGED',
  repeatAncillaryShare: '0.50',
  passThroughShare: '0.80',
  unlistedShare: '0',
  ceiling: 'NONE',
  ungroupedMode: 'SHARE_OF_CHARGE',
  ungroupedShare: '0.60',
  fundShareMode: 'LESS_PATIENT_PAID',
});
type Item = ApgGroupingLike['items'][number];
const procedure = (name: string, weight: string, family?: string): Item => ({
  apg: name,
  type: 'significant',
  weight,
  ...(family === undefined ? {} : { family }),
});
const medical: Item = { apg: 'M', type: 'medical', weight: '0.6' };
const lab: Item = { apg: 'LAB', type: 'ancillary', weight: '0.2' };
const drug: Item = { apg: 'DRUG', type: 'passThrough', amount: '10.01' };

const price = (
  items: readonly Item[],
  changed: Partial<typeof parameters> = {},
  input: Partial<PaymentInput> = {},
  unlisted: ApgGroupingLike['unlisted'] = [],
) =>
  apg.pay(
    { ...parameters, ...changed },
    {
      totalCharge: '500.00',
      patientPaid: '100.00',
      grouping: { status: 'grouped', drg: '', apg: { items, unlisted } },
      ...input,
    },
    USUAL_ROUNDING,
  );

describe('apg', () => {
  it.each<[string, readonly Item[], Partial<typeof parameters>, string]>([
    ['the first procedure in full', [procedure('A', '4')], {}, 'A first 1.00 400.00'],
    [
      'a second and a third at their shares',
      [procedure('A', '4'), procedure('B', '3'), procedure('C', '2')],
      {},
      'A first 1.00 400.00 | B multiple 0.50 150.00 | C multiple 0.25 50.00',
    ],
    [
      'a consolidated procedure takes no rank',
      [procedure('A', '4', 'f'), procedure('B', '3', 'f'), procedure('C', '2', 'g')],
      {},
      'A first 1.00 400.00 | B consolidated 0.00 0.00 | C multiple 0.50 100.00',
    ],
    [
      'families count for nothing without consolidation',
      [procedure('A', '4', 'f'), procedure('B', '3', 'f')],
      { consolidation: 'NONE' },
      'A first 1.00 400.00 | B multiple 0.50 150.00',
    ],
    ['the medical visit alone', [medical], {}, 'M medical 1.00 60.00'],
    ['it is inside a procedure', [procedure('A', '4'), medical], {}, 'A first 1.00 400.00 | M packaged 0.00 0.00'],
    [
      'or paid beside it',
      [procedure('A', '4'), medical],
      { medicalWithProcedure: 'PAID' },
      'A first 1.00 400.00 | M medical 1.00 60.00',
    ],
    [
      'repeats of an ancillary, and one inside does not count as the first',
      [medical, { ...lab, packagedInto: 'medical' }, lab, lab],
      {},
      'M medical 1.00 60.00 | LAB packaged 0.00 0.00 | LAB ancillary 1.00 20.00 | LAB repeated 0.50 10.00',
    ],
    [
      'packaged ancillaries where the policy pays them',
      [medical, { ...lab, packagedInto: 'medical' }],
      { packagedAncillary: 'PAID' },
      'M medical 1.00 60.00 | LAB ancillary 1.00 20.00',
    ],
    [
      'pass-through lines at a share of their charge',
      [medical, drug],
      {},
      'M medical 1.00 60.00 | DRUG passThrough 0.80 8.01',
    ],
  ])('prices %s', (_name, items, changed, expected) => {
    const { status, lines, amount } = price(items, changed);
    expect(status).toBe('paid');
    expect(lines!.map((one) => `${one.group} ${one.reason} ${one.factor} ${one.amount}`).join(' | ')).toBe(expected);
    const sum = lines!.reduce((cents, one) => cents + Math.round(Number(one.amount) * 100), 0);
    expect(amount).toBe((sum / 100).toFixed(2));
  });

  it('pays charges outside the scheme where the policy names a share, and says so where it does not', () => {
    const unlisted = [{ code: 'X9', amount: '5.00' }];
    expect(price([medical], {}, {}, unlisted)).toMatchObject({ amount: '60.00' });
    expect(price([medical], {}, {}, unlisted).lines!.at(-1)).toEqual({
      group: 'X9',
      reason: 'unlisted',
      factor: '0.00',
      amount: '0.00',
    });
    expect(price([medical], { unlistedShare: '0.50' }, {}, unlisted)).toMatchObject({ amount: '62.50' });
  });

  it.each<[string, Partial<typeof parameters>, Partial<PaymentInput>, object]>([
    [
      'the ceiling takes off what is above the charge',
      { ceiling: 'CHARGE' },
      { totalCharge: '40.00' },
      { amount: '40.00', balance: '0.00' },
    ],
    ['the ceiling leaves what is below', { ceiling: 'CHARGE' }, {}, { amount: '60.00', balance: '-440.00' }],
    [
      'points, ratio and the fund’s part',
      {},
      {},
      { points: '0.6000', ratio: '8.3333', fundPay: '-40.00', provisional: false },
    ],
    [
      'a visit that no group takes',
      {},
      { grouping: { status: 'ungrouped', drg: '' } },
      { caseType: 'UNGROUPED', amount: '300.00' },
    ],
    [
      'nothing for it where the policy says so',
      { ungroupedMode: 'NOT_PAID' },
      { grouping: { status: 'ungrouped', drg: '' } },
      { amount: '0.00' },
    ],
  ])('%s', (_name, changed, input, expected) => {
    expect(price([medical], changed, input)).toMatchObject({ status: 'paid', ...expected });
  });

  it.each<[string, readonly Item[], Partial<typeof parameters>, Partial<PaymentInput>, object]>([
    [
      'no APG grouping',
      [],
      {},
      { grouping: { status: 'grouped', drg: 'GD15' } },
      { reason: 'noApg', missing: 'grouping.apg' },
    ],
    [
      'no conversion factor yet',
      [medical],
      { conversionFactor: undefined },
      {},
      { reason: 'noPointValue', points: '0.6000' },
    ],
    [
      'a pass-through line without amount',
      [{ apg: 'D', type: 'passThrough' }],
      {},
      {},
      { reason: 'noLineCharge', missing: 'charges[].amount' },
    ],
    [
      'a group without weight',
      [{ apg: 'M', type: 'medical' }],
      {},
      {},
      { reason: 'noWeight', missing: 'grouping.apg.items[M].weight' },
    ],
    ['no charge', [medical], {}, { totalCharge: undefined as never }, { reason: 'noCharge', missing: 'fee.total' }],
  ])('is not payable: %s', (_name, items, changed, input, expected) => {
    expect(price(items, changed, input)).toMatchObject({ status: 'notPayable', ...expected });
  });
});
