import { readSimpleTest, type Kind, type Place, type SimpleTest } from '../cells/simple-test.ts';
import { formatDecimal, Decimal, dateFromDayNumber } from '@caseloom/core';
import { wordsFor } from '../rows-index/bit-rows.ts';
import { emptySet, setBit, type RowSet } from './row-sets.ts';

/** A stretch of one input in which no test of the column changes its answer, and the rows whose test holds there. */
export interface Region {
  readonly rows: RowSet;
  /** As a unary test. */
  readonly test: string;
  /** One value of it, as FEEL writes it. */
  readonly example: string;
}

/** One input: everything it can be, in regions that differ in their rows. */
export interface Domain {
  readonly input: string;
  readonly regions: readonly Region[];
  /** Regions in which each row holds; rows of one test share the list. */
  readonly regionsOf: (row: number) => readonly number[];
  /** By row: the column's test needs evaluating. */
  readonly free: RowSet;
}

export interface DomainSource {
  readonly input: string;
  readonly type: string | undefined;
  /** Allowed values, as tests. */
  readonly values: readonly string[] | undefined;
  readonly cells: readonly string[];
}

const SECONDS_PER_DAY = 86_400;

/** Words that the regions of one input may take: 64 MB; of an input with more, only rows that do not ask about it are analysed. */
const MOST_WORDS = 2 ** 24;

/** Undefined where the column asks nothing: every cell is any. */
export function domainOf(source: DomainSource): Domain | undefined {
  const { tests, testOf } = readTests(source.cells);
  if (tests.every((test) => test === 'any')) return undefined;
  const kind = kindOf(source, tests);
  const known = tests.map((test) =>
    test === 'any' || test?.stretches.every((one) => one.kind === kind) ? test : undefined,
  );
  const allowed = kind === undefined ? undefined : allowedBy(source.values, kind);
  const simple = known.filter((test) => test !== undefined && test !== 'any');
  const bounds = boundsOf([...simple, ...(allowed ?? [])]);
  const all = kind === undefined ? [] : pieces(kind, bounds, simple);
  const usable = all.filter(({ at }) => allowed === undefined || allowed.some((test) => holds(test, at)));
  const isTooLarge = usable.length * wordsFor(source.cells.length) > MOST_WORDS;
  const free = emptySet(source.cells.length);
  testOf.forEach((test, row) => {
    if (known[test] === undefined || (isTooLarge && known[test] !== 'any')) setBit(free, row);
  });
  if (isTooLarge || usable.length === 0) return { input: source.input, regions: [], regionsOf: () => [], free };
  const places = usable.map(({ at }) => at);
  const regionsOfTest = known.map((test) =>
    test === undefined ? [] : test === 'any' ? places.map((_, index) => index) : regionsWhere(test, places),
  );
  const sets = places.map(() => emptySet(source.cells.length));
  testOf.forEach((test, row) => {
    for (const region of regionsOfTest[test]!) setBit(sets[region]!, row);
  });
  const regions = usable.map(({ test, example }, index) => ({ rows: sets[index]!, test, example }));
  return { input: source.input, regions, regionsOf: (row) => regionsOfTest[testOf[row]!]!, free };
}

type ReadTest = SimpleTest | 'any' | undefined;

function readTests(cells: readonly string[]): { tests: ReadTest[]; testOf: Int32Array } {
  const ids = new Map<string, number>();
  const tests: ReadTest[] = [];
  const testOf = Int32Array.from(cells, (cell) => {
    const known = ids.get(cell);
    if (known !== undefined) return known;
    const text = cell.trim();
    ids.set(cell, tests.length);
    return tests.push(text === '' || text === '-' ? 'any' : readSimpleTest(text, false)) - 1;
  });
  return { tests, testOf };
}

/** Regions whose place a test holds at; the places of each stretch are found by halving. */
function regionsWhere({ stretches, negated }: SimpleTest, places: readonly Place[]): readonly number[] {
  const inside = new Set<number>();
  for (const { low, high, lowIncluded, highIncluded } of stretches) {
    const from = low === undefined ? 0 : firstWhere(places, (at) => at > low || (at === low && lowIncluded));
    const to =
      high === undefined ? places.length : firstWhere(places, (at) => at > high || (at === high && !highIncluded));
    for (let index = from; index < to; index++) inside.add(index);
  }
  if (!negated) return [...inside].sort((a, b) => a - b);
  return places.flatMap((_, index) => (inside.has(index) ? [] : [index]));
}

function firstWhere(places: readonly Place[], holdsAt: (at: Place) => boolean): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holdsAt(places[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function kindOf({ type }: DomainSource, tests: Iterable<ReadTest>): Kind | undefined {
  if (type === 'number' || type === 'string' || type === 'boolean' || type === 'date' || type === 'date and time')
    return type;
  for (const test of tests)
    if (test !== 'any' && test !== undefined && test.stretches.length > 0) return test.stretches[0]!.kind;
  return undefined;
}

function allowedBy(values: readonly string[] | undefined, kind: Kind): readonly SimpleTest[] | undefined {
  const tests = values?.map((value) => readSimpleTest(value, false));
  return tests?.every((test) => test?.stretches.every((stretch) => stretch.kind === kind)) === true
    ? (tests as SimpleTest[])
    : undefined;
}

function boundsOf(tests: readonly SimpleTest[]): Place[] {
  const bounds = new Set<Place>();
  for (const { stretches } of tests)
    for (const { low, high } of stretches) {
      if (low !== undefined) bounds.add(low);
      if (high !== undefined) bounds.add(high);
    }
  return [...bounds].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

interface Piece {
  /** A place of the piece. */
  readonly at: Place;
  readonly test: string;
  readonly example: string;
}

/**
 * The bounds and the gaps between them, in order; gaps without a value are left out. Texts of which only single ones are asked for have one piece for
 * all the others, the last.
 */
function pieces(kind: Kind, bounds: readonly Place[], tests: readonly SimpleTest[]): Piece[] {
  if (kind === 'boolean') return [0, 1].map((at) => point(kind, at));
  if (
    kind === 'string' &&
    tests.every(({ stretches }) => stretches.every(({ low, high }) => low === high && low !== undefined))
  ) {
    const other = textBetween(bounds.at(-1) as string | undefined, undefined)!;
    const named = bounds.map((at) => point(kind, at));
    const none =
      bounds.length > MOST_TESTS
        ? `not(${named
            .slice(0, MOST_TESTS)
            .map(({ test }) => test)
            .join(', ')}, …)`
        : `not(${named.map(({ test }) => test).join(', ')})`;
    return [...named, { at: other, test: none, example: written(kind, other) }];
  }
  const all: Piece[] = [];
  for (let index = 0; index <= bounds.length; index++) {
    const [low, high] = [bounds[index - 1], bounds[index]];
    const at = between(kind, low, high);
    if (at !== undefined) all.push({ at, test: stretchText(kind, low, high), example: written(kind, at) });
    if (high !== undefined) all.push(point(kind, high));
  }
  return all;
}

const MOST_TESTS = 6;

function point(kind: Kind, at: Place): Piece {
  return { at, test: written(kind, at), example: written(kind, at) };
}

/** A place strictly between two bounds; undefined where there is none. Days and seconds are whole, texts follow their code units. */
function between(kind: Kind, low: Place | undefined, high: Place | undefined): Place | undefined {
  if (kind === 'string') return textBetween(low as string | undefined, high as string | undefined);
  const [from, to] = [low as number | undefined, high as number | undefined];
  if (from === undefined) return to === undefined ? 0 : to - 1;
  if (to === undefined) return from + 1;
  const whole = Math.floor(from) + 1;
  if (whole < to) return whole;
  return kind === 'number' ? (from + to) / 2 : undefined;
}

function textBetween(low: string | undefined, high: string | undefined): string | undefined {
  if (low === undefined) return high === undefined || high > 'x' ? 'x' : high === '' ? undefined : '';
  for (const after of [`${low}x`, `${low}0`, `${low} `, `${low}\0`])
    if (high === undefined || after < high) return after;
  return undefined;
}

function stretchText(kind: Kind, low: Place | undefined, high: Place | undefined): string {
  if (low === undefined) return high === undefined ? '-' : `< ${written(kind, high)}`;
  return high === undefined ? `> ${written(kind, low)}` : `(${written(kind, low)}..${written(kind, high)})`;
}

function written(kind: Kind, at: Place): string {
  switch (kind) {
    case 'string':
      return JSON.stringify(at);
    case 'boolean':
      return at === 1 ? 'true' : 'false';
    case 'date':
      return `@"${dateFromDayNumber(at as number)}"`;
    case 'date and time':
      return `@"${momentText(at as number)}"`;
    default:
      return formatDecimal(new Decimal(at));
  }
}

function momentText(seconds: number): string {
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = seconds - day * SECONDS_PER_DAY;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dateFromDayNumber(day)}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
}

function holds({ stretches, negated }: SimpleTest, at: Place): boolean {
  const inside = stretches.some(
    ({ low, high, lowIncluded, highIncluded }) =>
      (low === undefined || at > low || (at === low && lowIncluded)) &&
      (high === undefined || at < high || (at === high && highIncluded)),
  );
  return inside !== negated;
}
