import type { Steps } from '../path.ts';

/** A field that formulas read: of the record, or of the items of a list. Plain data, so that worker threads can take it over. */
export interface FieldUse {
  /** Number of the list whose items have the field; -1: a field of the record. */
  readonly list: number;
  /** Below the record (the fact first), or below an item. */
  readonly steps: Steps;
  /** Some test compares its text, begins it, or takes it for a code. */
  text: boolean;
  number: boolean;
  /** Lengths of the beginnings that tests look for, one bit each. */
  startLengths: number;
  codeLengths: number;
  /** Whole codes that `codeIn` looks for. */
  wholeCodes: boolean;
  /** The longest text any test compares with. */
  longest: number;
  /** Value sets asked about the field, with the feature that stands for *is a member*. */
  readonly sets: { readonly name: string; readonly feature: number }[];
  /** Features of ranges over categories: right for values that begin with one. */
  readonly wide: number[];
}

/** Every field and list that formulas read, each once. */
export class FieldTable {
  readonly fields: FieldUse[] = [];
  /** Steps of the lists below the record. */
  readonly lists: Steps[] = [];
  readonly #known = new Map<string, number>();
  readonly #knownLists = new Map<string, number>();

  list(steps: Steps): number {
    return number(this.#knownLists, JSON.stringify(steps), () => this.lists.push(steps) - 1);
  }

  field(list: number, steps: Steps): number {
    return number(
      this.#known,
      JSON.stringify([list, steps]),
      () =>
        this.fields.push({
          list,
          steps,
          text: false,
          number: false,
          startLengths: 0,
          codeLengths: 0,
          wholeCodes: false,
          longest: 0,
          sets: [],
          wide: [],
        }) - 1,
    );
  }
}

function number(known: Map<string, number>, key: string, add: () => number): number {
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = add()));
  return found;
}
