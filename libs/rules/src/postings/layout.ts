import type { FeatureTable } from './features.ts';
import { HASH_START, hashEnd, hashUnit } from './hash.ts';
import { IntBuffer } from './int-buffer.ts';
import type { Program } from './programs.ts';

/**
 * A block per feature: number of the feature, key (namespace and length, then its units, two in a number), how many features it makes hold, how many
 * groups of postings found by the record and by an item; then those blocks, then the groups. A group: number of the program, numbers in it, entries.
 * An entry: ordinal of the rule, its length where entries of the group tell it, its literals, and the lists that literals of more than one text point to.
 */
export const BLOCK = { feature: 0, key: 1, makes: 2, recordGroups: 3, itemGroups: 4, header: 5 } as const;
/** Namespace and length in one number. */
export const LENGTH_BITS = 11;
/** Blocks begin at multiples of 2 to this, and are told by how many. */
export const BLOCK_BITS = 2;

/** Postings before they are laid out: rules in their order. */
export interface Postings {
  readonly features: IntBuffer;
  readonly programs: IntBuffer;
  readonly rules: IntBuffer;
}

export interface Layout {
  /** Open addressing: a slot holds the number of a block in its lower bits, the hash of its key in the others; 0 is free. */
  readonly slots: Int32Array;
  /** The bits of a slot that are hash. */
  readonly hashBits: number;
  readonly pool: Int32Array;
  readonly numbers: Float64Array;
  /** How many features there are, the one that always holds included. */
  readonly features: number;
  /** Block of the postings that no feature finds. */
  readonly always: number;
  readonly blockOf: (feature: number) => number;
}

/** Writes the entry of a rule for a program: `rank` is the final number of a feature. */
export type WriteEntry = (pool: IntBuffer, program: Program, rule: number, rank: Int32Array) => void;

/**
 * Lays the postings out in blocks, those of the features that most rules name first, so that common codes lie together. Postings of feature `features.size`
 * are those that no feature finds.
 */
export function layOut(
  features: FeatureTable,
  postings: Postings,
  programs: readonly Program[],
  numbers: Float64Array,
  write: WriteEntry,
): Layout {
  const count = features.size + 1;
  const order = byUses(features);
  const rank = new Int32Array(count);
  order.forEach((feature, place) => (rank[feature] = place));
  rank[count - 1] = count - 1;
  const pool = new IntBuffer(1 << 16);
  pool.reserve(1 << BLOCK_BITS);
  const { starts, sorted } = byFeature(postings, count);
  const blocks = new Int32Array(count);
  for (const feature of [...order, count - 1]) {
    pool.reserve(-pool.length & ((1 << BLOCK_BITS) - 1));
    blocks[rank[feature]!] = pool.length;
    writeHeader(pool, features, feature, rank[feature]!);
    writeGroups(
      pool,
      blocks[rank[feature]!]!,
      sorted.subarray(starts[feature]!, starts[feature + 1]!),
      postings,
      programs,
      (program, rule) => write(pool, program, rule, rank),
    );
  }
  patchMakes(pool, features, blocks, rank);
  sortGroups(pool, blocks[count - 1]!, programs, numbers);
  const hashBits = -1 << (32 - Math.clz32(pool.length >> BLOCK_BITS));
  return {
    slots: slotsOf(features, blocks, rank, hashBits),
    hashBits,
    pool: pool.data.slice(0, pool.length),
    numbers,
    features: count,
    always: blocks[count - 1]!,
    blockOf: (feature) => blocks[rank[feature]!]!,
  };
}

/** Texts of one field and form lie together, the ones that most rules name first: a record reads many of few fields. */
function byUses({ uses, namespaces }: FeatureTable): number[] {
  return uses
    .map((_count, feature) => feature)
    .sort((a, b) => namespaces[a]! - namespaces[b]! || uses[b]! - uses[a]! || a - b);
}

/** Numbers of the postings by feature, in their order. */
function byFeature({ features, rules }: Postings, count: number): { starts: Int32Array; sorted: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < rules.length; i++) starts[features.data[i]! + 1]!++;
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const sorted = new Int32Array(rules.length);
  for (let i = 0; i < rules.length; i++) sorted[next[features.data[i]!]!++] = i;
  return { starts, sorted };
}

function writeHeader(pool: IntBuffer, { namespaces, texts, makes }: FeatureTable, feature: number, rank: number): void {
  const space = namespaces[feature] ?? -1;
  const text = texts[feature] ?? '';
  pool.push(rank);
  pool.push(space === -1 ? 0 : (space << LENGTH_BITS) | text.length);
  pool.push(makes.get(feature)?.length ?? 0);
  pool.push(0);
  pool.push(0);
  for (let at = 0; at < text.length; at += 2)
    pool.push(text.charCodeAt(at) | ((at + 1 < text.length ? text.charCodeAt(at + 1) : 0) << 16));
  pool.reserve(makes.get(feature)?.length ?? 0);
}

function writeGroups(
  pool: IntBuffer,
  block: number,
  members: Int32Array,
  postings: Postings,
  programs: readonly Program[],
  entry: (program: Program, rule: number) => void,
): void {
  const programOf = (posting: number): number => postings.programs.data[posting]!;
  const ordered = members.length < 2 ? members : members.slice().sort((a, b) => programOf(a) - programOf(b) || a - b);
  for (const byItem of [false, true]) {
    let [open, start] = [-1, 0];
    for (const posting of ordered) {
      const program = programs[programOf(posting)]!;
      if ((program.itemOf !== -1) !== byItem) continue;
      if (open !== programOf(posting)) {
        open = programOf(posting);
        pool.push(open);
        start = pool.reserve(1);
        pool.data[block + (byItem ? BLOCK.itemGroups : BLOCK.recordGroups)]!++;
      }
      entry(program, postings.rules.data[posting]!);
      pool.data[start] = pool.length - start - 1;
    }
  }
}

/** Rules that no feature finds are sorted by the number they compare with first, where they have one. */
function sortGroups(pool: IntBuffer, block: number, programs: readonly Program[], numbers: Float64Array): void {
  let at = block + BLOCK.header;
  for (let groups = pool.data[block + BLOCK.recordGroups]!; groups > 0; groups--) {
    const { sortedBy, stride } = programs[pool.data[at]!]!;
    const [start, end] = [at + 2, at + 2 + pool.data[at + 1]!];
    at = end;
    if (sortedBy === undefined) continue;
    const entries: Int32Array[] = [];
    for (let entry = start; entry < end; entry += stride) entries.push(pool.data.slice(entry, entry + stride));
    const literal = (entry: Int32Array): number => numbers[entry[sortedBy.at]!]!;
    entries.sort((a, b) => literal(a) - literal(b));
    entries.forEach((entry, index) => pool.data.set(entry, start + index * stride));
  }
}

/** Now that all blocks have their places, those that make others hold point at them. */
function patchMakes(pool: IntBuffer, { makes, texts }: FeatureTable, blocks: Int32Array, rank: Int32Array): void {
  for (const [feature, made] of makes) {
    const at = blocks[rank[feature]!]! + BLOCK.header + ((texts[feature]!.length + 1) >> 1);
    made.forEach((one, index) => (pool.data[at + index] = blocks[rank[one]!]!));
  }
}

function slotsOf(
  { namespaces, texts }: FeatureTable,
  blocks: Int32Array,
  rank: Int32Array,
  hashBits: number,
): Int32Array {
  let size = 16;
  while (size < namespaces.length * 2) size *= 2;
  const slots = new Int32Array(size);
  namespaces.forEach((space, feature) => {
    if (space === -1) return;
    const text = texts[feature]!;
    let hash = HASH_START;
    for (let at = 0; at < text.length; at++) hash = hashUnit(hash, text.charCodeAt(at));
    const key = hashEnd(hash, space);
    let slot = key & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = (key & hashBits) | (blocks[rank[feature]!]! >> BLOCK_BITS);
  });
  return slots;
}
