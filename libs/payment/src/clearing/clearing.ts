import { decimal, formatFixed } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import { rounded, roundedText, USUAL_ROUNDING } from '../rounding.ts';
import type { Rounding } from '../rounding.ts';

type Text = string;

/**
 * Point value = money ÷ points, as the policy rounds point values.
 * @param parts yuan that the points share: the fund's budget, and where the policy says so what patients and other funds paid
 */
export function pointValueOf(parts: readonly Text[], points: Text, rounding: Rounding = USUAL_ROUNDING): Text {
  return roundedText(sum(parts).dividedBy(decimal(points)), rounding.pointValue);
}

export interface MonthlyInput {
  readonly monthFundBudget: Text;
  /** Added to the budget when the policy shares both; absent counts as 0. */
  readonly monthPatientPaid?: Text;
  readonly regionPoints: Text;
  readonly hospitalPoints: Text;
  readonly hospitalPatientPaid: Text;
  /** Part paid at once, 0 to 1; the rest is kept until clearing. */
  readonly monthlyPrepayShare: Text;
}

/** Monthly pre-settlement of a hospital under points: `prepaid + retained = fundDue` to the cent ([P7]). @source payment examples, DRG_POINT-05 */
export function monthlyPreSettlement(
  input: MonthlyInput,
  rounding: Rounding = USUAL_ROUNDING,
): { pointValue: Text; gross: Text; fundDue: Text; prepaid: Text; retained: Text } {
  const money = (value: Decimal): Decimal => rounded(value, rounding.money);
  const pointValue = pointValueOf([input.monthFundBudget, input.monthPatientPaid ?? '0'], input.regionPoints, rounding);
  const gross = money(decimal(input.hospitalPoints).times(decimal(pointValue)));
  const fundDue = money(gross.minus(decimal(input.hospitalPatientPaid)));
  const prepaid = money(fundDue.times(decimal(input.monthlyPrepayShare)));
  return { pointValue, ...texts({ gross, fundDue, prepaid, retained: fundDue.minus(prepaid) }, rounding) };
}

export interface AnnualInput {
  readonly budget: Text;
  readonly bookedFund: Text;
  /** Of a surplus, the part that hospitals keep. */
  readonly surplusHospitalShare?: Text;
  /** Of an overrun, the part that the fund adds. */
  readonly overrunFundShare?: Text;
  readonly regionPoints: Text;
  readonly regionPatientPaid: Text;
  readonly hospitalPoints: Text;
  readonly hospitalPatientPaid: Text;
  readonly qualityDeposit?: Text;
  readonly qualityScore?: Text;
  readonly auditDeduction?: Text;
  readonly prepaid?: Text;
}

export interface AnnualResult {
  readonly payableFund: Text;
  readonly pointValue: Text;
  readonly gross: Text;
  readonly fundDue: Text;
  readonly qualityDeposit: Text;
  readonly qualityReturned: Text;
  readonly final: Text;
  /** What is still to be paid; negative: the hospital returns money. Absent without `prepaid`. */
  readonly clearingPayment?: Text;
}

/**
 * Year-end clearing of a hospital under points. A surplus (budget above booked fund) is shared, or an overrun; the payable fund and what patients paid
 * make the annual point value; a quality deposit is kept and returned by score; audit deductions come off.
 * @source payment examples, DRG_POINT-06 and -07
 */
export function annualClearing(input: AnnualInput, rounding: Rounding = USUAL_ROUNDING): AnnualResult {
  const money = (value: Decimal): Decimal => rounded(value, rounding.money);
  const payableFund = payable(input, money);
  const pointValue = pointValueOf([payableFund.toFixed(), input.regionPatientPaid], input.regionPoints, rounding);
  const gross = money(decimal(input.hospitalPoints).times(decimal(pointValue)));
  const fundDue = money(gross.minus(decimal(input.hospitalPatientPaid)));
  const qualityDeposit = money(fundDue.times(decimal(input.qualityDeposit ?? '0')));
  const qualityReturned = money(qualityDeposit.times(decimal(input.qualityScore ?? '1')));
  const final = fundDue
    .minus(qualityDeposit)
    .plus(qualityReturned)
    .minus(decimal(input.auditDeduction ?? '0'));
  return {
    pointValue,
    ...texts({ payableFund, gross, fundDue, qualityDeposit, qualityReturned, final }, rounding),
    ...(input.prepaid === undefined ? {} : texts({ clearingPayment: final.minus(decimal(input.prepaid)) }, rounding)),
  };
}

/** Booked fund plus the hospitals' part of a surplus, or budget plus the fund's part of an overrun. */
function payable(input: AnnualInput, money: (value: Decimal) => Decimal): Decimal {
  const surplus = decimal(input.budget).minus(decimal(input.bookedFund));
  if (!surplus.isNegative())
    return decimal(input.bookedFund).plus(money(surplus.times(decimal(input.surplusHospitalShare ?? '0'))));
  return decimal(input.budget).plus(money(surplus.negated().times(decimal(input.overrunFundShare ?? '0'))));
}

/** Score of a DIP group: group mean ÷ mean of all cases × scale, 4 places. @source payment examples, DIP-06 */
export function dipScore(groupAverage: Text, allAverage: Text, scale: Text, rounding: Rounding = USUAL_ROUNDING): Text {
  return roundedText(decimal(groupAverage).dividedBy(decimal(allAverage)).times(decimal(scale)), rounding.points);
}

/** One tier of the annual DIP settlement, by booked fund ÷ due. */
export interface SettlementTier {
  /** Inclusive. */
  readonly upTo: Text;
  readonly rule: 'PAY_BOOKED' | 'PAY_DUE' | 'SHARE_EXCESS';
  /** For SHARE_EXCESS: the part of the excess that is paid, counted up to the tier's end. */
  readonly share?: Text;
}

/**
 * Annual DIP settlement of a hospital: due = scores × point value − patients' part; the tier of booked ÷ due says what is paid. Above the last tier
 * nothing more is paid than at its end.
 * @returns useRate with 4 places
 * @source payment examples, DIP-08 and -09
 */
export function dipAnnualSettlement(
  input: {
    readonly hospitalScore: Text;
    readonly pointValue: Text;
    readonly patientPaid: Text;
    readonly bookedFund: Text;
    readonly tiers: readonly SettlementTier[];
  },
  rounding: Rounding = USUAL_ROUNDING,
): { gross: Text; fundDue: Text; useRate: Text; payment: Text } {
  const money = (value: Decimal): Decimal => rounded(value, rounding.money);
  const gross = money(decimal(input.hospitalScore).times(decimal(input.pointValue)));
  const fundDue = money(gross.minus(decimal(input.patientPaid)));
  const booked = decimal(input.bookedFund);
  const tier =
    input.tiers.find((one) => booked.lessThanOrEqualTo(fundDue.times(decimal(one.upTo)))) ?? input.tiers.at(-1);
  const payment = tier === undefined ? fundDue : tierPayment(tier, booked, fundDue, money);
  return { useRate: formatFixed(booked.dividedBy(fundDue), 4), ...texts({ gross, fundDue, payment }, rounding) };
}

function tierPayment(tier: SettlementTier, booked: Decimal, due: Decimal, money: (value: Decimal) => Decimal): Decimal {
  if (tier.rule === 'PAY_BOOKED') return booked;
  if (tier.rule === 'PAY_DUE') return due;
  const end = due.times(decimal(tier.upTo));
  const counted = booked.greaterThan(end) ? end : booked;
  return due.plus(money(counted.minus(due).times(decimal(tier.share ?? '0'))));
}

/** Hospital coefficient from its parts (grade, bonuses, malus), held between the limits, 4 places. @source payment examples, DIP-10 */
export function hospitalCoefficientOf(parts: readonly Text[], limits: readonly [low: Text, high: Text]): Text {
  const total = sum(parts);
  const [low, high] = limits.map(decimal) as [Decimal, Decimal];
  return formatFixed(total.lessThan(low) ? low : total.greaterThan(high) ? high : total, 4);
}

/** How many cases a hospital may hand in for individual review: discharges × ceiling, rounded down. @source payment examples, SPECIAL-01 and -02 */
export function specialCaseQuota(discharges: number, ceiling: Text): number {
  return decimal(discharges).times(decimal(ceiling)).floor().toNumber();
}

/**
 * Splits an amount in proportion to weights, to the cent, so that the parts sum to the amount exactly ([P7]): everybody gets the rounded-down part,
 * the cents that are left go to the largest remainders, the earlier first.
 * @param weights 0 or more, not all 0 (else all parts are equal)
 */
export function allocate(total: Text, weights: readonly Text[], places = 2): Text[] {
  const unit = decimal('1').dividedBy(decimal('10').pow(places));
  const all = weights.map(decimal);
  const whole = sum(weights).isZero() ? all.map(() => decimal('1')) : all;
  const divisor = whole.reduce((a, b) => a.plus(b), decimal('0'));
  const exact = whole.map((weight) => decimal(total).abs().times(weight).dividedBy(divisor));
  const floors = exact.map((value) => value.toDecimalPlaces(places, 1));
  let left = decimal(total)
    .abs()
    .minus(floors.reduce((a, b) => a.plus(b), decimal('0')))
    .dividedBy(unit)
    .toNumber();
  const order = exact
    .map((value, index) => ({ index, rest: value.minus(floors[index]!) }))
    .sort((a, b) => b.rest.comparedTo(a.rest) || a.index - b.index);
  const parts = [...floors];
  for (const { index } of order) {
    if (left-- <= 0) break;
    parts[index] = parts[index]!.plus(unit);
  }
  return parts.map((part) => formatFixed(decimal(total).isNegative() ? part.negated() : part, places));
}

function sum(parts: readonly Text[]): Decimal {
  return parts.reduce((total, part) => total.plus(decimal(part)), decimal('0'));
}

function texts<K extends string>(amounts: Readonly<Record<K, Decimal>>, rounding: Rounding): Record<K, Text> {
  return Object.fromEntries(
    Object.entries<Decimal>(amounts).map(([name, value]) => [name, roundedText(value, rounding.money)]),
  ) as Record<K, Text>;
}
