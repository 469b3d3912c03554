/** Start value of the hash of bytes. */
export const HASH_START = 0x811c9dc5 | 0;

/** The hash with one byte more (FNV-1a), so that bytes are hashed while they are read. */
export function hashed(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** A slot: hash, number + 1 (0: free), start and length of the key. */
const SLOT = 4;
/** Slots for each key: most look-ups end at the first. */
const SPARSENESS = 3;

/** Numbers of texts by their UTF-8 bytes: flat open addressing, so that a known text is found without being made. */
export class ByteDictionary {
  #slots = new Int32Array(SLOT * 16);
  #keys = new Uint8Array(256);
  #used = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @returns the number of the bytes, -1 when they are not there */
  find(hash: number, bytes: Uint8Array, from: number, to: number): number {
    const slots = this.#slots;
    const last = slots.length - SLOT;
    for (let at = placeOf(hash) & last; ; at = (at + SLOT) & last) {
      const number = slots[at + 1]!;
      if (number === 0) return -1;
      if (slots[at] === hash && slots[at + 3] === to - from && this.#isAt(slots[at + 2]!, bytes, from, to))
        return number - 1;
    }
  }

  /** Puts bytes that are not there yet. */
  add(hash: number, bytes: Uint8Array, from: number, to: number, number: number): void {
    if ((this.#size + 1) * SPARSENESS * SLOT > this.#slots.length) this.#grow();
    const start = this.#used;
    this.#used += to - from;
    while (this.#used > this.#keys.length) this.#keys = enlarged(this.#keys);
    this.#keys.set(bytes.subarray(from, to), start);
    this.#put(hash, number + 1, start, to - from);
    this.#size++;
  }

  #isAt(start: number, bytes: Uint8Array, from: number, to: number): boolean {
    const keys = this.#keys;
    for (let at = from, key = start; at < to; at++, key++) if (keys[key] !== bytes[at]) return false;
    return true;
  }

  #put(hash: number, number: number, start: number, length: number): void {
    const slots = this.#slots;
    const last = slots.length - SLOT;
    let at = placeOf(hash) & last;
    while (slots[at + 1] !== 0) at = (at + SLOT) & last;
    slots[at] = hash;
    slots[at + 1] = number;
    slots[at + 2] = start;
    slots[at + 3] = length;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += SLOT)
      if (old[at + 1] !== 0) this.#put(old[at]!, old[at + 1]!, old[at + 2]!, old[at + 3]!);
  }
}

/** The low bits of the hash say little: short texts differ in their last bytes. */
function placeOf(hash: number): number {
  return ((hash ^ (hash >>> 15)) * SLOT) | 0;
}

function enlarged(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
