import { Decimal } from '@caseloom/core';
import { FeelDate, FeelDateTime, type FeelValue } from '@caseloom/expression';
import { readLiteral } from './literal.ts';
import { splitTests } from './split-tests.ts';

/** Values of one kind lie on one axis. Dates and date-times are both moments where they may be compared. */
export type Kind = 'number' | 'string' | 'boolean' | 'date' | 'date and time';

/** A place on an axis: a number, a text, 0 or 1, days, or seconds. */
export type Place = number | string;

/** A place on the axis of a kind. */
export interface Spot {
  readonly kind: Kind;
  readonly place: Place;
}

/** A stretch of an axis; an absent bound is open. `low` equal to `high`, both included, is one value. */
export interface Stretch {
  readonly kind: Kind;
  readonly low: Place | undefined;
  readonly high: Place | undefined;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
}

/** A cell whose answer depends on nothing but where the input lies on its axis. */
export interface SimpleTest {
  readonly stretches: readonly Stretch[];
  /** `null` is one of the alternatives. */
  readonly takesNull: boolean;
  readonly negated: boolean;
}

/** Decimals of up to 15 digits and their nearest doubles are in the same order, so comparing doubles is exact. */
const EXACT_DIGITS = 15;
const COMPARISON = /^(<=|>=|<|>)\s*(.+)$/s;
const INTERVAL = /^([[(\]])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])[])$/s;
/** Two literals; what is longer goes to the grammar. */
const LONGEST_INTERVAL = 200;
const PREFIX = /^starts with\(\s*\?\s*,\s*"([^"\\\r\n]+)"\s*\)$/;

/**
 * Reads a cell of the simple forms: literals, comparisons, intervals, `starts with(?, "I21")`, `null`, several of them, or `not(…)` of them.
 * Undefined: the cell needs the grammar.
 * @param datesAreMoments a date may be compared with a date and time, being its midnight
 */
export function readSimpleTest(cell: string, datesAreMoments: boolean): SimpleTest | undefined {
  const text = cell.trim();
  const negation = /^not\s*\((.*)\)$/s.exec(text);
  const tests = splitTests(negation === null ? text : negation[1]!);
  if (tests === undefined) return undefined;
  const stretches: Stretch[] = [];
  let takesNull = false;
  for (const test of tests) {
    if (test === 'null') {
      takesNull = true;
      continue;
    }
    const stretch = readStretch(test, datesAreMoments);
    if (stretch === undefined) return undefined;
    stretches.push(stretch);
  }
  return { stretches, takesNull, negated: negation !== null };
}

function readStretch(test: string, datesAreMoments: boolean): Stretch | undefined {
  const prefix = PREFIX.exec(test);
  if (prefix !== null) return prefixStretch(prefix[1]!);
  const comparison = COMPARISON.exec(test);
  if (comparison !== null) {
    const [, operator, operand] = comparison as unknown as [string, string, string];
    const at = placeOf(operand.trim(), datesAreMoments);
    if (at === undefined || at.kind === 'boolean') return undefined;
    return operator.startsWith('<')
      ? { kind: at.kind, low: undefined, high: at.place, lowIncluded: false, highIncluded: operator === '<=' }
      : { kind: at.kind, low: at.place, high: undefined, lowIncluded: operator === '>=', highIncluded: false };
  }
  const interval = test.length > LONGEST_INTERVAL ? null : INTERVAL.exec(test);
  if (interval !== null) {
    const [low, high] = [placeOf(interval[2]!, datesAreMoments), placeOf(interval[3]!, datesAreMoments)];
    if (low === undefined || high === undefined || low.kind !== high.kind || low.kind === 'boolean') return undefined;
    return {
      kind: low.kind,
      low: low.place,
      high: high.place,
      lowIncluded: interval[1] === '[',
      highIncluded: interval[4] === ']',
    };
  }
  const at = placeOf(test, datesAreMoments);
  return at === undefined
    ? undefined
    : { kind: at.kind, low: at.place, high: at.place, lowIncluded: true, highIncluded: true };
}

/** Texts that begin so are those from the prefix on and before the next text of its length, by code units. */
function prefixStretch(prefix: string): Stretch | undefined {
  const last = prefix.charCodeAt(prefix.length - 1);
  if (last === 0xffff) return undefined;
  const after = prefix.slice(0, -1) + String.fromCharCode(last + 1);
  return { kind: 'string', low: prefix, high: after, lowIncluded: true, highIncluded: false };
}

function placeOf(text: string, datesAreMoments: boolean): Spot | undefined {
  const literal = readLiteral(text);
  return literal === undefined ? undefined : spotOf(literal, datesAreMoments);
}

const SECONDS_PER_DAY = 86_400;

/** Where a value lies; undefined for null, lists, contexts and whatever else has no place on an axis. */
export function spotOf(value: FeelValue, datesAreMoments: boolean): Spot | undefined {
  if (typeof value === 'string') return { kind: 'string', place: value };
  if (typeof value === 'boolean') return { kind: 'boolean', place: value ? 1 : 0 };
  if (value instanceof Decimal) {
    const place = exactDouble(value);
    return place === undefined ? undefined : { kind: 'number', place };
  }
  if (value instanceof FeelDate)
    return datesAreMoments
      ? { kind: 'date and time', place: value.days * SECONDS_PER_DAY }
      : { kind: 'date', place: value.days };
  return value instanceof FeelDateTime && isWholeAndLocal(value)
    ? { kind: 'date and time', place: value.seconds }
    : undefined;
}

/** Fractions of seconds and zones have no place on the axis; such values are evaluated. */
function isWholeAndLocal({ nanos, zone }: FeelDateTime): boolean {
  return nanos === 0 && zone === undefined;
}

/** The double that stands for a decimal among others of at most 15 digits. */
export function exactDouble(value: Decimal): number | undefined {
  return value.sd() <= EXACT_DIGITS && Math.abs(value.e) < 290 ? value.toNumber() : undefined;
}
