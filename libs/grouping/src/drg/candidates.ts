import type { Condition } from '../condition/ast.ts';
import type { TestedCase } from './coded-case.ts';
import { needOf } from './needs.ts';
import type { CodedLists, CodeKind, Need } from './needs.ts';

const BITS = 32;

/** Where the conditions that are tried one after another have their bits: `words` words from `from` on, the first condition in the lowest bit. */
export interface CandidateRun {
  readonly from: number;
  readonly words: number;
}

/**
 * Which MDCs and rules a record can meet at all, by its codes: one bit for each, in the order tried, kept for every code in words of 32. What is left
 * out needs a code that the record lacks ([needs]); what is named must still be tested. So the answer is that of testing all, in a fraction of the tests.
 */
export class Candidates {
  readonly #principal: CodeBits;
  readonly #diagnosis: CodeBits;
  readonly #procedure: CodeBits;

  /** @param slots one condition for each bit; undefined fills a word up */
  private constructor(slots: readonly (Condition | undefined)[], lists: CodedLists, codes: number) {
    const needs = (kind: CodeKind): (Need | undefined)[] =>
      slots.map((condition) => (condition === undefined ? [] : needOf(condition, kind, lists)));
    const principal = needs('principal');
    // The principal diagnosis is one of the diagnoses: where it decides, asking all of them says nothing new.
    const diagnosis = needs('diagnosis').map((need, slot) => (principal[slot] === undefined ? need : undefined));
    this.#principal = new CodeBits(principal, codes);
    this.#diagnosis = new CodeBits(diagnosis, codes);
    this.#procedure = new CodeBits(needs('procedure'), codes);
  }

  /**
   * @param runs  conditions tried one after another, run by run
   * @param codes number of codes that the scheme knows
   */
  static of(
    runs: readonly (readonly Condition[])[],
    lists: CodedLists,
    codes: number,
  ): { readonly candidates: Candidates; readonly runs: readonly CandidateRun[] } {
    const slots: (Condition | undefined)[] = [];
    const places = runs.map((conditions) => {
      const from = slots.length / BITS;
      slots.push(...conditions);
      while (slots.length % BITS !== 0) slots.push(undefined);
      return { from, words: slots.length / BITS - from };
    });
    return { candidates: new Candidates(slots, lists, codes), runs: places };
  }

  /** One word of candidates of the record. */
  word(at: number, record: TestedCase): number {
    let bits = this.#principal.first(at, record.dx);
    if (bits !== 0) bits &= this.#procedure.any(at, record.procs);
    return bits === 0 ? 0 : bits & this.#diagnosis.any(at, record.dx);
  }
}

/** For every code the conditions that need it, and those that need none; codes with the same conditions share one row of words. */
class CodeBits {
  readonly #free: Uint32Array;
  /** Place of a code's row; the code number is shifted by one, so that -1, a code that the scheme does not know, has the empty row at 0. */
  readonly #place: Uint32Array;
  readonly #rows: Uint32Array;
  /** Words in which some condition needs a code. */
  readonly #isAsked: Uint8Array;

  constructor(needs: readonly (Need | undefined)[], codes: number) {
    const words = needs.length / BITS;
    this.#free = new Uint32Array(words);
    this.#isAsked = new Uint8Array(words);
    const bits = new Uint32Array((codes + 1) * words);
    needs.forEach((need, slot) => {
      const word = slot >>> 5;
      const bit = 1 << (slot & 31);
      if (need === undefined) this.#free[word]! |= bit;
      else this.#isAsked[word] = 1;
      for (const list of need ?? []) for (const code of list) bits[(code + 1) * words + word]! |= bit;
    });
    const { place, rows } = shared(bits, words);
    this.#place = place;
    this.#rows = rows;
  }

  /** Conditions that the first code lets hold. */
  first(word: number, codes: readonly number[]): number {
    const free = this.#free[word]!;
    return codes.length === 0 ? free : free | this.#rows[this.#place[codes[0]! + 1]! + word]!;
  }

  /** Conditions that one of the codes lets hold. */
  any(word: number, codes: readonly number[]): number {
    let bits = this.#free[word]!;
    if (this.#isAsked[word] === 0) return bits;
    for (let i = 0; i < codes.length; i++) bits |= this.#rows[this.#place[codes[i]! + 1]! + word]!;
    return bits;
  }
}

/** Rows with equal words once, and for each row where it went. */
function shared(bits: Uint32Array, words: number): { place: Uint32Array; rows: Uint32Array } {
  const count = bits.length / words;
  const place = new Uint32Array(count);
  const known = new Map<string, number>();
  for (let row = 0; row < count; row++) {
    const at = row * words;
    let key = '';
    for (let word = 0; word < words; word++) if (bits[at + word] !== 0) key += `${word}:${bits[at + word]} `;
    let found = known.get(key);
    if (found === undefined) {
      found = known.size * words;
      // Earlier rows only: what is overwritten has been read.
      bits.copyWithin(found, at, at + words);
      known.set(key, found);
    }
    place[row] = found;
  }
  return { place, rows: bits.slice(0, known.size * words) };
}
