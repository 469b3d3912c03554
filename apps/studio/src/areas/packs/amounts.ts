import { decimal, formatFixed, parseDecimal } from '@caseloom/core';

/** after − before in yuan, exact; undefined where one of them is no number. */
export function amountDifference(before: string | undefined, after: string | undefined): string | undefined {
  const from = parseDecimal(before);
  const to = parseDecimal(after);
  return from === undefined || to === undefined ? undefined : formatFixed(to.minus(from), 2);
}

interface Row {
  readonly amountBefore: string;
  readonly amountAfter: string;
}

/** Rows whose amount changes, the largest change first, and the totals of all rows. */
export function moneyEffect<R extends Row>(
  rows: readonly R[],
): {
  readonly changed: readonly (R & { readonly difference: string })[];
  readonly total: { readonly before: string; readonly after: string; readonly difference: string };
} {
  const told = rows.map((row) => ({
    ...row,
    difference: amountDifference(row.amountBefore, row.amountAfter) ?? '0.00',
  }));
  const sum = (pick: (row: R) => string) =>
    formatFixed(
      rows.reduce((total, row) => total.plus(parseDecimal(pick(row)) ?? 0), decimal(0)),
      2,
    );
  const before = sum((row) => row.amountBefore);
  const after = sum((row) => row.amountAfter);
  return {
    changed: told
      .filter((row) => !decimal(row.difference).isZero())
      .toSorted((a, b) => decimal(b.difference).abs().cmp(decimal(a.difference).abs())),
    total: { before, after, difference: amountDifference(before, after) ?? '0.00' },
  };
}
