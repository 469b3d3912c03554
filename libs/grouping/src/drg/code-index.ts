/** Gives every code of a scheme a small integer, so that a record's codes are looked up once and every list test is one bit. */
export class CodeIndex {
  readonly #ids = new Map<string, number>();

  /** Number of the code, made when it is new. */
  add(code: string): number {
    const known = this.#ids.get(code);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(code, id);
    return id;
  }

  /** Number of the code, -1 when no table of the scheme names it. */
  idOf(code: string): number {
    return this.#ids.get(code) ?? -1;
  }

  /** Numbers of the codes, in their order. */
  idsOf(codes: readonly string[]): number[] {
    const ids: number[] = [];
    for (const code of codes) ids.push(this.#ids.get(code) ?? -1);
    return ids;
  }

  /** Every code in the order of its number. */
  codes(): Iterable<string> {
    return this.#ids.keys();
  }

  get size(): number {
    return this.#ids.size;
  }
}

/** A set of code numbers as bits. */
export class CodeSet {
  readonly #words: Uint32Array;
  readonly size: number;

  constructor(ids: Iterable<number>, capacity: number) {
    this.#words = new Uint32Array((capacity >>> 5) + 1);
    let size = 0;
    for (const id of ids) {
      if (!this.has(id)) size++;
      this.#words[id >>> 5]! |= 1 << (id & 31);
    }
    this.size = size;
  }

  /** False for -1, the number of codes that the scheme does not know. */
  has(id: number): boolean {
    return id >= 0 && (this.#words[id >>> 5]! & (1 << (id & 31))) !== 0;
  }
}
