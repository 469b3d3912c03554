import { Decimal } from '@caseloom/core';
import type { ArithmeticOperator } from './ast.ts';
import {
  addMonths,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelMonths,
  FeelTime,
  offsetOf,
  sameClock,
  type Zone,
} from './temporal.ts';
import type { FeelType } from './types.ts';
import type { FeelValue } from './values.ts';

/** Largest exponent of decimal128; beyond it a result is unknown. */
export const MAX_EXPONENT = 6144;

/**
 * DMN arithmetic on numbers, texts (`+`), dates, times and durations; anything else, a missing operand or a division by zero is unknown.
 * @param reference  a date that meets a date and time is its midnight UTC, as DMN says; else where the clock stands
 */
export function arithmetic(
  operator: ArithmeticOperator,
  left: FeelValue,
  right: FeelValue,
  reference = false,
): FeelValue {
  if (left instanceof Decimal && right instanceof Decimal) return numbers(operator, left, right);
  if (left === null || right === null) return null;
  switch (operator) {
    case '+':
      return typeof left === 'string' && typeof right === 'string'
        ? left + right
        : (add(left, right) ?? add(right, left));
    case '-':
      return subtract(left, right, reference);
    case '*':
      return scale(left, right) ?? scale(right, left);
    case '/':
      return divide(left, right);
    default:
      return null;
  }
}

export function negate(value: FeelValue): FeelValue {
  if (value instanceof Decimal) return value.neg();
  if (value instanceof FeelDuration) return value.negated();
  return value instanceof FeelMonths ? new FeelMonths(-value.months || 0) : null;
}

function numbers(operator: ArithmeticOperator, left: Decimal, right: Decimal): Decimal | null {
  switch (operator) {
    case '+':
      return bounded(left.plus(right));
    case '-':
      return bounded(left.minus(right));
    case '*':
      return bounded(left.times(right));
    case '/':
      return right.isZero() ? null : bounded(left.div(right));
    default:
      return right.abs().gt(MAX_EXPONENT) ? null : bounded(left.pow(right));
  }
}

/** Also for functions: a number that decimal128 could hold. */
export function bounded(value: Decimal): Decimal | null {
  return value.isFinite() && Math.abs(value.e) <= MAX_EXPONENT ? value : null;
}

function add(left: FeelValue, right: FeelValue): FeelValue {
  if (right instanceof FeelDuration) {
    if (left instanceof FeelDuration) return duration(left.seconds + right.seconds, left.nanos + right.nanos);
    if (left instanceof FeelDateTime)
      return dateTime(left.days, left.clock + right.seconds, left.nanos + right.nanos, left.zone);
    if (left instanceof FeelDate) return date(left.days + Math.floor(right.seconds / 86400));
    if (left instanceof FeelTime) return time(left.seconds + right.seconds, left.nanos + right.nanos, left.zone);
  }
  if (right instanceof FeelMonths) {
    if (left instanceof FeelMonths) return months(left.months + right.months);
    if (left instanceof FeelDate) return addMonths(left, right.months) ?? null;
    if (left instanceof FeelDateTime) {
      const days = addMonths(new FeelDate(left.days), right.months)?.days;
      return days === undefined ? null : dateTime(days, left.clock, left.nanos, left.zone);
    }
  }
  return null;
}

function subtract(left: FeelValue, right: FeelValue, reference: boolean): FeelValue {
  if (right instanceof FeelDuration || right instanceof FeelMonths) return add(left, negate(right));
  if (left instanceof FeelDate && right instanceof FeelDate) return duration((left.days - right.days) * 86400);
  if (left instanceof FeelTime !== right instanceof FeelTime) return null;
  const dayZone = reference ? 0 : undefined;
  const [to, from] = [moment(left, dayZone), moment(right, dayZone)];
  if (to === undefined || from === undefined || !sameClock(to.zone, from.zone)) return null;
  return duration(to.seconds - from.seconds, to.nanos - from.nanos);
}

function scale(left: FeelValue, right: FeelValue): FeelValue {
  if (!(right instanceof Decimal)) return null;
  if (left instanceof FeelDuration) return ofNanos(nanosOf(left).times(right));
  return left instanceof FeelMonths ? months(right.times(left.months).trunc().toNumber()) : null;
}

function divide(left: FeelValue, right: FeelValue): FeelValue {
  if (right instanceof Decimal) {
    if (right.isZero()) return null;
    if (left instanceof FeelDuration) return ofNanos(nanosOf(left).div(right));
    return left instanceof FeelMonths ? months(new Decimal(left.months).div(right).trunc().toNumber()) : null;
  }
  if (left instanceof FeelDuration && right instanceof FeelDuration) {
    const by = nanosOf(right);
    return by.isZero() ? null : nanosOf(left).div(by);
  }
  if (left instanceof FeelMonths && right instanceof FeelMonths && right.months !== 0)
    return new Decimal(left.months).div(right.months);
  return null;
}

function moment(value: FeelValue, dayZone: Zone): { seconds: number; nanos: number; zone: Zone } | undefined {
  if (value instanceof FeelDateTime || value instanceof FeelTime)
    return { seconds: value.seconds - offsetOf(value.zone), nanos: value.nanos, zone: value.zone };
  return value instanceof FeelDate ? { seconds: value.days * 86400, nanos: 0, zone: dayZone } : undefined;
}

function nanosOf(value: FeelDuration): Decimal {
  return new Decimal(value.seconds).times(1e9).plus(value.nanos);
}

/** Fractions of a nanosecond are dropped. */
function ofNanos(total: Decimal): FeelDuration | null {
  const whole = total.trunc();
  const seconds = whole.div(1e9).floor();
  return duration(seconds.toNumber(), whole.minus(seconds.times(1e9)).toNumber());
}

/** Days of the years ±999,999,999, the ones DMN knows. */
const LAST_DAY = 365_241_780_471;

function date(days: number): FeelDate | null {
  return Math.abs(days) <= LAST_DAY ? new FeelDate(days) : null;
}

function dateTime(days: number, clock: number, nanos: number, zone: Zone): FeelDateTime | null {
  const seconds = clock + Math.floor(nanos / 1e9);
  const shift = Math.floor(seconds / 86400);
  return Math.abs(days + shift) <= LAST_DAY
    ? new FeelDateTime(days + shift, seconds - shift * 86400, withinSecond(nanos), zone)
    : null;
}

/** Round the clock. */
function time(seconds: number, nanos: number, zone: Zone): FeelTime {
  const whole = seconds + Math.floor(nanos / 1e9);
  return new FeelTime(((whole % 86400) + 86400) % 86400, withinSecond(nanos), zone);
}

function duration(seconds: number, nanos = 0): FeelDuration | null {
  const whole = seconds + Math.floor(nanos / 1e9);
  return Number.isSafeInteger(whole) ? new FeelDuration(whole, withinSecond(nanos)) : null;
}

function months(count: number): FeelMonths | null {
  return Number.isSafeInteger(count) ? new FeelMonths(count) : null;
}

function withinSecond(nanos: number): number {
  return ((nanos % 1e9) + 1e9) % 1e9;
}

const MOMENTS: readonly FeelType[] = ['date', 'date and time'];
const DURATIONS: readonly FeelType[] = ['duration', 'years and months duration'];

/** Type of a result; undefined when the operator can never apply to these types. */
export function arithmeticType(operator: ArithmeticOperator, left: FeelType, right: FeelType): FeelType | undefined {
  if (left === 'any' || right === 'any' || left === 'null' || right === 'null') return 'any';
  if (left === 'number' && right === 'number') return 'number';
  switch (operator) {
    case '+':
      return left === 'string' && right === 'string' ? 'string' : (sumType(left, right) ?? sumType(right, left));
    case '-':
      if ((isMoment(left) && isMoment(right)) || (left === 'time' && right === 'time')) return 'duration';
      return sumType(left, right);
    case '*':
      return isDuration(left) && right === 'number' ? left : left === 'number' && isDuration(right) ? right : undefined;
    case '/':
      return isDuration(left) && right === 'number' ? left : isDuration(left) && left === right ? 'number' : undefined;
    default:
      return undefined;
  }
}

function sumType(left: FeelType, right: FeelType): FeelType | undefined {
  if (isMoment(left) && isDuration(right)) return left;
  if (left === 'time' && right === 'duration') return left;
  return isDuration(left) && left === right ? left : undefined;
}

function isMoment(type: FeelType): boolean {
  return MOMENTS.includes(type);
}

function isDuration(type: FeelType): boolean {
  return DURATIONS.includes(type);
}
