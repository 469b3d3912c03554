import type { Truth } from '@caseloom/core';
import type { Kind, Place } from '../cells/simple-test.ts';
import type { ColumnTest } from '../cells/test-column.ts';
import { buildAxis, type Axis, type RowsByTest } from './axis.ts';
import { hasBit, lowestBit, wordsFor } from './bit-rows.ts';

/** What the index asks of a column: its tests and the number of the test of each row. */
export interface IndexedColumn {
  readonly tests: readonly ColumnTest[];
  readonly testOf: Int32Array;
}

/** Where the input of each column lies. */
export interface Spots {
  /** Undefined when it has no place: missing, a list, too long a number. */
  readonly kinds: readonly (Kind | undefined)[];
  readonly places: readonly Place[];
}

interface PlacedAxis extends Axis {
  readonly kind: Kind;
  /** Where the ready sets of the axis begin in the arena; undefined: they are written to the column's scratch. */
  readonly readyAt: number | undefined;
}

interface ColumnAxes {
  readonly axes: readonly PlacedAxis[];
  readonly testOf: Int32Array;
  readonly isAny: Uint8Array;
  /** Where a set of this column may be written. */
  readonly scratchAt: number;
}

/** A test that has to be evaluated: of the rows given, or of all. */
interface OpenColumn {
  readonly column: number;
  readonly rows: Uint32Array | undefined;
}

/** Sets that are cut in two goes of four, without a loop; where a table has fewer, sets of every row stand in. */
const AT_ONCE = 8;

/**
 * Finds the rows that match without looking at them one by one: each column answers with the set of rows its value leaves, the sets are cut. Tests that
 * have no place on an axis are evaluated for the rows that are left, and only for those. All sets stand in one arena, so that cutting them is adding
 * offsets; what a search writes there is read before it returns, and a search never starts another on the same table.
 */
export class RowIndex {
  readonly #columns: readonly ColumnAxes[];
  readonly #rows: number;
  readonly #words: number;
  readonly #arena: Int32Array;
  /** Where the sets of a search begin, the smallest first, and their sizes. */
  readonly #offsets: Int32Array;
  readonly #counts: Int32Array;

  constructor(columns: readonly IndexedColumn[], rows: number) {
    this.#rows = rows;
    this.#words = wordsFor(rows);
    const built = columns.map(axesOf);
    const layout = new ArenaLayout(this.#words);
    this.#columns = built.map(({ axes, ...column }) => ({
      ...column,
      axes: axes.map((axis) => ({ ...axis, readyAt: layout.place(axis.sets.words?.length) })),
      scratchAt: layout.place(this.#words)!,
    }));
    this.#arena = new Int32Array(layout.length);
    fillWith(this.#arena, rows);
    for (const { axes } of this.#columns)
      for (const { sets, readyAt } of axes) if (readyAt !== undefined) this.#arena.set(sets.words!, readyAt);
    this.#offsets = new Int32Array(columns.length + AT_ONCE);
    this.#counts = new Int32Array(columns.length + AT_ONCE);
  }

  /**
   * Visits matching and undecided rows in table order until `visit` answers false.
   * @param truth  the answer of a column's test for this input
   * @param spend  told how many rows are looked at
   */
  search(
    spots: Spots,
    truth: (column: number, test: number) => Truth,
    visit: (row: number, answer: true | undefined) => boolean,
    spend: (rows: number) => void,
  ): void {
    if (this.#rows === 0) return;
    const open: OpenColumn[] = [];
    const sets = this.#place(spots, open);
    if (sets === NONE) return;
    this.#smallestFirst(sets);
    this.#cut(sets, (row) => {
      spend(1);
      const answer = open.length === 0 ? true : this.#decide(row, open, truth);
      return answer === false || visit(row, answer);
    });
  }

  /** Notes where the set of each column begins. @returns how many there are; NONE when one is empty */
  #place({ kinds, places }: Spots, open: OpenColumn[]): number {
    let sets = 0;
    for (let index = 0; index < this.#columns.length; index++) {
      const column = this.#columns[index]!;
      const axis = axisOf(column, kinds[index]);
      if (axis === undefined) {
        open.push({ column: index, rows: undefined });
        continue;
      }
      if (axis.open !== undefined) open.push({ column: index, rows: axis.open });
      const region = axis.regionOf(places[index]!);
      const count = axis.sets.counts[region]!;
      if (count === 0) return NONE;
      if (count === this.#rows) continue;
      this.#counts[sets] = count;
      this.#offsets[sets++] = this.#offsetOf(axis, region, column.scratchAt);
    }
    for (; sets < AT_ONCE; sets++) {
      this.#offsets[sets] = EVERY_ROW;
      this.#counts[sets] = this.#rows;
    }
    return sets;
  }

  #offsetOf({ sets, readyAt }: PlacedAxis, region: number, scratchAt: number): number {
    if (readyAt !== undefined) return readyAt + region * this.#words;
    sets.write(region, this.#arena.subarray(scratchAt, scratchAt + this.#words));
    return scratchAt;
  }

  /** Most words are empty once the smallest sets are cut. */
  #smallestFirst(sets: number): void {
    const [counts, offsets] = [this.#counts, this.#offsets];
    for (let front = 1; front < sets; front++) {
      const [count, offset] = [counts[front]!, offsets[front]!];
      let at = front - 1;
      for (; at >= 0 && counts[at]! > count; at--) {
        counts[at + 1] = counts[at]!;
        offsets[at + 1] = offsets[at]!;
      }
      counts[at + 1] = count;
      offsets[at + 1] = offset;
    }
  }

  /** Every row that all sets have, in table order. */
  #cut(sets: number, each: (row: number) => boolean): void {
    const [arena, offsets, words] = [this.#arena, this.#offsets, this.#words];
    const [a, b, c, d] = [offsets[0]!, offsets[1]!, offsets[2]!, offsets[3]!];
    const [e, f, g, h] = [offsets[4]!, offsets[5]!, offsets[6]!, offsets[7]!];
    for (let word = 0; word < words; word++) {
      let left = arena[a + word]! & arena[b + word]! & arena[c + word]! & arena[d + word]!;
      if (left === 0) continue;
      left &= arena[e + word]! & arena[f + word]! & arena[g + word]! & arena[h + word]!;
      for (let index = AT_ONCE; left !== 0 && index < sets; index++) left &= arena[offsets[index]! + word]!;
      for (; left !== 0; left &= left - 1) if (!each(word * 32 + lowestBit(left))) return;
    }
  }

  #decide(row: number, open: readonly OpenColumn[], truth: (column: number, test: number) => Truth): Truth {
    let answer: Truth = true;
    for (const { column, rows } of open) {
      if (rows !== undefined && !hasBit(rows, row)) continue;
      const { testOf, isAny } = this.#columns[column]!;
      const test = testOf[row]!;
      if (isAny[test] === 1) continue;
      const one = truth(column, test);
      if (one === false) return false;
      if (one === undefined) answer = undefined;
    }
    return answer;
  }
}

const NONE = -1;

function axisOf({ axes }: ColumnAxes, kind: Kind | undefined): PlacedAxis | undefined {
  for (let index = 0; index < axes.length; index++) if (axes[index]!.kind === kind) return axes[index];
  return undefined;
}

/** The set of every row begins the arena. */
const EVERY_ROW = 0;

/** Hands out places of the arena. */
class ArenaLayout {
  length: number;
  constructor(words: number) {
    this.length = words;
  }
  place(words: number | undefined): number | undefined {
    if (words === undefined) return undefined;
    const at = this.length;
    this.length += words;
    return at;
  }
}

function fillWith(arena: Int32Array, rows: number): void {
  arena.fill(-1, EVERY_ROW, EVERY_ROW + (rows >>> 5));
  if ((rows & 31) !== 0) arena[EVERY_ROW + (rows >>> 5)] = (1 << (rows & 31)) - 1;
}

function axesOf({ tests, testOf }: IndexedColumn) {
  const byTest = rowsByTest(testOf, tests.length);
  const kinds = new Set(tests.flatMap(({ simple }) => simple?.stretches.map(({ kind }) => kind) ?? []));
  return {
    axes: [...kinds].map((kind) => ({ kind, ...buildAxis(kind, tests, byTest) })),
    testOf,
    isAny: Uint8Array.from(tests, ({ isAny }) => (isAny ? 1 : 0)),
  };
}

/** Rows grouped by their test, each group in table order. */
function rowsByTest(testOf: Int32Array, tests: number): RowsByTest {
  const starts = new Int32Array(tests + 1);
  for (let row = 0; row < testOf.length; row++) starts[testOf[row]! + 1]!++;
  for (let test = 0; test < tests; test++) starts[test + 1]! += starts[test]!;
  const next = starts.slice();
  const rows = new Int32Array(testOf.length);
  for (let row = 0; row < testOf.length; row++) rows[next[testOf[row]!]!++] = row;
  return { starts, rows, size: testOf.length };
}
