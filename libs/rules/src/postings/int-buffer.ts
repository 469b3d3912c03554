/** Whole numbers one after the other, growing. */
export class IntBuffer {
  data: Int32Array;
  length = 0;
  constructor(capacity = 1024) {
    this.data = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.#grow(this.length + 1);
    this.data[this.length++] = value;
  }

  /** Room for so many numbers, all zero; returns where they begin. */
  reserve(count: number): number {
    const at = this.length;
    if (at + count > this.data.length) this.#grow(at + count);
    this.length += count;
    return at;
  }

  #grow(needed: number): void {
    const grown = new Int32Array(Math.max(needed, this.data.length * 2));
    grown.set(this.data);
    this.data = grown;
  }
}
