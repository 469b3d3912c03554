/** Room for what is read at once and for what was left of a line before. */
const USUAL_BYTES = 80 * 1024;

/** Memory of blocks, used again when they are done: a large file costs that of the few blocks under way, and no collection of garbage. */
export class BlockMemory {
  readonly #free: Uint8Array[] = [];

  take(): Uint8Array {
    return this.#free.pop() ?? new Uint8Array(USUAL_BYTES);
  }

  /** @param bytes memory that nobody reads any more; larger ones than usual are let go */
  give(bytes: Uint8Array): void {
    if (bytes.length === USUAL_BYTES) this.#free.push(bytes);
  }
}

/** @returns `bytes`, or larger ones with the same start, that hold `more` behind the first `used` */
export function appended(bytes: Uint8Array, used: number, more: Uint8Array): Uint8Array {
  const length = used + more.length;
  const roomy = length <= bytes.length ? bytes : new Uint8Array(Math.max(length, 2 * bytes.length));
  if (roomy !== bytes) roomy.set(bytes.subarray(0, used));
  roomy.set(more, used);
  return roomy;
}
