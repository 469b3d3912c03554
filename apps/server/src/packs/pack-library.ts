import { compilePack } from '@caseloom/engine';
import type { CompiledPack } from '@caseloom/engine';
import { Injectable } from '@nestjs/common';
import { NotYet } from '../database/not-yet.ts';
import type { Step, Steps } from '../database/steps.ts';
import { PackOpener } from '../library/bench/pack-opener.ts';
import { publishedSource } from '../library/open-source.ts';
import { isSmall } from '../library/bench/bench-source.ts';
import { keepLatest } from './keep-latest.ts';
import { PublishedPacks, isOwn } from './published-packs.ts';

/** Published packs, compiled. Large ones are compiled in a thread, while nobody holds a transaction, and opened here in pieces ([P8]). */
@Injectable()
export class PackLibrary extends PublishedPacks {
  readonly #opener: PackOpener;
  readonly #compiled = new Map<string, CompiledPack>();
  readonly #opening = new Map<string, Promise<void>>();

  constructor(opener: PackOpener) {
    super();
    this.#opener = opener;
  }

  /** @throws Refusal PACK_UNKNOWN when the tenant has no pack of this hash; NotYet when a large one has to be compiled first */
  async load(step: Step, hash: string): Promise<CompiledPack> {
    const known = this.#compiled.get(hash);
    if (known && (await isOwn(step, hash))) {
      keepLatest(this.#compiled, hash, known);
      return known;
    }
    const source = await publishedSource(step, hash);
    if (!isSmall(source)) throw new NotYet(() => this.#open(hash, () => this.#opener.open(step.tenant, source)));
    const compiled = compilePack(await this.resolved(step, hash));
    keepLatest(this.#compiled, hash, compiled);
    return compiled;
  }

  /** Compiles what is or will be in force, so that the first request does not wait for it; of policies also those of earlier discharge dates. */
  async warm(steps: Steps, tenant: string): Promise<void> {
    const hashes = await steps.inTenant(tenant, (step) =>
      step.rows<{ hash: string }>(
        `select a.pack_hash as hash from activation a where a.tenant = $1 and (a.purpose = 'policy' or not exists (
           select 1 from activation b
           where b.tenant = $1 and b.purpose = a.purpose and b.valid_from <= to_char(now(), 'YYYY-MM-DD')
             and (b.pooling_area, b.insurance_type, b.stay_kind) = (a.pooling_area, a.insurance_type, a.stay_kind)
             and (b.valid_from, b.at) > (a.valid_from, a.at)))
         group by a.pack_hash order by max(a.valid_from) desc, a.pack_hash limit 12`,
      ),
    );
    for (const { hash } of hashes.reverse())
      await steps.inTenant(tenant, (step) => this.load(step, hash), { budgetMs: 300_000 });
  }

  /** Whoever waits for the same pack waits for the same work. */
  #open(hash: string, made: () => Promise<CompiledPack>): Promise<void> {
    let opening = this.#opening.get(hash);
    if (opening === undefined) {
      opening = made()
        .then((compiled) => keepLatest(this.#compiled, hash, compiled))
        .finally(() => this.#opening.delete(hash));
      this.#opening.set(hash, opening);
    }
    return opening;
  }
}
