const CHUNK = 256;

/**
 * A long list that is never changed in place: an edit copies the piece it touches and shares the rest, so that every step of an undo history
 * is a whole list and costs little. To read by position takes a few steps; to change k rows, about k pieces.
 */
export class RowList<T> {
  readonly length: number;
  readonly #chunks: readonly (readonly T[])[];
  /** Position of each piece's first row. */
  readonly #starts: readonly number[];

  private constructor(chunks: readonly (readonly T[])[]) {
    const starts: number[] = [];
    let length = 0;
    for (const chunk of chunks) {
      starts.push(length);
      length += chunk.length;
    }
    this.#chunks = chunks;
    this.#starts = starts;
    this.length = length;
  }

  static of<T>(rows: Iterable<T>): RowList<T> {
    return new RowList(inChunks([...rows]));
  }

  /** @returns undefined outside the list */
  at(index: number): T | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const chunk = this.#chunkOf(index);
    return this.#chunks[chunk]![index - this.#starts[chunk]!];
  }

  *[Symbol.iterator](): Generator<T> {
    for (const chunk of this.#chunks) yield* chunk;
  }

  /** Calls for every row in order; quicker than the iterator for very long lists. */
  forEach(visit: (row: T, index: number) => void): void {
    let index = 0;
    for (const chunk of this.#chunks) for (const row of chunk) visit(row, index++);
  }

  /** The list with other rows at some positions; positions outside are left out. The same list when nothing differs. */
  with(changes: ReadonlyMap<number, T>): RowList<T> {
    const chunks = new Map<number, T[]>();
    for (const [index, row] of changes) {
      if (index < 0 || index >= this.length || this.at(index) === row) continue;
      const at = this.#chunkOf(index);
      let chunk = chunks.get(at);
      if (chunk === undefined) chunks.set(at, (chunk = [...this.#chunks[at]!]));
      chunk[index - this.#starts[at]!] = row;
    }
    return chunks.size === 0 ? this : new RowList(this.#chunks.map((chunk, at) => chunks.get(at) ?? chunk));
  }

  /** The list without `remove` rows from `index` on and with others in their place. */
  splice(index: number, remove: number, insert: readonly T[] = []): RowList<T> {
    const from = Math.max(0, Math.min(index, this.length));
    const to = Math.min(from + Math.max(0, remove), this.length);
    if (to === from && insert.length === 0) return this;
    const first = this.length === 0 ? 0 : this.#chunkOf(Math.min(from, this.length - 1));
    const last = to > from ? this.#chunkOf(to - 1) : first;
    const head = (this.#chunks[first] ?? []).slice(0, from - (this.#starts[first] ?? 0));
    const tail = (this.#chunks[last] ?? []).slice(to - (this.#starts[last] ?? 0));
    return new RowList([
      ...this.#chunks.slice(0, first),
      ...inChunks([...head, ...insert, ...tail]),
      ...this.#chunks.slice(last + 1),
    ]);
  }

  /** The list without the rows at these positions. */
  without(positions: ReadonlySet<number>): RowList<T> {
    const touched = new Set([...positions].filter((at) => at >= 0 && at < this.length).map((at) => this.#chunkOf(at)));
    if (touched.size === 0) return this;
    return new RowList(
      this.#chunks
        .map((chunk, at) =>
          touched.has(at) ? chunk.filter((_, index) => !positions.has(this.#starts[at]! + index)) : chunk,
        )
        .filter((chunk) => chunk.length > 0),
    );
  }

  #chunkOf(index: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function inChunks<T>(rows: readonly T[]): (readonly T[])[] {
  const chunks: (readonly T[])[] = [];
  for (let at = 0; at < rows.length; at += CHUNK) chunks.push(rows.slice(at, at + CHUNK));
  return chunks;
}
