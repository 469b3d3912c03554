import { decimal, formatFixed, parseDecimal } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import { z } from 'zod';
import { Ledger } from '../../ledger.ts';
import { groupedCase, NotPayable, payable } from '../../not-payable.ts';
import { decimalField, selectField } from '../../parameters/field.ts';
import type { Rounding } from '../../rounding.ts';
import type { CasePayType, FormulaStep, PaymentInput } from '../../types.ts';
import { definePaymentMethod } from '../method.ts';
import type { Known, PaymentOutcome } from '../method.ts';
import {
  balanceOf,
  coefficientOf,
  exceptionalCases,
  exceptionalShare,
  fundPart,
  fundShare,
  highMultiples,
  hospitalCoefficients,
  levelCoefficient,
  lowMultiple,
  multipleFor,
  pointValue,
  pointValueStatus,
  primaryCareCoefficient,
  shownPointValue,
  stayLimits,
  stayType,
  totalCharge,
} from '../shared-parameters.ts';

const parameters = z.strictObject({
  basePointsFrom: selectField(
    {
      title: ['基准点数来源', 'Base points from'],
      help: ['用病组均费或权重计算基准点数。', 'Base points come from the group’s mean charge or from its weight.'],
    },
    [
      ['MEAN_CHARGE', '病组均费 ÷ 总均费', 'Group mean ÷ overall mean'],
      ['WEIGHT', '权重', 'Weight'],
    ],
  ),
  overallAverage: decimalField({
    title: ['全部病例均费', 'Overall mean charge'],
    unit: '元',
    help: ['区域内全部病例的均次费用。', 'Mean charge of all cases of the area.'],
  }),
  pointScale: decimalField({
    title: ['点数基数', 'Point scale'],
    unit: '点',
    help: [
      '均费等于总均费的病组的点数，一般为 100。',
      'Points of a group whose mean equals the overall mean, usually 100.',
    ],
  }),
  levelCoefficient,
  hospitalCoefficients,
  primaryCareCoefficient,
  lowMultiple,
  highMultiples: highMultiples('points'),
  pointValue,
  pointValueStatus,
  ...exceptionalCases,
  ...stayLimits,
  ...fundShare,
});
type Parameters = z.infer<typeof parameters>;

/**
 * DRG by points (点数法): points of the case from the group's points, its charge and the hospital's coefficient; money = points × point value.
 * @source docs/spec/payment.md, DRG points
 */
export const drgPoint = definePaymentMethod({
  id: 'drg-point',
  title: { zh: 'DRG 点数法', en: 'DRG by points' },
  about: {
    zh: '病例点数 = 基准点数 × 系数；金额 = 点数 × 点值。',
    en: 'Case points = base points × coefficient; money = points × point value.',
  },
  parameters,
  pay: (given, input, rounding) => payable((known, steps) => price(given, input, rounding, known, steps)),
});

function price(
  given: Parameters,
  input: PaymentInput,
  rounding: Rounding,
  known: Known,
  steps: FormulaStep[],
): PaymentOutcome {
  const ledger = new Ledger(rounding, steps);
  known.provisional = given.pointValueStatus === 'provisional';
  const charge = totalCharge(input);
  const byLength = stayType(given, input);
  if (byLength !== undefined) {
    known.caseType = byLength;
    return byCharge(given, input, ledger, known, charge, decimal('1'));
  }
  const grouping = groupedCase(input);
  if (grouping.status !== 'grouped') {
    known.caseType = grouping.status === 'ambiguous' ? 'QY' : 'UNGROUPED';
    return byCharge(given, input, ledger, known, charge, exceptionalShare(given, grouping.status));
  }
  return byGroup(given, input, ledger, known, charge);
}

/** A case that no group prices: its own charge in points, times the share that the policy grants. */
function byCharge(
  given: Parameters,
  input: PaymentInput,
  ledger: Ledger,
  known: Known,
  charge: Decimal,
  share: Decimal,
): PaymentOutcome {
  const overallAverage = decimal(given.overallAverage);
  const pointScale = decimal(given.pointScale);
  const points = ledger.points(
    'PAYMENT_STEP_POINTS_OF_CHARGE',
    'charge ÷ overallAverage × pointScale × share',
    { charge, overallAverage, pointScale, share },
    charge.dividedBy(overallAverage).times(pointScale).times(share),
  );
  return money(given, input, ledger, known, charge, points, undefined);
}

function byGroup(
  given: Parameters,
  input: PaymentInput,
  ledger: Ledger,
  known: Known,
  charge: Decimal,
): PaymentOutcome {
  const { groupMean, basePoints } = base(given, input, ledger);
  if (groupMean.isZero()) throw new NotPayable('noGroupMean', 'grouping.meanCharge');
  const ratio = ledger.ratio(
    'PAYMENT_STEP_RATIO',
    'charge ÷ groupMean',
    { charge, groupMean },
    charge.dividedBy(groupMean),
  );
  known.ratio = formatFixed(ratio, 4);
  const highMultiple = multipleFor(given.highMultiples, basePoints);
  const lowMultiple = decimal(given.lowMultiple);
  const caseType: CasePayType = charge.lessThan(groupMean.times(lowMultiple))
    ? 'LOW'
    : charge.greaterThan(groupMean.times(highMultiple))
      ? 'HIGH'
      : 'NORMAL';
  known.caseType = caseType;
  ledger.text(
    'PAYMENT_STEP_CASE_TYPE',
    'lowMultiple ≤ ratio ≤ highMultiple',
    { lowMultiple, ratio: formatFixed(ratio, 4), highMultiple },
    caseType,
  );

  const coefficient = coefficientOf(given, input);
  const normal = ledger.points(
    'PAYMENT_STEP_NORMAL_POINTS',
    'basePoints × coefficient',
    { basePoints, coefficient },
    basePoints.times(coefficient),
  );
  if (caseType === 'NORMAL') return money(given, input, ledger, known, charge, normal, normal);
  if (caseType === 'LOW') {
    const low = ledger.points(
      'PAYMENT_STEP_LOW_POINTS',
      'basePoints × ratio',
      { basePoints, ratio: formatFixed(ratio, 4) },
      basePoints.times(ratio),
    );
    return money(given, input, ledger, known, charge, low.greaterThan(basePoints) ? basePoints : low, normal);
  }
  const extra = ledger.points(
    'PAYMENT_STEP_EXTRA_POINTS',
    'basePoints × (ratio − highMultiple)',
    { basePoints, ratio: formatFixed(ratio, 4), highMultiple },
    basePoints.times(ratio.minus(highMultiple)),
  );
  const points = ledger.points(
    'PAYMENT_STEP_CASE_POINTS',
    'normalPoints + extraPoints',
    { normalPoints: normal, extraPoints: extra },
    normal.plus(extra),
  );
  return money(given, input, ledger, known, charge, points, normal);
}

/** basePoints = group mean ÷ overall mean × scale, or weight × scale; the mean that a weight stands for is weight × overall mean. */
function base(given: Parameters, input: PaymentInput, ledger: Ledger): { groupMean: Decimal; basePoints: Decimal } {
  const overallAverage = decimal(given.overallAverage);
  const pointScale = decimal(given.pointScale);
  if (given.basePointsFrom === 'WEIGHT') {
    const weight = parseDecimal(input.grouping?.weight);
    if (weight === undefined) throw new NotPayable('noWeight', 'grouping.weight');
    return {
      groupMean: weight.times(overallAverage),
      basePoints: ledger.points(
        'PAYMENT_STEP_BASE_POINTS',
        'weight × pointScale',
        { weight, pointScale },
        weight.times(pointScale),
      ),
    };
  }
  const groupMean = parseDecimal(input.grouping?.meanCharge);
  if (groupMean === undefined) throw new NotPayable('noGroupMean', 'grouping.meanCharge');
  return {
    groupMean,
    basePoints: ledger.points(
      'PAYMENT_STEP_BASE_POINTS',
      'groupMean ÷ overallAverage × pointScale',
      { groupMean, overallAverage, pointScale },
      groupMean.dividedBy(overallAverage).times(pointScale),
    ),
  };
}

/** @param normal points of the case were it normal; what they are worth is the standard shown beside the amount */
function money(
  given: Parameters,
  input: PaymentInput,
  ledger: Ledger,
  known: Known,
  charge: Decimal,
  points: Decimal,
  normal: Decimal | undefined,
): PaymentOutcome {
  known.points = ledger.pointsText(points);
  const value = parseDecimal(given.pointValue);
  if (value === undefined) throw new NotPayable('noPointValue', 'parameters.pointValue');
  known.pointValue = shownPointValue(value);
  const standard =
    normal === undefined
      ? undefined
      : ledger.money(
          'PAYMENT_STEP_STANDARD',
          'normalPoints × pointValue',
          { normalPoints: normal, pointValue: value },
          normal.times(value),
        );
  const allowed = ledger.money(
    'PAYMENT_STEP_AMOUNT',
    'points × pointValue',
    { points, pointValue: value },
    points.times(value),
  );
  const fundPay = fundPart(given, allowed, standard, input, ledger);
  const balance = balanceOf(allowed, charge, ledger);
  return {
    provisional: given.pointValueStatus === 'provisional',
    ...known,
    status: 'paid',
    ...(standard === undefined ? {} : { standard: ledger.moneyText(standard) }),
    amount: ledger.moneyText(allowed),
    ...(fundPay === undefined ? {} : { fundPay: ledger.moneyText(fundPay) }),
    balance: ledger.moneyText(balance),
    steps: ledger.steps,
  };
}
