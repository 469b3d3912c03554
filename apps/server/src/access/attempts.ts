const WINDOW_MS = 10 * 60_000;
const ALLOWED = 30;

/**
 * Attempts to sign in per address over the last ten minutes, counted before they are looked at, so that many at once do not all slip
 * through; a right one takes its own back. Beside it each account counts its wrong ones, in its row.
 */
export class Attempts {
  readonly #counted = new Map<string, number[]>();

  /** Counts one. @returns false when there were too many already */
  begin(address: string, now: number): boolean {
    const recent = (this.#counted.get(address) ?? []).filter((at) => now - at < WINDOW_MS);
    if (recent.length >= ALLOWED) return false;
    if (this.#counted.size > 10_000) this.#counted.clear();
    this.#counted.set(address, [...recent, now]);
    return true;
  }

  takeBack(address: string): void {
    this.#counted.get(address)?.pop();
  }
}
