import { formatFixed, parseDecimal } from '@caseloom/core';

/** after − before in yuan, exact; undefined where one of them is no number. */
export function amountDifference(before: string | undefined, after: string | undefined): string | undefined {
  const from = parseDecimal(before);
  const to = parseDecimal(after);
  return from === undefined || to === undefined ? undefined : formatFixed(to.minus(from), 2);
}
