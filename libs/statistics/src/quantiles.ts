import { decimal, formatFixed, type Decimal } from '@caseloom/core';

export interface Quartiles {
  readonly p25: Decimal;
  readonly median: Decimal;
  readonly p75: Decimal;
}

/** Quartiles of values in ascending order, one or more: linear between the two nearest (R-7, Hyndman and Fan 1996). */
export function quartiles(sorted: readonly Decimal[]): Quartiles {
  const at = (quarter: number): Decimal => {
    const place = ((sorted.length - 1) * quarter) / 4;
    const below = Math.floor(place);
    const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
    return low.plus(high.minus(low).times(place - below));
  };
  return { p25: at(1), median: at(2), p75: at(3) };
}

/** Draws quartiles of n cases towards those of the level above, which count as `prior` cases. */
export function shrunk(own: Quartiles, n: number, parent: Quartiles | undefined, prior: number): Quartiles {
  if (parent === undefined || prior === 0) return own;
  const mix = (a: Decimal, b: Decimal) =>
    a
      .times(n)
      .plus(b.times(prior))
      .div(n + prior);
  return {
    p25: mix(own.p25, parent.p25),
    median: mix(own.median, parent.median),
    p75: mix(own.p75, parent.p75),
  };
}

/** Quartiles closer than this are taken as this far apart, so that a group whose stays are all alike does not call every other one an outlier. */
const LEAST_RATIO = decimal('1.5');

/**
 * Fences on the logarithmic scale, without a logarithm: Tukey's rule on ln(x) with `spread` interquartile ranges is
 * p75 × (p75 ÷ p25)^spread, exact in decimals for a whole spread.
 */
export function fences({ p25, p75 }: Quartiles, spread: number): { readonly low: string; readonly high: string } {
  const ratio = p75.div(p25);
  const far = (ratio.lt(LEAST_RATIO) ? LEAST_RATIO : ratio).pow(spread);
  return { low: formatFixed(p25.div(far), 2), high: formatFixed(p75.times(far), 2) };
}
