import { BudgetExceeded, Decimal, formatDecimal, parseDecimal } from '@caseloom/core';
import type { Frame } from './environment.ts';
import { FeelDate, FeelDateTime, FeelDuration, FeelMonths, FeelTime } from './temporal.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from './temporal-texts.ts';
import { isContext, isList, type FeelType } from './types.ts';

/** Values that expressions compute with. `null` is *unknown*. Nothing here has methods that an expression could reach. */
export type FeelValue =
  | null
  | Decimal
  | string
  | boolean
  | FeelDate
  | FeelTime
  | FeelDateTime
  | FeelDuration
  | FeelMonths
  | FeelRange
  | FeelLambda
  | FeelContext
  | readonly FeelValue[];

/** A context: members by exact own name, nothing inherited. */
export interface FeelContext {
  readonly kind: 'context';
  get(name: string): FeelValue;
  has(name: string): boolean;
  names(): readonly string[];
}

/** Bounds that are null are open: `> 5` is the range from 5, excluded, without end. */
export class FeelRange {
  readonly low: FeelValue;
  readonly high: FeelValue;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
  constructor(low: FeelValue, high: FeelValue, lowIncluded: boolean, highIncluded: boolean) {
    this.low = low;
    this.high = high;
    this.lowIncluded = lowIncluded;
    this.highIncluded = highIncluded;
  }
}

export interface LambdaParameter {
  readonly name: string;
  readonly type: FeelType;
}

/** A function as a value: one written in an expression, or one a caller puts into the scope. */
export class FeelLambda {
  readonly parameters: readonly LambdaParameter[];
  readonly call: (args: readonly FeelValue[], frame: Frame) => FeelValue;
  constructor(parameters: readonly LambdaParameter[], call: FeelLambda['call']) {
    this.parameters = parameters;
    this.call = call;
  }
}

class JsonContext implements FeelContext {
  readonly kind = 'context';
  readonly raw: Readonly<Record<string, unknown>>;
  readonly type: FeelType;
  constructor(raw: Readonly<Record<string, unknown>>, type: FeelType) {
    this.raw = raw;
    this.type = type;
  }
  get(name: string): FeelValue {
    if (!Object.hasOwn(this.raw, name)) return null;
    return toFeel(this.raw[name], isContext(this.type) ? (this.type.members.get(name) ?? 'any') : 'any');
  }
  has(name: string): boolean {
    return Object.hasOwn(this.raw, name);
  }
  names(): readonly string[] {
    return Object.keys(this.raw);
  }
}

/** A context made inside an expression. */
export class MapContext implements FeelContext {
  readonly kind = 'context';
  readonly entries: ReadonlyMap<string, FeelValue>;
  constructor(entries: ReadonlyMap<string, FeelValue>) {
    this.entries = entries;
  }
  get(name: string): FeelValue {
    return this.entries.get(name) ?? null;
  }
  has(name: string): boolean {
    return this.entries.has(name);
  }
  names(): readonly string[] {
    return [...this.entries.keys()];
  }
}

export function isFeelContext(value: FeelValue): value is FeelContext {
  return value instanceof JsonContext || value instanceof MapContext;
}

/**
 * Reads a JSON value as FEEL. Texts become numbers, dates, times or durations where the type says so; a text that does not fit its type is
 * unknown (null), and so are absent values and empty texts of typed fields.
 */
export function toFeel(value: unknown, type: FeelType = 'any'): FeelValue {
  if (value === undefined || value === null) return null;
  switch (typeof value) {
    case 'string':
      return textToFeel(value, type);
    case 'number':
      return Number.isFinite(value) ? (type === 'string' ? String(value) : new Decimal(value)) : null;
    case 'boolean':
      return value;
    case 'object':
      break;
    default:
      return null;
  }
  if (Array.isArray(value)) {
    const item = isList(type) ? type.list : 'any';
    return value.map((one) => toFeel(one, item));
  }
  if (isFeelObject(value)) return value;
  return new JsonContext(value as Record<string, unknown>, type);
}

function isFeelObject(value: object): value is FeelValue & object {
  return (
    value instanceof Decimal ||
    value instanceof JsonContext ||
    value instanceof MapContext ||
    value instanceof FeelDate ||
    value instanceof FeelTime ||
    value instanceof FeelDateTime ||
    value instanceof FeelDuration ||
    value instanceof FeelMonths ||
    value instanceof FeelRange ||
    value instanceof FeelLambda
  );
}

function textToFeel(text: string, type: FeelType): FeelValue {
  switch (type) {
    case 'number':
      return parseDecimal(text) ?? null;
    case 'date':
      return parseDate(text.slice(0, 10)) ?? parseDate(text) ?? null;
    case 'time':
      return parseTime(text) ?? null;
    case 'date and time':
      return parseDateTime(text) ?? null;
    case 'duration': {
      const read = parseDuration(text);
      return read instanceof FeelDuration ? read : null;
    }
    case 'years and months duration': {
      const read = parseDuration(text);
      return read instanceof FeelMonths ? read : null;
    }
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : null;
    default:
      return text;
  }
}

/** Levels of lists and contexts within each other that are looked through. */
const MAX_LEVELS = 500;

/** For everything that goes down into values. @throws BudgetExceeded beyond 500 levels */
export function limitLevels(level: number): void {
  if (level > MAX_LEVELS) throw new BudgetExceeded('depth', MAX_LEVELS);
}

/** Parts a result may have when it leaves the room; lists that share their items could otherwise unfold without end. */
const MAX_PARTS = 1_000_000;

/**
 * JSON form of a value: decimals, dates, times and durations as texts, contexts as null-prototype objects; a range and a function have none and become null.
 * @throws BudgetExceeded beyond a million parts or 500 levels
 */
export function fromFeel(value: FeelValue): unknown {
  let parts = 0;
  const write = (one: FeelValue, level: number): unknown => {
    limitLevels(level);
    if (++parts > MAX_PARTS) throw new BudgetExceeded('listLength', MAX_PARTS);
    if (one === null || typeof one === 'string' || typeof one === 'boolean') return one;
    if (one instanceof Decimal) return formatDecimal(one);
    if (isFeelList(one)) return one.map((item) => write(item, level + 1));
    if (isFeelContext(one)) {
      const object = Object.create(null) as Record<string, unknown>;
      for (const name of one.names()) object[name] = write(one.get(name), level + 1);
      return object;
    }
    return one instanceof FeelRange || one instanceof FeelLambda ? null : one.toString();
  };
  return write(value, 0);
}

export function isFeelList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value);
}

export function valueTypeName(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  if (value instanceof Decimal) return 'number';
  if (isFeelList(value)) return 'list';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelDuration) return 'duration';
  if (value instanceof FeelMonths) return 'years and months duration';
  if (value instanceof FeelLambda) return 'function';
  return value instanceof FeelRange ? 'range' : 'context';
}
