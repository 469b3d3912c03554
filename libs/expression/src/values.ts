import { Decimal, formatDecimal, parseDecimal } from '@caseloom/core';
import { FeelDate, FeelDateTime, FeelDuration, FeelMonths, parseDate, parseDateTime } from './temporal.ts';
import { isContext, isList, type FeelType } from './types.ts';

/** Values that expressions compute with. `null` is *unknown*. Nothing here has methods that an expression could reach. */
export type FeelValue =
  | null
  | Decimal
  | string
  | boolean
  | FeelDate
  | FeelDateTime
  | FeelDuration
  | FeelMonths
  | FeelRange
  | FeelContext
  | readonly FeelValue[];

/** A context: members by exact own name, nothing inherited. */
export interface FeelContext {
  readonly kind: 'context';
  get(name: string): FeelValue;
  names(): readonly string[];
}

export class FeelRange {
  constructor(
    readonly low: FeelValue,
    readonly high: FeelValue,
    readonly lowIncluded: boolean,
    readonly highIncluded: boolean,
  ) {}
}

class JsonContext implements FeelContext {
  readonly kind = 'context';
  constructor(
    readonly raw: Readonly<Record<string, unknown>>,
    readonly type: FeelType,
  ) {}
  get(name: string): FeelValue {
    if (!Object.hasOwn(this.raw, name)) return null;
    return toFeel(this.raw[name], isContext(this.type) ? (this.type.members.get(name) ?? 'any') : 'any');
  }
  names(): readonly string[] {
    return Object.keys(this.raw);
  }
}

/** A context made inside an expression. */
export class MapContext implements FeelContext {
  readonly kind = 'context';
  constructor(readonly entries: ReadonlyMap<string, FeelValue>) {}
  get(name: string): FeelValue {
    return this.entries.get(name) ?? null;
  }
  names(): readonly string[] {
    return [...this.entries.keys()];
  }
}

export function isFeelContext(value: FeelValue): value is FeelContext {
  return value instanceof JsonContext || value instanceof MapContext;
}

/**
 * Reads a JSON value as FEEL. Texts become numbers, dates or date-times where the type says so; a text that does not fit its type is
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
  if (
    value instanceof Decimal ||
    value instanceof FeelDate ||
    value instanceof FeelDateTime ||
    value instanceof FeelDuration ||
    value instanceof FeelMonths ||
    value instanceof FeelRange
  )
    return value;
  if (value instanceof JsonContext || value instanceof MapContext) return value;
  return new JsonContext(value as Record<string, unknown>, type);
}

function textToFeel(text: string, type: FeelType): FeelValue {
  switch (type) {
    case 'number':
      return parseDecimal(text) ?? null;
    case 'date':
      return parseDate(text.slice(0, 10)) ?? null;
    case 'date and time':
      return parseDateTime(text) ?? null;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : null;
    default:
      return text;
  }
}

/** JSON form of a value: decimals, dates and durations as texts, contexts as null-prototype objects; a range has none and becomes null. */
export function fromFeel(value: FeelValue): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Decimal) return formatDecimal(value);
  if (isFeelList(value)) return value.map(fromFeel);
  if (isFeelContext(value)) {
    const object = Object.create(null) as Record<string, unknown>;
    for (const name of value.names()) object[name] = fromFeel(value.get(name));
    return object;
  }
  return value instanceof FeelRange ? null : value.toString();
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
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelDuration) return 'duration';
  if (value instanceof FeelMonths) return 'years and months duration';
  return value instanceof FeelRange ? 'range' : 'context';
}
