const BLOCK = 8 * 1_048_576;

interface Place {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

/** JSON texts by case and group, one after the other in a few large blocks; when they are full the oldest block goes with its cases. */
export class FactBytes {
  readonly #mostBlocks: number;
  readonly #blocks = new Map<number, Buffer>();
  readonly #keys = new Map<number, Set<string>>();
  readonly #places = new Map<string, Map<string, Place>>();
  #newest = -1;
  #used = 0;

  constructor(mostBytes: number) {
    this.#mostBlocks = Math.max(2, Math.floor(mostBytes / BLOCK));
  }

  has(key: string, group?: string): boolean {
    const places = this.#places.get(key);
    return group === undefined ? places !== undefined : places?.has(group) === true;
  }

  groups(key: string): readonly string[] {
    return [...(this.#places.get(key)?.keys() ?? [])];
  }

  put(key: string, groups: Readonly<Record<string, unknown>>): void {
    for (const [group, value] of Object.entries(groups)) {
      if (this.has(key, group) || value === undefined) continue;
      const text = JSON.stringify(value);
      const length = Buffer.byteLength(text);
      const block = this.#room(length);
      this.#blocks.get(block)!.write(text, this.#used);
      const places = this.#places.get(key) ?? new Map<string, Place>();
      places.set(group, { block, from: this.#used, to: this.#used + length });
      this.#places.set(key, places);
      this.#keys.get(block)!.add(key);
      this.#used += length;
    }
  }

  text(key: string, group: string): string | undefined {
    const place = this.#places.get(key)?.get(group);
    return place && this.#blocks.get(place.block)!.toString('utf8', place.from, place.to);
  }

  /** @returns the block that has room for so many bytes more */
  #room(length: number): number {
    const current = this.#blocks.get(this.#newest);
    if (current !== undefined && this.#used + length <= current.length) return this.#newest;
    this.#newest++;
    this.#used = 0;
    this.#blocks.set(this.#newest, Buffer.allocUnsafe(Math.max(BLOCK, length)));
    this.#keys.set(this.#newest, new Set());
    if (this.#blocks.size > this.#mostBlocks) this.#dropOldest();
    return this.#newest;
  }

  #dropOldest(): void {
    const oldest = this.#blocks.keys().next().value!;
    for (const key of this.#keys.get(oldest)!) this.#places.delete(key);
    this.#blocks.delete(oldest);
    this.#keys.delete(oldest);
  }
}
