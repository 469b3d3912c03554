import type { Truth } from '@caseloom/core';
import type { Kind, Place, Spot } from '../cells/simple-test.ts';
import type { ColumnTest } from '../cells/test-column.ts';
import { buildAxis, type Axis, type RowsByTest } from './axis.ts';
import { hasBit, lowestBit, wordsFor } from './bit-rows.ts';

/** What the index asks of a column: its tests and the number of the test of each row. */
export interface IndexedColumn {
  readonly tests: readonly ColumnTest[];
  readonly testOf: Int32Array;
}

/** Where the input of each column lies; undefined when it has no place: missing, a list, too long a number. */
export type Spots = readonly (Spot | undefined)[];

interface ColumnAxes {
  readonly axes: ReadonlyMap<Kind, Axis>;
  readonly testOf: Int32Array;
  readonly isAny: Uint8Array;
  readonly scratch: Uint32Array;
}

/** A set of rows within a longer list of words. */
interface Part {
  words: Uint32Array;
  offset: number;
  count: number;
}

/**
 * Finds the rows that match without looking at them one by one: each column answers with the set of rows its value leaves, the sets are cut. Tests that
 * have no place on an axis are evaluated for the rows that are left, and only for those.
 */
export class RowIndex {
  readonly #columns: readonly ColumnAxes[];
  readonly #rows: number;
  readonly #words: number;
  readonly #parts: Part[];

  constructor(columns: readonly IndexedColumn[], rows: number) {
    this.#rows = rows;
    this.#words = wordsFor(rows);
    this.#columns = columns.map((column) => this.#axesOf(column));
    this.#parts = columns.map(() => ({ words: new Uint32Array(0), offset: 0, count: 0 }));
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
    const open: { column: number; rows: Uint32Array | undefined }[] = [];
    const parts: Part[] = [];
    for (let index = 0; index < this.#columns.length; index++) {
      const column = this.#columns[index]!;
      const spot = spots[index];
      const axis = spot === undefined ? undefined : column.axes.get(spot.kind);
      if (axis === undefined) {
        open.push({ column: index, rows: undefined });
        continue;
      }
      if (axis.open !== undefined) open.push({ column: index, rows: axis.open });
      const part = this.#parts[parts.length]!;
      place(part, axis, spot!.place, column.scratch, this.#words);
      if (part.count === 0) return;
      if (part.count < this.#rows) parts.push(part);
    }
    fewestFirst(parts);
    this.#cut(parts, (row) => {
      spend(1);
      const answer = open.length === 0 ? true : this.#decide(row, open, truth);
      return answer === false || visit(row, answer);
    });
  }

  /** Every set bit of the common part, lowest first. */
  #cut(parts: readonly Part[], each: (row: number) => boolean): void {
    const words = this.#words;
    const last = this.#rows & 31;
    const [first, second] = parts;
    for (let word = 0; word < words; word++) {
      let left = first === undefined ? 0xffffffff : first.words[first.offset + word]!;
      if (left === 0) continue;
      if (second !== undefined) left &= second.words[second.offset + word]!;
      for (let index = 2; index < parts.length && left !== 0; index++) {
        const part = parts[index]!;
        left &= part.words[part.offset + word]!;
      }
      if (word === words - 1 && last !== 0) left &= (1 << last) - 1;
      while (left !== 0) {
        if (!each(word * 32 + lowestBit(left))) return;
        left &= left - 1;
      }
    }
  }

  #decide(
    row: number,
    open: readonly { readonly column: number; readonly rows: Uint32Array | undefined }[],
    truth: (column: number, test: number) => Truth,
  ): Truth {
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

  #axesOf({ tests, testOf }: IndexedColumn): ColumnAxes {
    const byTest = rowsByTest(testOf, tests.length);
    const kinds = new Set(tests.flatMap(({ simple }) => simple?.stretches.map(({ kind }) => kind) ?? []));
    return {
      axes: new Map([...kinds].map((kind) => [kind, buildAxis(kind, tests, byTest)])),
      testOf,
      isAny: Uint8Array.from(tests, ({ isAny }) => (isAny ? 1 : 0)),
      scratch: new Uint32Array(this.#words),
    };
  }
}

/** Points a part at the set of the region a value lies in. */
function place(part: Part, axis: Axis, at: Place, scratch: Uint32Array, words: number): void {
  const region = axis.regionOf(at);
  const { sets } = axis;
  part.count = sets.count(region);
  if (sets.words === undefined) {
    if (part.count > 0) sets.write(region, scratch);
    part.words = scratch;
    part.offset = 0;
  } else {
    part.words = sets.words;
    part.offset = region * words;
  }
}

/** The two smallest sets come first: most words are empty after them. */
function fewestFirst(parts: Part[]): void {
  for (let front = 0; front < 2 && front < parts.length; front++) {
    let fewest = front;
    for (let index = front + 1; index < parts.length; index++)
      if (parts[index]!.count < parts[fewest]!.count) fewest = index;
    const taken = parts[fewest]!;
    parts[fewest] = parts[front]!;
    parts[front] = taken;
  }
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
