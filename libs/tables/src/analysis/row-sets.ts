import { hasBit, lowestBit, setBit, wordsFor } from '../rows-index/bit-rows.ts';

/** Sets of rows; none is changed once made. */
export type RowSet = Uint32Array;

export function emptySet(rows: number): RowSet {
  return new Uint32Array(wordsFor(rows));
}

export function allRows(rows: number): RowSet {
  const all = emptySet(rows);
  for (let row = 0; row < rows; row++) setBit(all, row);
  return all;
}

export function cut(a: RowSet, b: RowSet): RowSet {
  return a.map((word, index) => word & b[index]!);
}

export function isEmpty(set: RowSet): boolean {
  return set.every((word) => word === 0);
}

export function* rowsIn(set: RowSet): Generator<number> {
  for (let index = 0; index < set.length; index++)
    for (let word = set[index]!; word !== 0; word = (word & (word - 1)) >>> 0) yield index * 32 + lowestBit(word);
}

/** Rows before this one. */
export function before(row: number, rows: number): RowSet {
  const set = emptySet(rows);
  for (let index = 0; index < row; index++) setBit(set, index);
  return set;
}

export { hasBit, setBit };
