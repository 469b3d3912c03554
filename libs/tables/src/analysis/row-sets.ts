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
  const both = new Uint32Array(a.length);
  for (let index = 0; index < a.length; index++) both[index] = a[index]! & b[index]!;
  return both;
}

export function isEmpty(set: RowSet): boolean {
  for (let index = 0; index < set.length; index++) if (set[index] !== 0) return false;
  return true;
}

export function* rowsIn(set: RowSet): Generator<number> {
  for (let index = 0; index < set.length; index++)
    for (let word = set[index]!; word !== 0; word = (word & (word - 1)) >>> 0) yield index * 32 + lowestBit(word);
}

export { hasBit, setBit };
