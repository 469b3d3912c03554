/** Sets of rows as bits, 32 to a word. */
export function wordsFor(rows: number): number {
  return (rows + 31) >>> 5;
}

export function setBit(words: Uint32Array, row: number): void {
  words[row >>> 5]! |= 1 << (row & 31);
}

export function flipBit(words: Uint32Array | Int32Array, row: number): void {
  words[row >>> 5]! ^= 1 << (row & 31);
}

export function hasBit(words: Uint32Array, row: number): boolean {
  return (words[row >>> 5]! & (1 << (row & 31))) !== 0;
}

/** Number of the lowest set bit of a word that is not zero. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
