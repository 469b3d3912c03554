import { Decimal } from '@caseloom/core';
import type { ArithmeticOperator } from './ast.ts';
import { addMonths, FeelDate, FeelDateTime, FeelDuration, FeelMonths } from './temporal.ts';
import type { FeelType } from './types.ts';
import type { FeelValue } from './values.ts';

/** Largest exponent of decimal128; beyond it a result is unknown. */
export const MAX_EXPONENT = 6144;

/** DMN arithmetic on numbers, texts (`+`), dates and durations; anything else, a missing operand or a division by zero is unknown. */
export function arithmetic(operator: ArithmeticOperator, left: FeelValue, right: FeelValue): FeelValue {
  if (left instanceof Decimal && right instanceof Decimal) return numbers(operator, left, right);
  switch (operator) {
    case '+':
      return typeof left === 'string' && typeof right === 'string'
        ? left + right
        : (add(left, right) ?? add(right, left));
    case '-':
      return subtract(left, right);
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
  if (value instanceof FeelDuration) return new FeelDuration(-value.seconds);
  return value instanceof FeelMonths ? new FeelMonths(-value.months) : null;
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

function bounded(value: Decimal): Decimal | null {
  return value.isFinite() && Math.abs(value.e) <= MAX_EXPONENT ? value : null;
}

function add(left: FeelValue, right: FeelValue): FeelValue {
  if (right instanceof FeelDuration) {
    if (left instanceof FeelDuration) return duration(left.seconds + right.seconds);
    if (left instanceof FeelDateTime) return dateTime(left.seconds + right.seconds);
    if (left instanceof FeelDate) return date(left.days + Math.floor(right.seconds / 86400));
  }
  if (right instanceof FeelMonths) {
    if (left instanceof FeelMonths) return new FeelMonths(left.months + right.months);
    if (left instanceof FeelDate) return date(addMonths(left, right.months).days);
    if (left instanceof FeelDateTime)
      return dateTime(
        addMonths(new FeelDate(left.days), right.months).days * 86400 + (left.seconds - left.days * 86400),
      );
  }
  return null;
}

function subtract(left: FeelValue, right: FeelValue): FeelValue {
  if (right instanceof FeelDuration || right instanceof FeelMonths) return add(left, negate(right));
  if (left instanceof FeelDate && right instanceof FeelDate) return duration((left.days - right.days) * 86400);
  const [from, to] = [moment(right), moment(left)];
  return from === undefined || to === undefined ? null : duration(to - from);
}

function scale(left: FeelValue, right: FeelValue): FeelValue {
  if (!(right instanceof Decimal)) return null;
  if (left instanceof FeelDuration) return duration(right.times(left.seconds).trunc().toNumber());
  return left instanceof FeelMonths ? new FeelMonths(right.times(left.months).trunc().toNumber()) : null;
}

function divide(left: FeelValue, right: FeelValue): FeelValue {
  if (right instanceof Decimal && !right.isZero()) return scale(left, new Decimal(1).div(right));
  if (left instanceof FeelDuration && right instanceof FeelDuration && right.seconds !== 0)
    return new Decimal(left.seconds).div(right.seconds);
  if (left instanceof FeelMonths && right instanceof FeelMonths && right.months !== 0)
    return new Decimal(left.months).div(right.months);
  return null;
}

function moment(value: FeelValue): number | undefined {
  if (value instanceof FeelDateTime) return value.seconds;
  return value instanceof FeelDate ? value.days * 86400 : undefined;
}

/** Dates stay within the years 0001 to 9999, the only ones with a text form; 719162 days before 1970 is 0001-01-01. */
function date(days: number): FeelDate | null {
  return days >= -719162 && days <= 2932896 ? new FeelDate(days) : null;
}

function dateTime(seconds: number): FeelDateTime | null {
  return date(Math.floor(seconds / 86400)) === null ? null : new FeelDateTime(seconds);
}

function duration(seconds: number): FeelDuration | null {
  return Number.isSafeInteger(seconds) ? new FeelDuration(seconds) : null;
}

const MOMENTS: readonly FeelType[] = ['date', 'date and time'];
const DURATIONS: readonly FeelType[] = ['duration', 'years and months duration'];

/** Type of a result; undefined when the operator can never apply to these types. */
export function arithmeticType(operator: ArithmeticOperator, left: FeelType, right: FeelType): FeelType | undefined {
  if (left === 'any' || right === 'any' || left === 'null' || right === 'null') return 'any';
  if (left === 'number' && right === 'number') return 'number';
  const isMoment = (type: FeelType) => MOMENTS.includes(type);
  const isDuration = (type: FeelType) => DURATIONS.includes(type);
  switch (operator) {
    case '+':
      if (left === 'string' && right === 'string') return 'string';
      if (isMoment(left) && isDuration(right)) return left;
      if (isDuration(left) && isMoment(right)) return right;
      return isDuration(left) && left === right ? left : undefined;
    case '-':
      if (isMoment(left) && isMoment(right)) return 'duration';
      if (isMoment(left) && isDuration(right)) return left;
      return isDuration(left) && left === right ? left : undefined;
    case '*':
      return isDuration(left) && right === 'number' ? left : left === 'number' && isDuration(right) ? right : undefined;
    case '/':
      return isDuration(left) && right === 'number' ? left : isDuration(left) && left === right ? 'number' : undefined;
    default:
      return undefined;
  }
}
