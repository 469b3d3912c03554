import { Decimal } from '@caseloom/core';
import type { Frame } from './environment.ts';

/**
 * A number without making a decimal: the answer is its coefficient, a whole number that a double holds exactly, `frame.places` its decimal
 * places. NaN means that this number cannot be told that way, or is no number; the caller then asks the exact way.
 * Whatever is answered is what decimals would have given: nothing is rounded but where the expression says so.
 */
export type Quick = (frame: Frame) => number;

const MAX = Number.MAX_SAFE_INTEGER;
const MAX_PLACES = 18;
const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

export function quickSum(left: Quick, right: Quick, sign: 1 | -1): Quick {
  return (frame) => {
    let a = left(frame);
    const places = frame.places;
    let b = right(frame);
    if (places < frame.places) a *= POWERS[frame.places - places]!;
    else if (places > frame.places) {
      b *= POWERS[places - frame.places]!;
      frame.places = places;
    }
    const sum = sign === 1 ? a + b : a - b;
    return a <= MAX && a >= -MAX && b <= MAX && b >= -MAX && sum <= MAX && sum >= -MAX ? sum : Number.NaN;
  };
}

export function quickProduct(left: Quick, right: Quick): Quick {
  return (frame) => {
    const a = left(frame);
    const places = frame.places;
    const product = a * right(frame);
    frame.places += places;
    return product <= MAX && product >= -MAX && frame.places <= MAX_PLACES ? product : Number.NaN;
  };
}

export function quickNegation(operand: Quick): Quick {
  return (frame) => -operand(frame);
}

export type QuickRounding = 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN' | 'UP' | 'DOWN' | 'CEILING' | 'FLOOR';

/** Rounds to a number of places, 0 or more. */
export function quickRounding(operand: Quick, places: number, mode: QuickRounding): Quick {
  return (frame) => {
    const coefficient = operand(frame);
    const dropped = frame.places - places;
    if (dropped <= 0 || coefficient !== coefficient) return coefficient;
    frame.places = places;
    const unit = POWERS[dropped]!;
    const rest = coefficient % unit;
    const whole = (coefficient - rest) / unit;
    if (rest === 0) return whole;
    const away = rest > 0 ? whole + 1 : whole - 1;
    const twice = Math.abs(rest) * 2;
    switch (mode) {
      case 'HALF_UP':
        return twice >= unit ? away : whole;
      case 'HALF_DOWN':
        return twice > unit ? away : whole;
      case 'HALF_EVEN':
        return twice > unit || (twice === unit && whole % 2 !== 0) ? away : whole;
      case 'UP':
        return away;
      case 'DOWN':
        return whole;
      case 'CEILING':
        return rest > 0 ? away : whole;
      case 'FLOOR':
        return rest < 0 ? away : whole;
    }
  };
}

/** −1, 0 or 1; NaN when one of the two is. */
export function quickOrder(left: Quick, right: Quick, frame: Frame): number {
  let a = left(frame);
  const places = frame.places;
  let b = right(frame);
  if (places < frame.places) a *= POWERS[frame.places - places]!;
  else if (places > frame.places) b *= POWERS[places - frame.places]!;
  if (!(a <= MAX && a >= -MAX && b <= MAX && b >= -MAX)) return Number.NaN;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The JSON value of a number field: whole numbers and plain decimal texts of up to 15 digits. */
export function quickOfJson(value: unknown, frame: Frame): number {
  if (typeof value === 'string') return quickOfText(value, frame);
  if (typeof value === 'number') {
    frame.places = 0;
    return Number.isSafeInteger(value) ? value : quickOfText(String(value), frame);
  }
  return value instanceof Decimal ? quickOfDecimal(value, frame) : Number.NaN;
}

function quickOfText(text: string, frame: Frame): number {
  const { length } = text;
  if (length > 17) return Number.NaN;
  let at = 0;
  let negative = false;
  const first = text.charCodeAt(0);
  if (first === 45 || first === 43) {
    negative = first === 45;
    at = 1;
  }
  let coefficient = 0;
  let digits = 0;
  let point = -1;
  for (; at < length; at++) {
    const code = text.charCodeAt(at) - 48;
    if (code >= 0 && code <= 9) {
      coefficient = coefficient * 10 + code;
      digits++;
    } else if (code === -2 && point < 0) point = at;
    else return Number.NaN;
  }
  if (digits === 0 || digits > 15) return Number.NaN;
  frame.places = point < 0 ? 0 : length - point - 1;
  return negative ? -coefficient : coefficient;
}

/** Decimals of up to two words of seven digits, as amounts, weights and rates are. */
export function quickOfDecimal(value: Decimal, frame: { places: number }): number {
  const { d, e, s } = value as unknown as { d: readonly number[] | null; e: number; s: number };
  if (d === null || d.length > 2) return Number.NaN;
  const places = d.length * 7 - 7 - Math.floor(e / 7) * 7;
  let coefficient = d.length === 1 ? d[0]! : d[0]! * 1e7 + d[1]!;
  if (places < 0) {
    if (places < -7) return Number.NaN;
    coefficient *= POWERS[-places]!;
    frame.places = 0;
  } else {
    if (places > 14) return Number.NaN;
    frame.places = places;
    // Words are filled up with zeros on the right; fewer places leave more room for products.
    while (frame.places > 0 && coefficient % 10 === 0) {
      coefficient /= 10;
      frame.places--;
    }
  }
  return coefficient <= MAX ? s * coefficient : Number.NaN;
}

/** The decimal `coefficient / 10^places`. */
export function decimalOf(coefficient: number, places: number): Decimal {
  if (coefficient === 0) return new Decimal(0);
  const sign = coefficient < 0 ? -1 : 1;
  const size = sign * coefficient;
  const unit = POWERS[places]!;
  const fraction = size % unit;
  const whole = (size - fraction) / unit;
  if (whole < 1e7 && places <= 7) {
    // One word before the point and one behind it, as nearly every amount has.
    const behind = fraction * POWERS[7 - places]!;
    if (whole === 0) return new assembled(sign, digitsOf(behind) - 8, [behind]);
    return new assembled(sign, digitsOf(whole) - 1, behind === 0 ? [whole] : [whole, behind]);
  }
  return ofWords(sign, whole, fraction, places);
}

function ofWords(sign: number, whole: number, fraction: number, places: number): Decimal {
  const words: number[] = [];
  if (whole >= 1e14) words.push(Math.floor(whole / 1e14), Math.floor(whole / 1e7) % 1e7, whole % 1e7);
  else if (whole >= 1e7) words.push(Math.floor(whole / 1e7), whole % 1e7);
  else if (whole > 0) words.push(whole);
  const before = words.length;
  let rest = fraction;
  for (let left = places; rest > 0; left -= 7) {
    const below = left > 7 ? POWERS[left - 7]! : 1;
    const kept = left > 7 ? rest % below : 0;
    words.push(left > 7 ? (rest - kept) / below : rest * POWERS[7 - left]!);
    rest = kept;
  }
  let leading = 0;
  while (words[leading] === 0) leading++;
  if (leading > 0) words.splice(0, leading);
  while (words.at(-1) === 0) words.pop();
  return new assembled(sign, (before - leading - 1) * 7 + digitsOf(words[0]!) - 1, words);
}

/** A decimal of its documented parts: sign, exponent, words of seven digits. The constructor would read them from a text. */
function Assembled(this: Record<string, unknown>, sign: number, exponent: number, words: number[]): void {
  this['constructor'] = Decimal;
  this['s'] = sign;
  this['e'] = exponent;
  this['d'] = words;
}
Assembled.prototype = Decimal.prototype;
const assembled = Assembled as unknown as new (sign: number, exponent: number, words: number[]) => Decimal;

function digitsOf(word: number): number {
  return word < 1000
    ? word < 10
      ? 1
      : word < 100
        ? 2
        : 3
    : word < 100_000
      ? word < 10_000
        ? 4
        : 5
      : word < 1_000_000
        ? 6
        : 7;
}
