/** A progress line on stderr, on a terminal only; stdout carries data only. */
export class Progress {
  readonly #label: string;
  readonly #started = performance.now();
  #done = 0;
  #shown = 0;

  constructor(label: string) {
    this.#label = label;
  }

  tick(): void {
    this.#done++;
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.#shown < 200) return;
    this.#shown = now;
    process.stderr.write(`\r${this.#label} ${this.#done} cases, ${Math.round((this.#done * 1000) / (now - this.#started))}/s `);
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}
