import type { Comparison } from '../../condition/ast.ts';

/** Values of a number that no comparison can tell apart, by one of them. */
export interface NumberRegion {
  /** Undefined: missing, with which every comparison is false. */
  readonly value: number | undefined;
}

/**
 * The regions that bounds cut the numbers from 0 up into, and the missing number. A region without a whole number is left out where only whole numbers occur.
 * @param bounds what the number is compared with
 */
export function numberRegions(bounds: readonly number[], isWhole: boolean): readonly NumberRegion[] {
  const cuts = [...new Set([0, ...bounds.filter((bound) => bound >= 0)])].sort((a, b) => a - b);
  const values = cuts.flatMap((cut, at) => [cut, between(cut, cuts[at + 1])]);
  return [undefined, ...values.filter((value) => value !== undefined && (!isWhole || Number.isInteger(value)))].map(
    (value) => ({ value }),
  );
}

/** A number strictly between, whole where there is one. */
function between(low: number, high: number | undefined): number | undefined {
  const whole = Math.floor(low) + 1;
  if (high === undefined || whole < high) return whole;
  const middle = (low + high) / 2;
  return middle > low && middle < high ? middle : undefined;
}

const COMPARE: Readonly<Record<Comparison, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '=': (left, right) => left === right,
};

export function comparisonHolds({ value }: NumberRegion, comparison: Comparison, bound: number): boolean {
  return value !== undefined && COMPARE[comparison](value, bound);
}
