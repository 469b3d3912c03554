import { decimal, formatDecimal, formatFixed, parseDecimal } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import { z } from 'zod';
import { Ledger } from '../../ledger.ts';
import { groupedCase, NotPayable, payable } from '../../not-payable.ts';
import { decimalField, rowsField, selectField, textField } from '../../parameters/field.ts';
import type { Rounding } from '../../rounding.ts';
import type { FormulaStep, PaymentInput } from '../../types.ts';
import { definePaymentMethod } from '../method.ts';
import type { Known, PaymentOutcome } from '../method.ts';
import {
  balanceOf,
  exceptionalCases,
  fundPart,
  fundShare,
  pointValue,
  pointValueStatus,
  shownPointValue,
  totalCharge,
} from '../shared-parameters.ts';
import { bandFactor, bandOf, deviationBands } from './bands.ts';
import { hospitalRow } from './settlement-row.ts';

const averageFactor = decimalField({
  title: ['均费系数', 'Average factor'],
  unit: '元/分',
  help: [
    '分值乘以该系数即病种估计均费，分组时选择最接近费用的病种。',
    'Score times this factor is the estimated mean charge; grouping picks the group nearest to the charge.',
  ],
});
const averageFactorBasic = decimalField({
  title: ['基层病种均费系数', 'Average factor, basic groups'],
  unit: '元/分',
  help: ['基层病种使用；空则与均费系数相同。', 'For basic groups; empty: the same factor.'],
  optional: true,
});
const hospitalCoefficient = decimalField({
  title: ['医院系数', 'Hospital coefficient'],
  help: ['医疗机构系数。', 'Coefficient of the hospital.'],
});

const parameters = z.strictObject({
  pointValue,
  pointValueStatus,
  hospitalCoefficient,
  averageFactor,
  averageFactorBasic,
  hospitals: rowsField(
    {
      title: ['各医院参数', 'Parameters by hospital'],
      help: [
        '按医疗机构代码替换上面的参数；填写后，不在表中的医院不结算。',
        'Replace the parameters above for each hospital; once there are rows, a hospital without one is not settled.',
      ],
      optional: true,
    },
    z.strictObject({
      hospitalCode: textField({
        title: ['医疗机构代码', 'Hospital code'],
        help: ['组织机构代码。', 'Institution code.'],
      }),
      hospitalCoefficient,
      averageFactor,
      averageFactorBasic,
      pointValue,
    }),
  ),
  bands: deviationBands,
  basicGroupCoefficient: selectField(
    {
      title: ['基层病种的医院系数', 'Coefficient of basic groups'],
      help: ['基层病种同病同分值。', 'Same disease, same score in every hospital.'],
    },
    [
      ['ONE', '1', '1'],
      ['GROUP_FACTOR', '病种自带系数', 'The group’s own factor'],
      ['HOSPITAL', '医院系数', 'The hospital coefficient'],
    ],
  ),
  zeroScore: selectField(
    { title: ['分值为 0 的病种', 'Groups of score 0'], help: ['如何支付。', 'How they are paid.'] },
    [
      ['ACTUAL_CHARGE', '按实际费用', 'Actual charge'],
      ['ZERO', '不支付', 'Nothing'],
    ],
  ),
  ...exceptionalCases,
  ...fundShare,
});
export type DipParameters = z.infer<typeof parameters>;

/**
 * DIP (按病种分值付费): settled score = score × deviation factor × hospital coefficient × auxiliary factor; money = score × point value.
 * @source docs/spec/payment.md, DIP
 */
export const dip = definePaymentMethod({
  id: 'dip',
  title: { zh: 'DIP 病种分值法', en: 'DIP by score' },
  about: {
    zh: '结算分值 = 病种分值 × 偏差系数 × 医院系数 × 辅助系数；金额 = 分值 × 点值。',
    en: 'Settled score = score × deviation factor × hospital coefficient × auxiliary factor; money = score × point value.',
  },
  parameters,
  pay: (given, input, rounding) => payable((known, steps) => price(given, input, rounding, known, steps)),
});

function price(
  given: DipParameters,
  input: PaymentInput,
  rounding: Rounding,
  known: Known,
  steps: FormulaStep[],
): PaymentOutcome {
  const ledger = new Ledger(rounding, steps);
  known.provisional = given.pointValueStatus === 'provisional';
  const charge = totalCharge(input);
  const row = hospitalRow(given, input);
  if (row === undefined) throw new NotPayable('noHospitalRow', 'org.code');
  const grouping = groupedCase(input);
  if (grouping.status !== 'grouped') return byCharge(given, input, ledger, known, charge, grouping.status);
  const group = grouping.dip;
  if (group === undefined) throw new NotPayable('noDipGroup', 'grouping.dip');
  const score = parseDecimal(group.score);
  if (score === undefined) throw new NotPayable('noScore', 'grouping.dip.score');
  const mean = parseDecimal(group.estimatedAverage);
  if (mean === undefined) throw new NotPayable('noGroupMean', 'grouping.dip.estimatedAverage');

  const hospital = coefficientFor(given, group, decimal(row.hospitalCoefficient));
  const auxiliary = parseDecimal(group.auxiliaryFactor) ?? decimal('1');
  const ratio = mean.isZero()
    ? undefined
    : ledger.ratio('PAYMENT_STEP_RATIO', 'charge ÷ groupMean', { charge, groupMean: mean }, charge.dividedBy(mean));
  if (ratio !== undefined) known.ratio = formatFixed(ratio, 4);
  const band = bandOf(given.bands, charge, mean);
  known.caseType = band.caseType;
  const factor = ledger.ratio(
    'PAYMENT_STEP_DEVIATION',
    'ratio × a + constant + hospital × b',
    {
      ratio: ratio === undefined ? '–' : formatFixed(ratio, 4),
      a: band.ratioFactor ?? '0',
      constant: band.constant ?? '0',
      hospital,
      b: band.hospitalFactor ?? '0',
    },
    bandFactor(band, ratio, hospital),
  );
  ledger.text(
    'PAYMENT_STEP_CASE_TYPE',
    'ratio',
    { ratio: ratio === undefined ? '–' : formatFixed(ratio, 4) },
    band.caseType,
  );
  const timesHospital = band.timesHospital === 'YES' ? hospital : decimal('1');
  const timesAuxiliary = band.timesAuxiliary === 'YES' ? auxiliary : decimal('1');
  const points = ledger.points(
    'PAYMENT_STEP_SETTLED_SCORE',
    'score × deviation × hospital × auxiliary',
    { score, deviation: formatDecimal(factor.toDecimalPlaces(6)), hospital: timesHospital, auxiliary: timesAuxiliary },
    score.times(factor).times(timesHospital).times(timesAuxiliary),
  );
  const normal = ledger.points(
    'PAYMENT_STEP_NORMAL_POINTS',
    'score × hospital × auxiliary',
    { score, hospital, auxiliary },
    score.times(hospital).times(auxiliary),
  );
  known.points = ledger.pointsText(points);

  const value = parseDecimal(row.pointValue);
  if (value === undefined) throw new NotPayable('noPointValue', 'parameters.pointValue');
  known.pointValue = shownPointValue(value);
  const standard = ledger.money(
    'PAYMENT_STEP_STANDARD',
    'normalPoints × pointValue',
    { normalPoints: normal, pointValue: value },
    normal.times(value),
  );
  known.standard = ledger.moneyText(standard);
  const allowed =
    score.isZero() && given.zeroScore === 'ACTUAL_CHARGE'
      ? ledger.money('PAYMENT_STEP_ZERO_SCORE', 'charge', { charge }, charge)
      : ledger.money('PAYMENT_STEP_AMOUNT', 'points × pointValue', { points, pointValue: value }, points.times(value));
  return settle(given, input, ledger, known, charge, allowed, standard);
}

function coefficientFor(
  given: DipParameters,
  group: NonNullable<NonNullable<PaymentInput['grouping']>['dip']>,
  hospital: Decimal,
): Decimal {
  if (group.catalogue !== 'basic' || given.basicGroupCoefficient === 'HOSPITAL') return hospital;
  if (given.basicGroupCoefficient === 'ONE') return decimal('1');
  const own = parseDecimal(group.basicFactor);
  if (own === undefined) throw new NotPayable('noBasicFactor', 'grouping.dip.basicFactor');
  return own;
}

function byCharge(
  given: DipParameters,
  input: PaymentInput,
  ledger: Ledger,
  known: Known,
  charge: Decimal,
  status: 'ambiguous' | 'ungrouped',
): PaymentOutcome {
  const isAmbiguous = status === 'ambiguous';
  known.caseType = isAmbiguous ? 'QY' : 'UNGROUPED';
  const mode = isAmbiguous ? given.ambiguousMode : given.ungroupedMode;
  const share = mode === 'NOT_PAID' ? decimal('0') : decimal(isAmbiguous ? given.ambiguousShare : given.ungroupedShare);
  return settle(
    given,
    input,
    ledger,
    known,
    charge,
    ledger.money('PAYMENT_STEP_SHARE_OF_CHARGE', 'charge × share', { charge, share }, charge.times(share)),
  );
}

function settle(
  given: DipParameters,
  input: PaymentInput,
  ledger: Ledger,
  known: Known,
  charge: Decimal,
  allowed: Decimal,
  standard?: Decimal,
): PaymentOutcome {
  const fundPay = fundPart(given, allowed, standard, input, ledger);
  const balance = balanceOf(allowed, charge, ledger);
  return {
    provisional: given.pointValueStatus === 'provisional',
    ...known,
    status: 'paid',
    amount: ledger.moneyText(allowed),
    ...(fundPay === undefined ? {} : { fundPay: ledger.moneyText(fundPay) }),
    balance: ledger.moneyText(balance),
    steps: ledger.steps,
  };
}
