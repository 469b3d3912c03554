import { decimal, formatFixed, parseDecimal } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import { z } from 'zod';
import { Ledger } from '../../ledger.ts';
import { groupedCase, NotPayable, payable } from '../../not-payable.ts';
import { decimalField } from '../../parameters/field.ts';
import type { Rounding } from '../../rounding.ts';
import type { CasePayType, PaymentInput } from '../../types.ts';
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
  primaryCareCoefficient,
  stayLimits,
  stayType,
  totalCharge,
} from '../shared-parameters.ts';

const parameters = z.strictObject({
  baseRate: decimalField({
    title: ['费率', 'Base rate'],
    unit: '元',
    help: ['权重为 1 的病例的支付标准。', 'What a case of weight 1 is paid.'],
  }),
  levelCoefficient,
  hospitalCoefficients,
  primaryCareCoefficient,
  lowMultiple,
  highMultiples: highMultiples('weight'),
  highShare: decimalField({
    title: ['高倍率超出部分比例', 'Share above the high limit'],
    help: [
      '超出高倍率界限的费用由基金承担的比例，0 至 1。',
      'Part of the charge above the high limit that is allowed, 0 to 1.',
    ],
  }),
  ...exceptionalCases,
  ...stayLimits,
  ...fundShare,
});
type Parameters = z.infer<typeof parameters>;

/**
 * DRG by rate (费率法): standard = weight × base rate × coefficient; low outliers at their charge, high outliers with a share of the excess.
 * @source docs/spec/payment.md, DRG rate
 */
export const drgRate = definePaymentMethod({
  id: 'drg-rate',
  title: { zh: 'DRG 费率法', en: 'DRG by rate' },
  about: { zh: '支付标准 = 权重 × 费率 × 系数。', en: 'Standard = weight × base rate × coefficient.' },
  parameters,
  pay: (given, input, rounding) => payable((known, steps) => price(given, input, rounding, known, steps)),
});

function price(
  given: Parameters,
  input: PaymentInput,
  rounding: Rounding,
  known: Known,
  steps: PaymentOutcome['steps'][number][],
): PaymentOutcome {
  const ledger = new Ledger(rounding, steps);
  const charge = totalCharge(input);
  const byLength = stayType(given, input);
  if (byLength !== undefined)
    return settle(
      given,
      input,
      ledger,
      byLength,
      ledger.money('PAYMENT_STEP_BY_ITEM', 'charge', { charge }, charge),
      charge,
    );

  const grouping = groupedCase(input);
  if (grouping.status !== 'grouped') return unpriced(given, input, ledger, charge, grouping.status);
  const weight = parseDecimal(grouping.weight);
  if (weight === undefined) throw new NotPayable('noWeight', 'grouping.weight');

  const baseRate = decimal(given.baseRate);
  const coefficient = coefficientOf(given, input);
  const standard = ledger.money(
    'PAYMENT_STEP_STANDARD',
    'weight × baseRate × coefficient',
    { weight, baseRate, coefficient },
    weight.times(baseRate).times(coefficient),
  );
  known.standard = ledger.moneyText(standard);
  const ratio = standard.isZero()
    ? undefined
    : ledger.ratio('PAYMENT_STEP_RATIO', 'charge ÷ standard', { charge, standard }, charge.dividedBy(standard));
  const highMultiple = multipleFor(given.highMultiples, weight);
  const lowMultiple = decimal(given.lowMultiple);
  const caseType = outlier(charge, standard, lowMultiple, highMultiple);
  ledger.text(
    'PAYMENT_STEP_CASE_TYPE',
    'lowMultiple ≤ ratio ≤ highMultiple',
    { lowMultiple, ratio: ratio === undefined ? '–' : formatFixed(ratio, 4), highMultiple },
    caseType,
  );
  const allowed = allowedFor(caseType, charge, standard, highMultiple, decimal(given.highShare), ledger);
  return {
    ...settle(given, input, ledger, caseType, allowed, charge, standard),
    ...(ratio === undefined ? {} : { ratio: formatFixed(ratio, 4) }),
  };
}

/** Compared on unrounded products; exactly at a limit is normal. */
function outlier(charge: Decimal, standard: Decimal, low: Decimal, high: Decimal): 'LOW' | 'HIGH' | 'NORMAL' {
  if (charge.lessThan(standard.times(low))) return 'LOW';
  return charge.greaterThan(standard.times(high)) ? 'HIGH' : 'NORMAL';
}

function allowedFor(
  caseType: 'LOW' | 'HIGH' | 'NORMAL',
  charge: Decimal,
  standard: Decimal,
  highMultiple: Decimal,
  highShare: Decimal,
  ledger: Ledger,
): Decimal {
  if (caseType === 'LOW') return ledger.money('PAYMENT_STEP_ALLOWED', 'charge', { charge }, charge);
  if (caseType === 'NORMAL') return ledger.money('PAYMENT_STEP_ALLOWED', 'standard', { standard }, standard);
  const extra = ledger.money(
    'PAYMENT_STEP_EXCESS',
    '(charge − standard × highMultiple) × highShare',
    { charge, standard, highMultiple, highShare },
    charge.minus(standard.times(highMultiple)).times(highShare),
  );
  return ledger.money('PAYMENT_STEP_ALLOWED', 'standard + extra', { standard, extra }, standard.plus(extra));
}

function unpriced(
  given: Parameters,
  input: PaymentInput,
  ledger: Ledger,
  charge: Decimal,
  status: 'ambiguous' | 'ungrouped',
): PaymentOutcome {
  const share = exceptionalShare(given, status);
  const allowed = ledger.money(
    'PAYMENT_STEP_SHARE_OF_CHARGE',
    'charge × share',
    { charge, share },
    charge.times(share),
  );
  return settle(given, input, ledger, status === 'ambiguous' ? 'QY' : 'UNGROUPED', allowed, charge);
}

function settle(
  given: Parameters,
  input: PaymentInput,
  ledger: Ledger,
  caseType: CasePayType,
  allowed: Decimal,
  charge: Decimal,
  standard?: Decimal,
): PaymentOutcome {
  const fundPay = fundPart(given, allowed, standard, input, ledger);
  const balance = balanceOf(allowed, charge, ledger);
  return {
    status: 'paid',
    caseType,
    ...(standard === undefined ? {} : { standard: ledger.moneyText(standard) }),
    amount: ledger.moneyText(allowed),
    ...(fundPay === undefined ? {} : { fundPay: ledger.moneyText(fundPay) }),
    balance: ledger.moneyText(balance),
    provisional: false,
    steps: ledger.steps,
  };
}
