import { decimal, formatDecimal, formatFixed, parseDecimal } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import type { Ledger } from '../../ledger.ts';
import { NotPayable } from '../../not-payable.ts';
import type { ApgGroupingLike, PaymentLine } from '../../types.ts';
import type { Known } from '../method.ts';
import type { ApgParameters } from './apg.method.ts';

type Item = ApgGroupingLike['items'][number];
type Reason = PaymentLine['reason'];

/** What a line is paid: a share of its weight, or of its charge. */
interface Judged {
  readonly item: Item;
  readonly reason: Reason;
  readonly share: Decimal;
}

const ZERO = decimal('0');
const ONE = decimal('1');

/**
 * Prices the groups of a visit one by one, in the order of the grouping result (significant procedures heaviest first).
 * @param known gets the point value as soon as it is used, so that it stands beside a reason
 * @throws NotPayable noPointValue, noWeight, noCharge
 */
export function payLines(
  given: ApgParameters,
  grouping: ApgGroupingLike,
  ledger: Ledger,
  known: Known,
): { readonly lines: readonly PaymentLine[]; readonly points: Decimal; readonly standard: Decimal } {
  const judged = judge(given, grouping.items);
  const weighed = judged.filter(({ item }) => item.type !== 'passThrough');
  const points = weighed.reduce((sum, { item, share }) => sum.plus(weightOf(item).times(share)), ZERO);
  known.points = ledger.pointsText(points);
  const factor = parseDecimal(given.conversionFactor);
  if (factor === undefined && !points.isZero()) throw new NotPayable('noPointValue', 'parameters.conversionFactor');
  if (factor !== undefined) known.pointValue = formatDecimal(factor);

  let standard = ZERO;
  const lines = judged.map(({ item, reason, share }): PaymentLine => {
    const amount =
      item.type === 'passThrough'
        ? ofCharge('PAYMENT_STEP_APG_PASS_THROUGH', item.apg, item.amount, share, ledger)
        : ledger.money(
            STEPS[reason],
            'apg: weight × share × conversionFactor',
            { apg: item.apg, weight: weightOf(item), share, conversionFactor: factor ?? ZERO },
            weightOf(item)
              .times(share)
              .times(factor ?? ZERO),
          );
    standard = standard.plus(amount);
    return { group: item.apg, reason, factor: formatFixed(share, 2), amount: ledger.moneyText(amount) };
  });
  const unlisted = grouping.unlisted.map(({ code, amount }): PaymentLine => {
    const share = decimal(given.unlistedShare);
    const paid = share.isZero() ? ZERO : ofCharge('PAYMENT_STEP_APG_UNLISTED', code, amount, share, ledger);
    standard = standard.plus(paid);
    return { group: code, reason: 'unlisted', factor: formatFixed(share, 2), amount: ledger.moneyText(paid) };
  });
  return { lines: [...lines, ...unlisted], points, standard };
}

const STEPS: Readonly<Record<Reason, string>> = {
  first: 'PAYMENT_STEP_APG_FIRST',
  multiple: 'PAYMENT_STEP_APG_MULTIPLE',
  consolidated: 'PAYMENT_STEP_APG_CONSOLIDATED',
  medical: 'PAYMENT_STEP_APG_MEDICAL',
  packaged: 'PAYMENT_STEP_APG_PACKAGED',
  ancillary: 'PAYMENT_STEP_APG_ANCILLARY',
  repeated: 'PAYMENT_STEP_APG_REPEATED',
  passThrough: 'PAYMENT_STEP_APG_PASS_THROUGH',
  unlisted: 'PAYMENT_STEP_APG_UNLISTED',
};

/** Which share each line is paid, and why; an ancillary counts as repeated when one of its group was paid before it. */
function judge(given: ApgParameters, items: readonly Item[]): readonly Judged[] {
  const families = new Set<string>();
  const seen = new Set<string>();
  let procedures = 0;
  const hasProcedure = items.some(({ type }) => type === 'significant');
  const significant = (item: Item): Judged => {
    const { family } = item;
    if (given.consolidation === 'FAMILY' && family !== undefined && families.has(family))
      return { item, reason: 'consolidated', share: ZERO };
    if (family !== undefined) families.add(family);
    procedures++;
    if (procedures === 1) return { item, reason: 'first', share: ONE };
    return {
      item,
      reason: 'multiple',
      share: decimal(procedures === 2 ? given.secondProcedureShare : given.furtherProcedureShare),
    };
  };
  const ancillary = (item: Item): Judged => {
    if (item.packagedInto !== undefined && given.packagedAncillary === 'PACKAGED')
      return { item, reason: 'packaged', share: ZERO };
    if (seen.has(item.apg)) return { item, reason: 'repeated', share: decimal(given.repeatAncillaryShare) };
    seen.add(item.apg);
    return { item, reason: 'ancillary', share: ONE };
  };
  return items.map((item) => {
    if (item.type === 'significant') return significant(item);
    if (item.type === 'ancillary') return ancillary(item);
    if (item.type === 'passThrough') return { item, reason: 'passThrough', share: decimal(given.passThroughShare) };
    return hasProcedure && given.medicalWithProcedure === 'PACKAGED'
      ? { item, reason: 'packaged', share: ZERO }
      : { item, reason: 'medical', share: ONE };
  });
}

function weightOf(item: Item): Decimal {
  const weight = parseDecimal(item.weight);
  if (weight === undefined) throw new NotPayable('noWeight', `grouping.apg.items[${item.apg}].weight`);
  return weight;
}

function ofCharge(code: string, name: string, amount: string | undefined, share: Decimal, ledger: Ledger): Decimal {
  const charge = parseDecimal(amount);
  if (charge === undefined) throw new NotPayable('noLineCharge', 'charges[].amount');
  return ledger.money(code, 'apg: charge × share', { apg: name, charge, share }, charge.times(share));
}
