import type { Dictionary } from './dictionary.ts';

/** Which rules have which of many texts, in as much memory as their numbers take. */
export class Postings {
  readonly #dictionary: Dictionary;
  readonly #starts: Uint32Array;
  readonly #rules: Uint32Array;

  /** @param numbers of the texts of rule 0, 1, … one after the other; `ends[i]` is where those of rule i end */
  constructor(dictionary: Dictionary, numbers: Uint32Array, ends: Uint32Array) {
    this.#dictionary = dictionary;
    this.#starts = new Uint32Array(dictionary.size + 1);
    for (const number of numbers) this.#starts[number + 1]!++;
    for (let index = 0; index < dictionary.size; index++) this.#starts[index + 1]! += this.#starts[index]!;
    const next = this.#starts.slice();
    this.#rules = new Uint32Array(numbers.length);
    let from = 0;
    ends.forEach((end, rule) => {
      for (; from < end; from++) this.#rules[next[numbers[from]!]!++] = rule;
    });
  }

  /** Rules that have the text; with `*` at the end, a text that begins so. */
  of(text: string): Iterable<number> {
    if (!text.endsWith('*')) return this.#at(this.#dictionary.find(text));
    const start = text.slice(0, -1);
    const rules = new Set<number>();
    this.#dictionary.texts().forEach((one, number) => {
      if (one.startsWith(start)) for (const rule of this.#at(number)) rules.add(rule);
    });
    return rules;
  }

  #at(number: number | undefined): Uint32Array {
    if (number === undefined || number + 1 >= this.#starts.length) return new Uint32Array(0);
    return this.#rules.subarray(this.#starts[number]!, this.#starts[number + 1]!);
  }
}
