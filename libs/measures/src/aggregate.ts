import { decimal, Decimal, formatFixed } from '@caseloom/core';
import { MeasureTally, type MeasureSums } from './tally.ts';
import type { MeasureContribution, MeasureDefinition } from './types.ts';

/** Sums contributions of one measure exactly; countDistinct counts each text once. The SQL of the server must give the same. */
export function aggregate(
  definition: MeasureDefinition,
  contributions: readonly MeasureContribution[],
): MeasureSums & { readonly cases: number } {
  const tally = new MeasureTally(definition);
  tally.add(contributions);
  return tally.sums();
}

/** numerator ÷ denominator × scale, rounded half up to the measure's decimals; undefined where the denominator is absent from the data or zero. */
export function measureValue(definition: MeasureDefinition, sums: MeasureSums): string | undefined {
  const scale = decimal(definition.scale ?? '1');
  if (definition.denominator === undefined)
    return formatFixed(new Decimal(sums.numerator).times(scale), definition.decimals);
  const denominator = new Decimal(sums.denominator ?? '0');
  return denominator.isZero()
    ? undefined
    : formatFixed(new Decimal(sums.numerator).times(scale).dividedBy(denominator), definition.decimals);
}

/** Where a value stands against the measure's limits; bounds themselves are fine. */
export function measureState(definition: MeasureDefinition, value: string | undefined): 'ok' | 'warn' | 'none' {
  if (value === undefined) return 'none';
  const below = definition.warnBelow !== undefined && new Decimal(value).lessThan(decimal(definition.warnBelow));
  const above = definition.warnAbove !== undefined && new Decimal(value).greaterThan(decimal(definition.warnAbove));
  return below || above ? 'warn' : 'ok';
}
