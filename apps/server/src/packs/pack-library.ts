import { CaseloomError } from '@caseloom/core';
import { compilePack, kinds } from '@caseloom/engine';
import type { CompiledPack } from '@caseloom/engine';
import { parsePack, resolvePack } from '@caseloom/pack';
import type { PackFiles, ResolvedPack, SourcePack } from '@caseloom/pack';
import { Injectable } from '@nestjs/common';
import type { Step, Steps } from '../database/steps.ts';
import { Refusal } from '../http/problem.ts';
import { readFiles, versionFiles } from './pack-files.ts';

const KEPT = 12;

interface StoredPack {
  hash: string;
  parentHash: string | null;
}

/**
 * Published packs, compiled. Kept by content hash only, so that nothing is ever stale; the rows behind a hash are looked up within the
 * tenant first, so that knowing another tenant's hash opens nothing.
 */
@Injectable()
export class PackLibrary {
  readonly #compiled = new Map<string, CompiledPack>();
  readonly #sources = new Map<string, SourcePack>();
  readonly #resolved = new Map<string, ResolvedPack>();

  /** @throws Refusal PACK_UNKNOWN when the tenant has no pack of this hash */
  async load(step: Step, hash: string): Promise<CompiledPack> {
    const known = this.#compiled.get(hash);
    if (known && (await this.#isOwn(step, hash))) {
      this.#compiled.delete(hash);
      this.#compiled.set(hash, known);
      return known;
    }
    const compiled = compilePack(await this.resolved(step, hash));
    keep(this.#compiled, hash, compiled);
    return compiled;
  }

  /** The pack over its parents. @throws Refusal PACK_UNKNOWN; CaseloomError */
  async resolved(step: Step, hash: string): Promise<ResolvedPack> {
    const known = this.#resolved.get(hash);
    if (known && (await this.#isOwn(step, hash))) return known;
    const made = resolved(await this.chain(step, hash));
    keep(this.#resolved, hash, made);
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
      keep(this.#sources, next, source);
      chain.unshift(source);
      next = stored.parentHash;
    }
    return chain;
  }

  /** Compiles what is in force, so that the first request does not wait for it. */
  async warm(steps: Steps, tenant: string): Promise<void> {
    const hashes = await steps.inTenant(tenant, (step) =>
      step.rows<{ hash: string }>('select distinct pack_hash as hash from activation where tenant = $1'),
    );
    for (const { hash } of hashes.slice(0, KEPT))
      await steps.inTenant(tenant, (step) => this.load(step, hash), { budgetMs: 300_000 });
  }

  async #isOwn(step: Step, hash: string): Promise<boolean> {
    return (await step.rows('select 1 from pack_version where tenant = $1 and hash = $2', [hash])).length > 0;
  }
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

function keep<T>(cache: Map<string, T>, key: string, value: T): void {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size > KEPT) cache.delete(cache.keys().next().value!);
}
