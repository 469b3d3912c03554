/** Seeded pseudo-random numbers (sfc32), so that the same seed makes the same hospital on any machine. Not for secrets. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number) {
    this.#a = 0x9e3779b9 ^ seed;
    this.#b = 0x243f6a88 + seed;
    this.#c = 0xb7e15162 ^ (seed << 7);
    this.#d = 1;
    for (let i = 0; i < 20; i++) this.next();
  }

  /** In [0, 1). */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    this.#c |= 0;
    return (t >>> 0) / 4294967296;
  }

  /** Whole number from low to high, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[Math.floor(this.next() * items.length)] as T;
  }

  weighted<T>(items: readonly T[], weight: (item: T) => number): T {
    let rest = this.next() * items.reduce((sum, item) => sum + weight(item), 0);
    for (const item of items) {
      rest -= weight(item);
      if (rest < 0) return item;
    }
    return items[items.length - 1] as T;
  }

  /** Around a mean with a long right tail, as charges and stays are; never below a tenth of the mean. */
  skewed(mean: number, spread = 0.35): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return mean * Math.max(0.1, Math.exp(spread * normal - (spread * spread) / 2));
  }

  /** An independent stream, named so that adding a draw in one place does not shift the others. */
  fork(name: string | number): Random {
    let hash = 2166136261 ^ Math.floor(this.#a ^ this.#c);
    for (const char of String(name)) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
    return new Random(hash >>> 0);
  }
}
