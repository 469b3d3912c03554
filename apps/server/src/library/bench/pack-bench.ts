import type { PackFiles, ResolvedPack, SourcePack } from '@caseloom/pack';
import { PreparedCases } from '../trial/prepared-cases.ts';
import { KeptStates, piecesOf } from './kept-states.ts';
import type { Kept } from './kept-states.ts';
import { BenchState } from './bench-state.ts';
import { sourceKey } from './bench-source.ts';
import type { BenchPack, BenchSource } from './bench-source.ts';

/** Memory for states of packs: of those people look at and write just now, and of each draft its last few. */
const MOST_BYTES = 2_560 * 1_048_576;
const KEPT_PARENTS = 4;

interface Parents {
  readonly chain: readonly SourcePack[];
  readonly resolved: ResolvedPack | undefined;
}

/**
 * Packs on the workbench: read, resolved, compiled and indexed once, edited step by step. A pack that differs in a few files from one that is
 * here takes over the rest. Works on texts only; where they come from is told by `missing` and `provide`. One thread has one bench.
 */
export class PackBench {
  readonly #states: KeptStates;
  readonly #parents = new Map<string, Parents>();
  readonly #texts = new Map<string, string>();
  /** Cases that rules are tried on. */
  readonly cases = new PreparedCases();

  constructor(mostBytes = MOST_BYTES) {
    this.#states = new KeptStates(mostBytes);
  }

  /** Hashes of the pieces that have to be provided before the source can be opened. */
  missing(source: BenchSource): string[] {
    if (this.#states.has(sourceKey(source))) return [];
    const above = { packs: source.packs.slice(0, -1) };
    const near = this.#nearest(source)?.files;
    const own = source.packs.at(-1)!.files.filter(([path, file]) => near?.get(path) !== piecesOf(file));
    const parents = this.#parents.has(sourceKey(above)) ? [] : above.packs.flatMap((pack) => pack.files);
    const pieces = [...parents, ...own].flatMap(([, file]) => file.pieces);
    return [...new Set(pieces)].filter((hash) => !this.#texts.has(hash));
  }

  provide(texts: ReadonlyMap<string, string>): void {
    for (const [hash, text] of texts) this.#texts.set(hash, text);
  }

  /** @throws CaseloomError when the pack cannot be read or resolved; RangeError when pieces are missing */
  open(source: BenchSource): BenchState {
    const key = sourceKey(source);
    const known = this.#states.get(key);
    if (known !== undefined) return known.state;
    const near = this.#nearest(source);
    const own = source.packs.at(-1)!;
    let state: BenchState;
    if (near === undefined) {
      const { chain, resolved } = this.#above({ packs: source.packs.slice(0, -1) });
      state = new BenchState(chain, resolved, this.#join(own), { hash: own.hash });
    } else state = near.state.after(this.#join(own, near));
    this.#forget(source);
    this.keep(source, state);
    return state;
  }

  keep(source: BenchSource, state: BenchState): void {
    const { files } = source.packs.at(-1)!;
    this.#states.set(sourceKey(source), {
      state,
      above: sourceKey({ packs: source.packs.slice(0, -1) }),
      files: new Map(files.map(([path, file]) => [path, piecesOf(file)])),
      lengths: new Map(files.map(([path, { length }]) => [path, length])),
    });
  }

  #nearest(source: BenchSource): Kept | undefined {
    return this.#states.nearest(sourceKey({ packs: source.packs.slice(0, -1) }), source.packs.at(-1)!.files);
  }

  #above(source: BenchSource): Parents {
    if (source.packs.length === 0) return { chain: [], resolved: undefined };
    const key = sourceKey(source);
    let parents = this.#parents.get(key);
    if (parents === undefined) {
      const above = this.#above({ packs: source.packs.slice(0, -1) });
      const own = source.packs.at(-1)!;
      const state = new BenchState(above.chain, above.resolved, this.#join(own), { hash: own.hash });
      parents = { chain: [...above.chain, state.own], resolved: state.resolved };
    }
    keep(this.#parents, key, parents, KEPT_PARENTS);
    return parents;
  }

  /** Its pieces are in the state now. */
  #forget({ packs }: BenchSource): void {
    for (const { files } of packs)
      for (const [, { pieces }] of files) for (const hash of pieces) this.#texts.delete(hash);
  }

  #join({ files }: BenchPack, near?: Kept): PackFiles {
    return new Map(
      files.map(([path, file]) => [
        path,
        near?.files.get(path) === piecesOf(file) ? near.state.own.files.get(path)! : this.#text(file.pieces),
      ]),
    );
  }

  #text(pieces: readonly string[]): string {
    return pieces
      .map((hash) => {
        const text = this.#texts.get(hash);
        if (text === undefined) throw new RangeError(`piece ${hash.slice(0, 12)} was not provided`);
        return text;
      })
      .join('');
  }
}

function keep<T>(cache: Map<string, T>, key: string, value: T, most: number): void {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size > most) cache.delete(cache.keys().next().value!);
}
