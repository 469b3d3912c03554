const PRIME = 0x01000193;

/** Hash of what is read so far and one more UTF-16 unit. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}

/** Hash of a text under a namespace. */
export function hashEnd(hash: number, space: number): number {
  const mixed = Math.imul(hash ^ Math.imul(space + 1, 0x27d4eb2f), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

export const HASH_START = 0x811c9dc5 | 0;
