import { Decimal, type Truth } from '@caseloom/core';
import { FeelDate, FeelDateTime, FeelDuration, FeelMonths } from './temporal.ts';
import { FeelRange, isFeelContext, isFeelList, type FeelValue } from './values.ts';

/**
 * DMN equality: null equals null only; values of different kinds are not comparable (unknown). A date and a date-time compare as moments,
 * the date being its midnight: records carry both for one field.
 */
export function equal3(a: FeelValue, b: FeelValue): Truth {
  if (a === null || b === null) return a === b;
  if (typeof a === 'string' || typeof a === 'boolean') return typeof a === typeof b ? a === b : undefined;
  if (a instanceof Decimal) return b instanceof Decimal ? a.eq(b) : undefined;
  const order = compareTemporal(a, b);
  if (order !== undefined) return order === 0;
  if (isFeelList(a)) {
    if (!isFeelList(b)) return undefined;
    if (a.length !== b.length) return false;
    return all3(a.map((one, index) => equal3(one, b[index]!)));
  }
  if (isFeelContext(a)) {
    if (!isFeelContext(b)) return undefined;
    const other = b;
    const names = a.names();
    if (names.length !== b.names().length || names.some((name) => !other.names().includes(name))) return false;
    return all3(names.map((name) => equal3(a.get(name), other.get(name))));
  }
  if (a instanceof FeelRange && b instanceof FeelRange) {
    return (
      a.lowIncluded === b.lowIncluded &&
      a.highIncluded === b.highIncluded &&
      all3([equal3(a.low, b.low), equal3(a.high, b.high)])
    );
  }
  return undefined;
}

/** −1, 0, 1 for ordered values of one kind; undefined (unknown) otherwise. */
export function compare3(a: FeelValue, b: FeelValue): number | undefined {
  if (a === null || b === null) return undefined;
  if (a instanceof Decimal) return b instanceof Decimal ? a.cmp(b) : undefined;
  if (typeof a === 'string') return typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : undefined;
  return compareTemporal(a, b);
}

/** Is the value inside the range? An absent bound is open. */
export function inRange3(value: FeelValue, range: FeelRange): Truth {
  const low = range.low === null ? 1 : compare3(value, range.low);
  const high = range.high === null ? -1 : compare3(value, range.high);
  const above = low === undefined ? undefined : low > 0 || (low === 0 && range.lowIncluded);
  const below = high === undefined ? undefined : high < 0 || (high === 0 && range.highIncluded);
  if (above === false || below === false) return false;
  return above === undefined || below === undefined ? undefined : true;
}

function compareTemporal(a: FeelValue, b: FeelValue): number | undefined {
  if (a instanceof FeelDate && b instanceof FeelDate) return Math.sign(a.days - b.days);
  if (a instanceof FeelDuration && b instanceof FeelDuration) return Math.sign(a.seconds - b.seconds);
  if (a instanceof FeelMonths && b instanceof FeelMonths) return Math.sign(a.months - b.months);
  const [left, right] = [momentOf(a), momentOf(b)];
  return left === undefined || right === undefined ? undefined : Math.sign(left - right);
}

function momentOf(value: FeelValue): number | undefined {
  if (value instanceof FeelDateTime) return value.seconds;
  return value instanceof FeelDate ? value.days * 86400 : undefined;
}

function all3(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
}
