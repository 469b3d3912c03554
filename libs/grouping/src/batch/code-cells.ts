import { HASH_START, hashed } from './byte-dictionary.ts';
import type { ByteDictionary } from './byte-dictionary.ts';
import { BYTE, END, isCodeByte, LEAVE, LEFT, PART } from './cells.ts';

/** The number of a code that the scheme does not know. */
const UNKNOWN = -1;
/** At this place of the list stands nothing. */
export const EMPTY = -2;

/** The codes of one cell as numbers, by their places; filled again for every cell. */
export class CodeCell {
  readonly numbers: number[] = [];
  /** Places of the cell that was read last. */
  count = 0;
  readonly #codes: ByteDictionary;

  constructor(codes: ByteDictionary) {
    this.#codes = codes;
  }

  /**
   * Codes joined by `|`. Blanks around a code, bytes beyond ASCII and marks for a missing code leave the line; an empty cell has no codes.
   * @returns where the cell ends, or LEFT
   */
  read(bytes: Uint8Array, from: number, ends: Uint8Array): number {
    this.count = 0;
    if (ends[bytes[from]!] === END) return from;
    for (let at = from; ; at++) {
      const start = at;
      let hash = HASH_START;
      let byte = bytes[at]!;
      while (byte !== BYTE.bar && ends[byte] === PART) {
        if (!isCodeByte(byte)) return LEFT;
        hash = hashed(hash, byte);
        byte = bytes[++at]!;
      }
      if (ends[byte] === LEAVE || mayMeanMissing(bytes, start, at)) return LEFT;
      this.numbers[this.count++] = at === start ? EMPTY : this.#codes.find(hash, bytes, start, at);
      if (byte !== BYTE.bar) return at;
    }
  }
}

/** Which code numbers are left out, by number; one that is no code's is not. */
export function isAmong(excluded: Uint8Array | undefined, number: number): boolean {
  return excluded !== undefined && number > UNKNOWN && excluded[number] === 1;
}

/** `-`, `--`, `/`, `NULL`, `null`: no code begins so and is that short. */
function mayMeanMissing(bytes: Uint8Array, from: number, to: number): boolean {
  if (to === from || to - from > 4) return false;
  const first = bytes[from]!;
  return first === BYTE.minus || first === BYTE.slash || (first | 32) === 110;
}
