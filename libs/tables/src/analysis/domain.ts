import { readSimpleTest, type Kind, type Place, type SimpleTest } from '../cells/simple-test.ts';
import { formatDecimal, Decimal, dateFromDayNumber } from '@caseloom/core';
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

/** Undefined where the column asks nothing: every cell is any. */
export function domainOf(source: DomainSource): Domain | undefined {
  const tests = new Map<string, SimpleTest | 'any' | undefined>();
  for (const cell of source.cells) {
    const text = cell.trim();
    if (!tests.has(text)) tests.set(text, text === '' || text === '-' ? 'any' : readSimpleTest(text, false));
  }
  const kind = kindOf(source, tests.values());
  const isKnown = (test: SimpleTest | 'any' | undefined): boolean =>
    test === 'any' || (test !== undefined && test.stretches.every((stretch) => stretch.kind === kind));
  const free = emptySet(source.cells.length);
  source.cells.forEach((cell, row) => {
    if (!isKnown(tests.get(cell.trim()))) setBit(free, row);
  });
  if ([...tests.values()].every((test) => test === 'any')) return undefined;
  if (kind === undefined) return { input: source.input, regions: [], free };
  const known = [...tests].filter(([, test]) => isKnown(test));
  const allowed = allowedBy(source.values, kind);
  const bounds = boundsOf([...known.flatMap(([, test]) => (test === 'any' ? [] : [test!])), ...(allowed ?? [])]);
  const regions = pieces(kind, bounds)
    .filter(({ at }) => allowed === undefined || allowed.some((test) => holds(test, at)))
    .map(({ at, test, example }): Region => {
      const rows = emptySet(source.cells.length);
      const holding = new Set(
        known.filter(([, one]) => one === 'any' || holds(one as SimpleTest, at)).map(([text]) => text),
      );
      source.cells.forEach((cell, row) => {
        if (holding.has(cell.trim())) setBit(rows, row);
      });
      return { rows, test, example };
    });
  return { input: source.input, regions: joined(regions), free };
}

function kindOf({ type }: DomainSource, tests: Iterable<SimpleTest | 'any' | undefined>): Kind | undefined {
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

/** The bounds and the gaps between them, gaps without a value left out. */
function pieces(kind: Kind, bounds: readonly Place[]): Piece[] {
  if (kind === 'boolean') return [0, 1].map((at) => point(kind, at));
  const all: Piece[] = [];
  for (let index = 0; index <= bounds.length; index++) {
    const [low, high] = [bounds[index - 1], bounds[index]];
    const at = between(kind, low, high);
    if (at !== undefined) all.push({ at, test: stretchText(kind, low, high), example: written(kind, at) });
    if (high !== undefined) all.push(point(kind, high));
  }
  return all;
}

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

/** Regions of the same rows are one; the first of them lends its example, their tests stand side by side. */
function joined(regions: readonly Region[]): Region[] {
  const byRows = new Map<string, Region & { readonly tests: string[] }>();
  for (const region of regions) {
    const key = region.rows.join();
    const known = byRows.get(key);
    if (known === undefined) byRows.set(key, { ...region, tests: [region.test] });
    else known.tests.push(region.test);
  }
  return [...byRows.values()].map(({ rows, example, tests }) => ({
    rows,
    example,
    test: tests.length > MOST_TESTS ? `${tests.slice(0, MOST_TESTS).join(', ')}, …` : tests.join(', '),
  }));
}

const MOST_TESTS = 6;
