import { decimal, formatDecimal, formatFixed, parseDecimal } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import { Ledger } from '../../ledger.ts';
import { groupedCase, NotPayable, payable } from '../../not-payable.ts';
import type { Rounding } from '../../rounding.ts';
import type { FormulaStep, PaymentInput } from '../../types.ts';
import { definePaymentMethod } from '../method.ts';
import type { Known, PaymentOutcome } from '../method.ts';
import { balanceOf, exceptionalShare, fundPart, shownPointValue, totalCharge } from '../shared-parameters.ts';
import { bandFactor, bandOf } from './bands.ts';
import type { DeviationBand } from './bands.ts';
import { checkSettlement } from './check-settlement.ts';
import { dipParameters } from './parameters.ts';
import type { DipParameters } from './parameters.ts';
import { SettlementRows } from './settlement-rows.ts';
import type { SettlementRow } from './settlement-rows.ts';
import { settlementTable } from './settlement-table.ts';

type DipGroup = NonNullable<NonNullable<PaymentInput['grouping']>['dip']>;

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
  parameters: dipParameters,
  tables: { settlement: settlementTable },
  prepare: (given, tables) => new SettlementRows(given, tables),
  check: checkSettlement,
  pay: (given, input, rounding, rows = new SettlementRows(given)) =>
    payable((known, steps) => price(given, input, rounding, rows, known, steps)),
});

function price(
  given: DipParameters,
  input: PaymentInput,
  rounding: Rounding,
  rows: SettlementRows,
  known: Known,
  steps: FormulaStep[],
): PaymentOutcome {
  const ledger = new Ledger(rounding, steps);
  known.provisional = given.pointValueStatus === 'provisional';
  const row = rows.find(input);
  if (row === undefined) throw new NotPayable('noHospitalRow', 'org.code');
  known.settlement = rows.source(row);
  const grouping = groupedCase(input);
  if (rows.areByHospital) tellRow(ledger, input, row);
  if (grouping.status !== 'grouped') return byCharge(given, input, ledger, known, grouping.status);
  const charge = chargeOf(input, ledger);
  const group = grouping.dip;
  if (group === undefined) throw new NotPayable('noDipGroup', 'grouping.dip');
  const score = parseDecimal(group.score);
  if (score === undefined) throw new NotPayable('noScore', 'grouping.dip.score');
  const mean = parseDecimal(group.estimatedAverage);
  if (mean === undefined) throw new NotPayable('noGroupMean', 'grouping.dip.estimatedAverage');

  const hospital = coefficientFor(given, group, row);
  const auxiliary = parseDecimal(group.auxiliaryFactor) ?? decimal('1');
  const ratio = mean.isZero()
    ? undefined
    : ledger.ratio('PAYMENT_STEP_RATIO', 'charge ÷ groupMean', { charge, groupMean: mean }, charge.dividedBy(mean));
  if (ratio !== undefined) known.ratio = formatFixed(ratio, 4);
  const band = bandOf(given.bands, group.catalogue, charge, mean);
  known.caseType = band.caseType;
  const factor = deviationOf(band, ratio, hospital, charge, grouping.meanCharge, ledger);
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
  known.points = ledger.pointsText(points);

  const value = parseDecimal(row.pointValue);
  if (value === undefined) throw new NotPayable('noPointValue', 'parameters.pointValue');
  known.pointValue = shownPointValue(value);
  if (band.standard === 'AMOUNT') {
    const allowed = amountOf(given, input, ledger, score, points, value);
    known.standard = ledger.moneyText(allowed);
    return settle(given, input, ledger, known, charge, allowed, allowed);
  }
  const standard = normalStandard(ledger, score, hospital, auxiliary, value);
  known.standard = ledger.moneyText(standard);
  const allowed = amountOf(given, input, ledger, score, points, value);
  return settle(given, input, ledger, known, charge, allowed, standard);
}

/** What the group is worth in this hospital, whatever the band. */
function normalStandard(
  ledger: Ledger,
  score: Decimal,
  hospital: Decimal,
  auxiliary: Decimal,
  pointValue: Decimal,
): Decimal {
  const normal = ledger.points(
    'PAYMENT_STEP_NORMAL_POINTS',
    'score × hospital × auxiliary',
    { score, hospital, auxiliary },
    score.times(hospital).times(auxiliary),
  );
  return ledger.money(
    'PAYMENT_STEP_STANDARD',
    'normalPoints × pointValue',
    { normalPoints: normal, pointValue },
    normal.times(pointValue),
  );
}

/** Points × point value; a group of score 0 is paid its charge. @throws NotPayable noCharge */
function amountOf(
  given: DipParameters,
  input: PaymentInput,
  ledger: Ledger,
  score: Decimal,
  points: Decimal,
  pointValue: Decimal,
): Decimal {
  if (!score.isZero() || given.zeroScore !== 'ACTUAL_CHARGE')
    return ledger.money('PAYMENT_STEP_AMOUNT', 'points × pointValue', { points, pointValue }, points.times(pointValue));
  const charge = totalCharge(input);
  return ledger.money('PAYMENT_STEP_ZERO_SCORE', 'charge', { charge }, charge);
}

/** Which row of the table it was. */
function tellRow(ledger: Ledger, input: PaymentInput, row: SettlementRow): void {
  ledger.text(
    'PAYMENT_STEP_SETTLEMENT_ROW',
    'hospitalCode · settlementDate · insuredArea',
    {
      hospitalCode: input.hospitalCode ?? '–',
      settlementDate: input.settlementDate ?? '–',
      insuredArea: input.poolingArea ?? '–',
    },
    row.key
      .split('|')
      .filter((part) => part !== '')
      .join(' · '),
  );
}

/** The published DIP methods count a blank charge as 0; a note says that it was. */
function chargeOf(input: PaymentInput, ledger: Ledger): Decimal {
  const charge = parseDecimal(input.totalCharge);
  if (charge !== undefined) return charge;
  ledger.text('PAYMENT_STEP_BLANK_CHARGE', 'charge', {}, '0');
  return decimal('0');
}

/** The band's factor, its constant multiplier included, told as one step. */
function deviationOf(
  band: DeviationBand,
  ratio: Decimal | undefined,
  hospital: Decimal,
  charge: Decimal,
  meanCharge: string | undefined,
  ledger: Ledger,
): Decimal {
  const shownRatio = ratio === undefined ? '–' : formatFixed(ratio, 4);
  const times = decimal(band.times ?? '1');
  if (band.catalogueFactor === undefined)
    return ledger.ratio(
      'PAYMENT_STEP_DEVIATION',
      band.times === undefined
        ? 'ratio × a + constant + hospital × b'
        : '(ratio × a + constant + hospital × b) × times',
      {
        ratio: shownRatio,
        a: band.ratioFactor ?? '0',
        constant: band.constant ?? '0',
        hospital,
        b: band.hospitalFactor ?? '0',
        times,
      },
      bandFactor(band, { ratio, hospital, catalogueRatio: undefined }).times(times),
    );
  const catalogueAverage = parseDecimal(meanCharge);
  if (catalogueAverage === undefined || catalogueAverage.isZero())
    throw new NotPayable('noGroupMean', 'grouping.meanCharge');
  const catalogueRatio = charge.dividedBy(catalogueAverage);
  return ledger.ratio(
    'PAYMENT_STEP_DEVIATION',
    '(ratio × a + constant + hospital × b + charge ÷ catalogueAverage × c) × times',
    {
      ratio: shownRatio,
      a: band.ratioFactor ?? '0',
      constant: band.constant ?? '0',
      hospital,
      b: band.hospitalFactor ?? '0',
      charge,
      catalogueAverage,
      c: band.catalogueFactor,
      times,
    },
    bandFactor(band, { ratio, hospital, catalogueRatio }).times(times),
  );
}

function coefficientFor(given: DipParameters, group: DipGroup, row: SettlementRow): Decimal {
  if (group.catalogue !== 'basic' || given.basicGroupCoefficient === 'HOSPITAL') {
    const hospital = parseDecimal(row.hospitalCoefficient);
    if (hospital === undefined) throw new NotPayable('noHospitalRow', 'parameters.hospitalCoefficient');
    return hospital;
  }
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
  status: 'ambiguous' | 'ungrouped',
): PaymentOutcome {
  known.caseType = status === 'ambiguous' ? 'QY' : 'UNGROUPED';
  const share = exceptionalShare(given, status);
  const charge = totalCharge(input);
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
