import { isDecimalText } from '@caseloom/core';

/** Up to so many characters a double tells decimals apart and keeps their order. */
const EXACT_LENGTH = 15;

/** A number or decimal text whose double compares exactly as the decimal does; undefined for longer ones and for everything else. */
export function plainNumber(value: unknown): number | undefined {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value;
    return plainText(String(value));
  }
  return typeof value === 'string' ? plainText(value) : undefined;
}

const TENS = Array.from({ length: EXACT_LENGTH + 1 }, (_, places) => 10 ** places);

function plainText(text: string): number | undefined {
  const { length } = text;
  if (length === 0 || length > EXACT_LENGTH) return undefined;
  // Whole numbers and quotients of whole numbers below 10^15 are exact, or the double next to the decimal, as Number reads it.
  let digits = 0;
  let point = -1;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 48 && unit <= 57) digits = digits * 10 + unit - 48;
    else if (unit === 46 && point === -1 && at > 0) point = at;
    else return isDecimalText(text) ? Number(text) : undefined;
  }
  if (point === -1) return digits;
  return point === length - 1 ? (isDecimalText(text) ? digits : undefined) : digits / TENS[length - 1 - point]!;
}
