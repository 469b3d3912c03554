import { Injectable } from '@nestjs/common';
import { Steps } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers } from '../http/handlers.ts';
import { notFound } from '../http/problem.ts';
import { Clock } from '../system/clock.ts';
import { LibraryBench } from './bench/library-bench.ts';
import { openHits } from './open-hits.ts';
import { openSource } from './open-source.ts';

/** Looking through the rules of a pack, however many: lists, single rules, where something is used. */
@Injectable()
export class LibraryHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #bench: LibraryBench;
  readonly #clock: Clock;

  constructor(steps: Steps, bench: LibraryBench, clock: Clock) {
    this.#steps = steps;
    this.#bench = bench;
    this.#clock = clock;
  }

  readonly ownSteps: OwnStepsHandlers<'browseLibrary' | 'findDuplicates' | 'libraryRule' | 'packUsages'> = {
    browseLibrary: async ({ actor, params, body }) => {
      const { source, day } = await this.#open(params.source, actor);
      return this.#bench.run(actor.tenant, source, 'browse', { ...body, ...day });
    },

    findDuplicates: async ({ actor, params, body }) => {
      const { source, day } = await this.#open(params.source, actor);
      return this.#bench.run(actor.tenant, source, 'duplicates', { ...body, ...day });
    },

    libraryRule: async ({ actor, params }) => {
      const { source, day } = await this.#open(params.source, actor);
      const found = await this.#bench.run(actor.tenant, source, 'rule', { rule: params.rule, ...day });
      if (found === undefined) throw notFound();
      return found;
    },

    packUsages: async ({ actor, params, query }) => {
      const { source, day } = await this.#open(params.source, actor);
      return this.#bench.run(actor.tenant, source, 'usages', { ...query, ...day });
    },
  };

  async #open(source: string, actor: Actor) {
    return this.#steps.inTenant(actor.tenant, async (step) => ({
      source: await openSource(step, source, actor),
      day: { today: this.#clock.today(), hits: await openHits(step) },
    }));
  }
}
