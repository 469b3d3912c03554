import { type Budget, Decimal, type Truth } from '@caseloom/core';
import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelMonths,
  FeelTime,
  offsetOf,
  sameClock,
  type Zone,
} from './temporal.ts';
import { FeelRange, isFeelContext, isFeelList, limitLevels, type FeelValue } from './values.ts';

/** How far equality goes: in `reference`, DMN's, a date is never a date and time, and a local time never one of a zone. */
export interface Comparing {
  readonly reference?: boolean;
  /** Lists and groups cost a step per part. */
  readonly budget?: Budget;
}

/**
 * DMN equality: null equals null only; values of different kinds are not comparable (unknown). A date and a date-time compare as moments,
 * the date being its midnight: records carry both for one field.
 */
export function equal3(a: FeelValue, b: FeelValue, how: Comparing = {}): Truth {
  return equalAt(a, b, how, 0);
}

function equalAt(a: FeelValue, b: FeelValue, how: Comparing, level: number): Truth {
  if (a === null || b === null) return a === b;
  if (typeof a === 'string' || typeof a === 'boolean') return typeof a === typeof b ? a === b : undefined;
  if (a instanceof Decimal) return b instanceof Decimal ? a.eq(b) : undefined;
  if (isFeelList(a)) return isFeelList(b) ? equalLists(a, b, how, level + 1) : undefined;
  if (isFeelContext(a)) {
    if (!isFeelContext(b)) return undefined;
    limitLevels(level);
    const names = a.names();
    const other = b;
    if (names.length !== b.names().length || names.some((name) => !other.has(name))) return false;
    how.budget?.spend(names.length);
    return all3(names, (name) => equalAt(a.get(name), other.get(name), how, level + 1));
  }
  if (a instanceof FeelRange) {
    if (!(b instanceof FeelRange)) return undefined;
    if (a.lowIncluded !== b.lowIncluded || a.highIncluded !== b.highIncluded) return false;
    const bounds: [FeelValue, FeelValue][] = [
      [a.low, b.low],
      [a.high, b.high],
    ];
    return all3(bounds, ([x, y]) => equalAt(x, y, how, level + 1));
  }
  if (how.reference === true) {
    if (a.constructor !== b.constructor) return undefined;
    if (zoneOf(a) !== zoneOf(b) && !sameClock(zoneOf(a), zoneOf(b))) return false;
  }
  if (a === b) return true;
  const order = compareTemporal(a, b);
  return order === undefined ? undefined : order === 0;
}

function equalLists(a: readonly FeelValue[], b: readonly FeelValue[], how: Comparing, level: number): Truth {
  limitLevels(level);
  if (a.length !== b.length) return false;
  how.budget?.spend(a.length);
  let result: Truth = true;
  for (let i = 0; i < a.length; i++) {
    const equal = equalAt(a[i]!, b[i]!, how, level);
    if (equal === false) return false;
    if (equal === undefined) result = undefined;
  }
  return result;
}

/** −1, 0, 1 for ordered values of one kind; undefined (unknown) otherwise. */
export function compare3(a: FeelValue, b: FeelValue): number | undefined {
  if (a === null || b === null) return undefined;
  if (a instanceof Decimal) return b instanceof Decimal ? a.cmp(b) : undefined;
  if (typeof a === 'string') return typeof b === 'string' ? compareTexts(a, b) : undefined;
  return compareTemporal(a, b);
}

/** By code points, as DMN orders texts. */
function compareTexts(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    // A half of a surrogate pair stands for a code point above all others.
    const [high, low] = [x >= 0xd800 && x <= 0xdfff, y >= 0xd800 && y <= 0xdfff];
    return high === low ? (x < y ? -1 : 1) : high ? 1 : -1;
  }
  return a.length < b.length ? -1 : a.length > b.length ? 1 : 0;
}

/** Is the value inside the range? An absent bound is open. */
export function inRange3(value: FeelValue, range: FeelRange): Truth {
  if (range.low === null && range.high === null) return undefined;
  const low = range.low === null ? 1 : compare3(value, range.low);
  const high = range.high === null ? -1 : compare3(value, range.high);
  const above = low === undefined ? undefined : low > 0 || (low === 0 && range.lowIncluded);
  const below = high === undefined ? undefined : high < 0 || (high === 0 && range.highIncluded);
  if (above === false || below === false) return false;
  return above === undefined || below === undefined ? undefined : true;
}

function compareTemporal(a: FeelValue, b: FeelValue): number | undefined {
  if (a instanceof FeelDate && b instanceof FeelDate) return Math.sign(a.days - b.days);
  if (a instanceof FeelMonths) return b instanceof FeelMonths ? Math.sign(a.months - b.months) : undefined;
  if (a instanceof FeelDuration)
    return b instanceof FeelDuration ? Math.sign(a.seconds - b.seconds || a.nanos - b.nanos) : undefined;
  if (a instanceof FeelTime !== b instanceof FeelTime) return undefined;
  const [left, right] = [momentOf(a), momentOf(b)];
  if (left === undefined || right === undefined || !sameClock(zoneOf(a), zoneOf(b))) return undefined;
  return Math.sign(left - right || nanosOf(a) - nanosOf(b));
}

/** Seconds on the clock that all with an offset share. */
function momentOf(value: FeelValue): number | undefined {
  if (value instanceof FeelDateTime || value instanceof FeelTime) return value.seconds - offsetOf(value.zone);
  return value instanceof FeelDate ? value.days * 86400 : undefined;
}

function nanosOf(value: FeelValue): number {
  return value instanceof FeelDateTime || value instanceof FeelTime ? value.nanos : 0;
}

function zoneOf(value: FeelValue): Zone {
  return value instanceof FeelDateTime || value instanceof FeelTime ? value.zone : undefined;
}

function all3<T>(items: readonly T[], each: (item: T) => Truth): Truth {
  let result: Truth = true;
  for (const item of items) {
    const truth = each(item);
    if (truth === false) return false;
    if (truth === undefined) result = undefined;
  }
  return result;
}
