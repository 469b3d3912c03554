const WINDOW_MS = 10 * 60_000;
const ALLOWED = 30;

/** Wrong passwords per address over the last ten minutes; beside it each account counts its own, in its row. */
export class Attempts {
  readonly #failures = new Map<string, number[]>();

  isTooMany(address: string, now: number): boolean {
    return this.#recent(address, now).length >= ALLOWED;
  }

  failed(address: string, now: number): void {
    if (this.#failures.size > 10_000) this.#failures.clear();
    this.#failures.set(address, [...this.#recent(address, now), now]);
  }

  #recent(address: string, now: number): number[] {
    return (this.#failures.get(address) ?? []).filter((at) => now - at < WINDOW_MS);
  }
}
