import { flipBit, wordsFor } from './bit-rows.ts';

/** A set of rows, wherever it is written. */
export type Words = Uint32Array | Int32Array;

/** For every region of an axis, the rows whose test holds there or has to be evaluated. */
export interface RegionSets {
  /** Rows of each region. */
  readonly counts: Int32Array;
  /** The sets of all regions, one after the other; undefined: `write` makes one. */
  readonly words: Uint32Array | undefined;
  write(region: number, into: Words): void;
}

/** Rows that come or go when one steps from region to region, or away from the base. */
export interface Changes {
  readonly regions: number;
  readonly rows: number;
  /** Set of the first region, or of the base. */
  readonly base: Uint32Array;
  /** `rowsAt[starts[r] … starts[r + 1])`: rows that differ from the region before, or from the base. */
  readonly starts: Int32Array;
  readonly rowsAt: Int32Array;
  /** True: differences add up from region to region; false: each is from the base. */
  readonly addUp: boolean;
}

/** Words that an axis may take for having every set ready: 1 MB. */
const READY_WORDS = 2 ** 18;

/** Every set ready where there is room, else as differences: from the base, or from the nearest kept set along the axis. */
export function regionSets(changes: Changes): RegionSets {
  const words = wordsFor(changes.rows);
  if (changes.regions * words <= READY_WORDS) return readySets(changes, words);
  return changes.addUp ? sweptSets(changes, words) : differingSets(changes);
}

function readySets(changes: Changes, words: number): RegionSets {
  const all = new Uint32Array(changes.regions * words);
  const current = changes.base.slice();
  for (let region = 0; region < changes.regions; region++) {
    if (!changes.addUp) current.set(changes.base);
    flip(changes, region, current);
    all.set(current, region * words);
  }
  const counts = countsOf(changes);
  return {
    counts,
    words: all,
    write: (region, into) => into.set(all.subarray(region * words, (region + 1) * words)),
  };
}

function differingSets(changes: Changes): RegionSets {
  const counts = countsOf(changes);
  return {
    counts,
    words: undefined,
    write: (region, into) => {
      into.set(changes.base);
      flip(changes, region, into);
    },
  };
}

/** Keeps a set each time as many rows have changed as a set has words, so that a set is never further away than it is long. */
function sweptSets(changes: Changes, words: number): RegionSets {
  const counts = countsOf(changes);
  const kept: Uint32Array[] = [];
  const keptAt: number[] = [];
  const nearest = new Int32Array(changes.regions);
  const current = changes.base.slice();
  let since = Number.POSITIVE_INFINITY;
  for (let region = 0; region < changes.regions; region++) {
    flip(changes, region, current);
    since += changes.starts[region + 1]! - changes.starts[region]!;
    if (since >= words) {
      kept.push(current.slice());
      keptAt.push(region);
      since = 0;
    }
    nearest[region] = kept.length - 1;
  }
  return {
    counts,
    words: undefined,
    write: (region, into) => {
      const from = nearest[region]!;
      into.set(kept[from]!);
      for (let step = keptAt[from]! + 1; step <= region; step++) flip(changes, step, into);
    },
  };
}

function flip({ starts, rowsAt }: Changes, region: number, words: Words): void {
  for (let at = starts[region]!; at < starts[region + 1]!; at++) flipBit(words, rowsAt[at]!);
}

function countsOf(changes: Changes): Int32Array {
  const counts = new Int32Array(changes.regions);
  const current = changes.base.slice();
  const atBase = bits(changes.base);
  let count = atBase;
  for (let region = 0; region < changes.regions; region++) {
    if (!changes.addUp) count = atBase;
    for (let at = changes.starts[region]!; at < changes.starts[region + 1]!; at++) {
      const row = changes.rowsAt[at]!;
      flipBit(current, row);
      count += (current[row >>> 5]! & (1 << (row & 31))) === 0 ? -1 : 1;
    }
    counts[region] = count;
    if (!changes.addUp) flip(changes, region, current);
  }
  return counts;
}

function bits(words: Uint32Array): number {
  let count = 0;
  for (let word of words) for (; word !== 0; word &= word - 1) count++;
  return count;
}
