import { Decimal, formatDecimal, parseDecimal } from '@caseloom/core';

/** The sum of texts that are all numbers; undefined when fewer than two are there or one is not a number. */
export function addDecimals(texts: readonly string[]): string | undefined {
  if (texts.length < 2) return undefined;
  let sum = new Decimal(0);
  for (const text of texts) {
    const value = parseDecimal(text);
    if (value === undefined) return undefined;
    sum = sum.plus(value);
  }
  return formatDecimal(sum);
}
