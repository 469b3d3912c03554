import type { FilePieces } from '../../packs/file-pieces.ts';
import type { BenchState } from './bench-state.ts';
import type { BenchPack } from './bench-source.ts';

/** A state with what its files consist of. */
export interface Kept {
  readonly state: BenchState;
  /** Key of the parents. */
  readonly above: string;
  /** Path → the pieces of the file, as one text. */
  readonly files: ReadonlyMap<string, string>;
  readonly lengths: ReadonlyMap<string, number>;
}

/** Memory of a pack that is read, resolved, compiled and indexed, per unit of its text; measured on libraries of rules made from rows. */
const BYTES_PER_UNIT = 32;
/** What the next state of an edited file has for itself: its text and the list of its rows. */
const BYTES_PER_EDITED_UNIT = 2;

/** States of packs by key, latest last; as many as there is room for, and the latest in any case. */
export class KeptStates {
  readonly #mostBytes: number;
  readonly #states = new Map<string, Kept>();

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** @returns the state, which is the latest from now on */
  get(key: string): Kept | undefined {
    const kept = this.#states.get(key);
    if (kept !== undefined) this.#put(key, kept);
    return kept;
  }

  has(key: string): boolean {
    return this.#states.has(key);
  }

  set(key: string, kept: Kept): void {
    this.#put(key, kept);
    while (this.#states.size > 1 && bytesOf(this.#states.values()) > this.#mostBytes)
      this.#states.delete(this.#states.keys().next().value!);
  }

  /** The state over the same parents that has most of the files already, latest first. */
  nearest(above: string, own: BenchPack['files']): Kept | undefined {
    return [...this.#states.values()].reverse().find((one) => {
      if (one.above !== above) return false;
      const same = own.filter(([path, file]) => one.files.get(path) === piecesOf(file)).length;
      return same * 2 >= own.length;
    });
  }

  #put(key: string, kept: Kept): void {
    this.#states.delete(key);
    this.#states.set(key, kept);
  }
}

export const piecesOf = ({ pieces }: FilePieces): string => pieces.join();

/** States that came of each other by edits share what did not change: the largest counts whole, of the others the files they have for themselves. */
function bytesOf(states: Iterable<Kept>): number {
  const families = new Map<object, { largest: number; readonly files: Map<string, number> }>();
  for (const { state, files, lengths } of states) {
    const family = families.get(state.origin) ?? { largest: 0, files: new Map<string, number>() };
    families.set(state.origin, family);
    let units = 0;
    for (const [path, length] of lengths) {
      units += length;
      family.files.set(`${path}\n${files.get(path)}`, length);
    }
    family.largest = Math.max(family.largest, units);
  }
  let bytes = 0;
  for (const { largest, files } of families.values()) {
    const all = [...files.values()].reduce((sum, length) => sum + length, 0);
    bytes += largest * BYTES_PER_UNIT + (all - largest) * BYTES_PER_EDITED_UNIT;
  }
  return bytes;
}
