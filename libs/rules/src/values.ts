import { Decimal, isDecimalText, minuteNumber, parseDecimal, type Truth } from '@caseloom/core';

/** Absent, null and blank texts are missing; an empty list is a list. */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** As isMissing; also lists without items and groups in which everything is empty. */
export function isEmpty(value: unknown): boolean {
  if (isMissing(value)) return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === 'object' && Object.values(value as object).every(isEmpty);
}

/**
 * Equality of scalars: texts as texts, numbers as decimals, and a number with a decimal text as decimals (records carry amounts as texts).
 * Anything else, a list or a boolean with a text say, cannot be compared: unknown.
 */
export function equalScalars(a: unknown, b: unknown): Truth {
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  if (typeof a === 'boolean' || typeof b === 'boolean') return typeof a === typeof b ? a === b : undefined;
  const order = compareNumbers(a, b);
  return order === undefined ? undefined : order === 0;
}

/** −1, 0 or 1 for numbers and decimal texts, exactly; undefined when either is none. */
export function compareNumbers(a: unknown, b: unknown): number | undefined {
  // Up to 15 digits a double tells decimals apart and keeps their order.
  const [x, y] = [quick(a), quick(b)];
  if (x !== undefined && y !== undefined) return x < y ? -1 : x > y ? 1 : 0;
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left === undefined || right === undefined ? undefined : left.cmp(right);
}

function quick(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 15 || !isDecimalText(value)) return undefined;
  return Number(value);
}

/** Sum of numbers and decimal texts; undefined when one is none. */
export function sumOf(values: readonly unknown[]): Decimal | undefined {
  let sum = new Decimal(0);
  for (const value of values) {
    const number = parseDecimal(value);
    if (number === undefined) return undefined;
    sum = sum.plus(number);
  }
  return sum;
}

/** Minutes since 1970 and whether the text has a time of day; undefined when it is no date. */
export function momentOf(value: unknown): { readonly minutes: number; readonly timed: boolean } | undefined {
  if (typeof value !== 'string') return undefined;
  const minutes = minuteNumber(value);
  return minutes === undefined ? undefined : { minutes, timed: value.length > 10 };
}

/**
 * `a − b` in minutes. In whole days (as minutes) when the unit is `day`, or when either has no time of day: a date alone has no minutes to compare.
 */
export function minutesApart(a: unknown, b: unknown, unit: 'minute' | 'day'): number | undefined {
  const [left, right] = [momentOf(a), momentOf(b)];
  if (left === undefined || right === undefined) return undefined;
  if (unit === 'minute' && left.timed && right.timed) return left.minutes - right.minutes;
  return (Math.floor(left.minutes / 1440) - Math.floor(right.minutes / 1440)) * 1440;
}
