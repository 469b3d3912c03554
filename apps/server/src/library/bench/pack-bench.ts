import type { PackFiles, ResolvedPack, SourcePack } from '@caseloom/pack';
import { BenchState } from './bench-state.ts';
import { sourceKey } from './bench-source.ts';
import type { BenchPack, BenchSource } from './bench-source.ts';

/** States of packs that are kept: of the packs people look at and write just now, and of each draft its last few. */
const KEPT_STATES = 12;
const KEPT_PARENTS = 4;

interface Parents {
  readonly chain: readonly SourcePack[];
  readonly resolved: ResolvedPack | undefined;
}

/**
 * Packs on the workbench: read, resolved, compiled and indexed once, edited step by step. Works on texts only; where they come from is told by
 * `missing` and `provide`. One thread has one bench.
 */
export class PackBench {
  readonly #states = new Map<string, BenchState>();
  readonly #parents = new Map<string, Parents>();
  readonly #texts = new Map<string, string>();

  /** Hashes of the pieces that have to be provided before the source can be opened. */
  missing(source: BenchSource): string[] {
    if (this.#states.has(sourceKey(source))) return [];
    const above = source.packs.slice(0, -1);
    const needed = this.#parents.has(sourceKey({ packs: above })) ? source.packs.slice(-1) : source.packs;
    const pieces = needed.flatMap((pack) => pack.files.flatMap(([, file]) => file.pieces));
    return [...new Set(pieces)].filter((hash) => !this.#texts.has(hash));
  }

  provide(texts: ReadonlyMap<string, string>): void {
    for (const [hash, text] of texts) this.#texts.set(hash, text);
  }

  /** @throws CaseloomError when the pack cannot be read or resolved; RangeError when pieces are missing */
  open(source: BenchSource): BenchState {
    const key = sourceKey(source);
    let state = this.#states.get(key);
    if (state === undefined) {
      const { chain, resolved } = this.#above({ packs: source.packs.slice(0, -1) });
      const own = source.packs.at(-1)!;
      state = new BenchState(chain, resolved, this.#join(own), { hash: own.hash });
      this.#texts.clear();
    }
    this.keep(key, state);
    return state;
  }

  keep(key: string, state: BenchState): void {
    keep(this.#states, key, state, KEPT_STATES);
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

  #join({ files }: BenchPack): PackFiles {
    return new Map(
      files.map(([path, { pieces }]) => [
        path,
        pieces
          .map((hash) => {
            const text = this.#texts.get(hash);
            if (text === undefined) throw new RangeError(`piece ${hash.slice(0, 12)} was not provided`);
            return text;
          })
          .join(''),
      ]),
    );
  }
}

function keep<T>(cache: Map<string, T>, key: string, value: T, most: number): void {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size > most) cache.delete(cache.keys().next().value!);
}
