import { CaseloomError } from '@caseloom/core';
import { kinds } from '@caseloom/engine';
import { parsePack, resolvePack } from '@caseloom/pack';
import type { PackFiles, ResolvedPack, SourcePack } from '@caseloom/pack';
import type { Step } from '../database/steps.ts';
import { Refusal } from '../http/problem.ts';
import { keepLatest } from './keep-latest.ts';
import { readFiles, versionFiles } from './pack-files.ts';

interface StoredPack {
  hash: string;
  parentHash: string | null;
}

/**
 * Published packs as they were written. Kept by content hash only, so that nothing is ever stale; the rows behind a hash are looked up within
 * the tenant first, so that knowing another tenant's hash opens nothing.
 */
export class PublishedPacks {
  readonly #sources = new Map<string, SourcePack>();
  readonly #resolved = new Map<string, ResolvedPack>();

  /** The pack over its parents. @throws Refusal PACK_UNKNOWN; CaseloomError */
  async resolved(step: Step, hash: string): Promise<ResolvedPack> {
    const known = this.#resolved.get(hash);
    if (known && (await isOwn(step, hash))) return known;
    const made = resolved(await this.chain(step, hash));
    keepLatest(this.#resolved, hash, made);
    return made;
  }

  /** The pack and its parents, national first. */
  async chain(step: Step, hash: string): Promise<SourcePack[]> {
    const chain: SourcePack[] = [];
    for (let next: string | null = hash; next;) {
      const [stored]: StoredPack[] = await step.rows<StoredPack>(
        'select hash, parent_hash as "parentHash" from pack_version where tenant = $1 and hash = $2',
        [next],
      );
      if (!stored) throw new Refusal(404, 'PACK_UNKNOWN', { packId: next.slice(0, 12) });
      const source: SourcePack =
        this.#sources.get(next) ?? sourceOf(await readFiles(step, await versionFiles(step, next)));
      keepLatest(this.#sources, next, source);
      chain.unshift(source);
      next = stored.parentHash;
    }
    return chain;
  }
}

/** Whether the tenant has a pack of this hash. */
export async function isOwn(step: Step, hash: string): Promise<boolean> {
  return (await step.rows('select 1 from pack_version where tenant = $1 and hash = $2', [hash])).length > 0;
}

/** @throws CaseloomError with everything that is wrong with the files */
export function sourceOf(files: PackFiles): SourcePack {
  const parsed = parsePack(files, kinds);
  if (!parsed.ok) throw new CaseloomError(parsed.issues);
  return parsed.value;
}

/** @throws CaseloomError with everything that keeps the chain from being resolved */
export function resolved(chain: readonly SourcePack[]): ResolvedPack {
  const result = resolvePack(chain, kinds);
  if (!result.ok) throw new CaseloomError(result.issues);
  return result.value;
}
