import type { Decimal } from '@caseloom/core';
import type { PricedCandidate } from './candidates.ts';
import type { DipChoiceStep, DipPoolStep } from './method.ts';

type NamedStep = Exclude<DipChoiceStep, DipPoolStep>;

/** One shortening step of the choice pipeline (1.8 of the method). Steps that are not built were refused when the scheme was compiled. */
export function chooseStep(
  step: NamedStep,
  list: readonly PricedCandidate[],
  fee: Decimal,
): readonly PricedCandidate[] {
  switch (step.step) {
    case 'match_quantity':
      return mostMatched(mostJoins(list));
    case 'closest_fee':
      return closestFee(list, fee);
    case 'type_order':
      return typeOrder(step.order, list);
    default:
      throw new Error(`choice step not built: ${step.step}`);
  }
}

function mostJoins(list: readonly PricedCandidate[]): readonly PricedCandidate[] {
  return keepMost(list, (one) => one.row.expression?.joins ?? 0);
}

function mostMatched(list: readonly PricedCandidate[]): readonly PricedCandidate[] {
  return keepMost(list, (one) => one.matched.length);
}

function keepMost(
  list: readonly PricedCandidate[],
  measure: (one: PricedCandidate) => number,
): readonly PricedCandidate[] {
  const most = list.reduce((best, one) => Math.max(best, measure(one)), 0);
  return list.filter((one) => measure(one) === most);
}

/** The candidate whose estimated average is closest to the fee; at equal distance the later one. */
function closestFee(list: readonly PricedCandidate[], fee: Decimal): readonly PricedCandidate[] {
  let best: { readonly one: PricedCandidate; readonly distance: Decimal } | undefined;
  for (const one of list) {
    const distance = one.estimatedAverage.minus(fee).abs();
    if (best === undefined || distance.lessThanOrEqualTo(best.distance)) best = { one, distance };
  }
  return best === undefined ? [] : [best.one];
}

/** The candidates of the first (catalogue, kind) of the order that has any; an entry without a kind takes every kind. */
function typeOrder(
  order: readonly { readonly catalogue: string; readonly op_type?: string | null | undefined }[],
  list: readonly PricedCandidate[],
): readonly PricedCandidate[] {
  for (const entry of order) {
    const kept = list.filter(
      (one) => one.catalogue === entry.catalogue && (entry.op_type == null || one.opType === entry.op_type),
    );
    if (kept.length > 0) return kept;
  }
  return [];
}
