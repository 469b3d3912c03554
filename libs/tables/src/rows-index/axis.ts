import type { ColumnTest } from '../cells/test-column.ts';
import type { Kind, Place, SimpleTest } from '../cells/simple-test.ts';
import { setBit, wordsFor } from './bit-rows.ts';
import { regionSets, type RegionSets } from './region-sets.ts';

/** The rows of a column grouped by their test: those of test `t` are `rows[starts[t] … starts[t + 1])`. */
export interface RowsByTest {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly size: number;
}

/**
 * One kind of values of one column. The bounds of all tests cut the axis into regions in which no test changes its answer: even regions are the gaps
 * between bounds, odd ones the bounds themselves. Where every bound is a single value all gaps are one region, the last.
 */
export interface Axis {
  /** The region a value lies in. */
  regionOf(place: Place): number;
  readonly sets: RegionSets;
  /** Rows whose test says nothing on this axis and has to be evaluated; undefined when there is none. */
  readonly open: Uint32Array | undefined;
}

export function buildAxis(kind: Kind, tests: readonly ColumnTest[], byTest: RowsByTest): Axis {
  const open = openRows(kind, tests, byTest);
  const closed = tests.map(({ simple }) => (simple !== undefined && isOn(kind, simple) ? simple : undefined));
  return closed.every((one) => one === undefined || one.stretches.every((stretch) => isPoint(stretch)))
    ? pointAxis(closed, tests, byTest, open)
    : sweptAxis(closed, tests, byTest, open);
}

/** A test with alternatives of several kinds is unknown, not false, where the other kinds are asked for. */
function isOn(kind: Kind, { stretches }: SimpleTest): boolean {
  return stretches.every((stretch) => stretch.kind === kind);
}

function isPoint({ low, high, lowIncluded, highIncluded }: SimpleTest['stretches'][number]): boolean {
  return low !== undefined && low === high && lowIncluded && highIncluded;
}

function openRows(kind: Kind, tests: readonly ColumnTest[], byTest: RowsByTest): Uint32Array | undefined {
  const isOpen = tests.map(({ isAny, simple }) => !isAny && (simple === undefined || !isOn(kind, simple)));
  if (!isOpen.includes(true)) return undefined;
  const open = new Uint32Array(wordsFor(byTest.size));
  isOpen.forEach((yes, test) => {
    if (yes) eachRow(byTest, test, (row) => setBit(open, row));
  });
  return open;
}

/** Rows that are in whatever the value: any, open, and negated tests until their values are met. */
function baseOf(
  tests: readonly ColumnTest[],
  byTest: RowsByTest,
  open: Uint32Array | undefined,
  holdsAtFirst: (test: number) => boolean,
): Uint32Array {
  const base = open?.slice() ?? new Uint32Array(wordsFor(byTest.size));
  tests.forEach(({ isAny }, test) => {
    if (isAny || holdsAtFirst(test)) eachRow(byTest, test, (row) => setBit(base, row));
  });
  return base;
}

function pointAxis(
  closed: readonly (SimpleTest | undefined)[],
  tests: readonly ColumnTest[],
  byTest: RowsByTest,
  open: Uint32Array | undefined,
): Axis {
  const regions = new Map<Place, number>();
  const differing: number[][] = [];
  closed.forEach((simple, test) => {
    for (const place of new Set(simple?.stretches.map(({ low }) => low!))) {
      let region = regions.get(place);
      if (region === undefined) {
        regions.set(place, (region = differing.length));
        differing.push([]);
      }
      differing[region]!.push(test);
    }
  });
  const elsewhere = differing.length;
  differing.push([]);
  const base = baseOf(tests, byTest, open, (test) => closed[test]?.negated === true);
  return {
    regionOf: (place) => regions.get(place) ?? elsewhere,
    sets: regionSets({ ...rowChanges(differing, byTest), base, rows: byTest.size, addUp: false }),
    open,
  };
}

function sweptAxis(
  closed: readonly (SimpleTest | undefined)[],
  tests: readonly ColumnTest[],
  byTest: RowsByTest,
  open: Uint32Array | undefined,
): Axis {
  const bounds = sortedBounds(closed);
  const indexOf = new Map(bounds.map((bound, index) => [bound, index]));
  const changing: number[][] = Array.from({ length: 2 * bounds.length + 1 }, () => []);
  const holdsAtFirst = closed.map((simple, test) => {
    if (simple === undefined) return false;
    const covered = coveredRegions(simple, indexOf, changing.length);
    for (const [from, to] of covered) {
      if (from > 0) changing[from]!.push(test);
      if (to < changing.length) changing[to]!.push(test);
    }
    return (covered[0]?.[0] === 0) !== simple.negated;
  });
  const base = baseOf(tests, byTest, open, (test) => holdsAtFirst[test]!);
  return {
    regionOf: locator(bounds),
    sets: regionSets({ ...rowChanges(changing, byTest), base, rows: byTest.size, addUp: true }),
    open,
  };
}

function sortedBounds(closed: readonly (SimpleTest | undefined)[]): Place[] {
  const bounds = new Set<Place>();
  for (const simple of closed)
    for (const { low, high } of simple?.stretches ?? []) {
      if (low !== undefined) bounds.add(low);
      if (high !== undefined) bounds.add(high);
    }
  return [...bounds].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Regions a test without its `not` covers, as half-open stretches in order, joined where they touch. */
function coveredRegions(
  { stretches }: SimpleTest,
  indexOf: ReadonlyMap<Place, number>,
  regions: number,
): [from: number, to: number][] {
  const covered: [number, number][] = [];
  for (const { low, high, lowIncluded, highIncluded } of stretches) {
    const from = low === undefined ? 0 : 2 * indexOf.get(low)! + (lowIncluded ? 1 : 2);
    const to = high === undefined ? regions : 2 * indexOf.get(high)! + (highIncluded ? 2 : 1);
    if (from < to) covered.push([from, to]);
  }
  covered.sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of covered) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Whole bounds no further apart than this are looked up instead of searched for. */
const WIDEST_TABLE = 4096;

function locator(bounds: readonly Place[]): (place: Place) => number {
  const search = searcher(bounds);
  const [first, last] = [bounds[0]!, bounds.at(-1)!];
  if (typeof first !== 'number' || typeof last !== 'number' || last - first > WIDEST_TABLE) return search;
  if (!bounds.every(Number.isInteger)) return search;
  const regions = Int32Array.from({ length: last - first + 1 }, (_, index) => search(first + index));
  return (place) => {
    const index = (place as number) - first;
    return index >= 0 && index < regions.length && Number.isInteger(index) ? regions[index]! : search(place);
  };
}

function searcher(bounds: readonly Place[]): (place: Place) => number {
  const sorted: ArrayLike<Place> = typeof bounds[0] === 'number' ? Float64Array.from(bounds as number[]) : bounds;
  return (place) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! < place) low = middle + 1;
      else high = middle;
    }
    return low < sorted.length && sorted[low] === place ? 2 * low + 1 : 2 * low;
  };
}

/** Changes of tests as changes of rows. */
function rowChanges(
  testsAt: readonly (readonly number[])[],
  byTest: RowsByTest,
): { regions: number; starts: Int32Array; rowsAt: Int32Array } {
  const starts = new Int32Array(testsAt.length + 1);
  testsAt.forEach((tests, region) => {
    let count = 0;
    for (const test of tests) count += byTest.starts[test + 1]! - byTest.starts[test]!;
    starts[region + 1] = starts[region]! + count;
  });
  const rowsAt = new Int32Array(starts[testsAt.length]!);
  let at = 0;
  for (const tests of testsAt) for (const test of tests) eachRow(byTest, test, (row) => (rowsAt[at++] = row));
  return { regions: testsAt.length, starts, rowsAt };
}

function eachRow({ starts, rows }: RowsByTest, test: number, visit: (row: number) => void): void {
  for (let at = starts[test]!; at < starts[test + 1]!; at++) visit(rows[at]!);
}
