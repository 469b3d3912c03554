import { Injectable } from '@nestjs/common';
import type { Step } from '../database/steps.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { notFound } from '../http/problem.ts';
import { Clock } from '../system/clock.ts';
import { LibraryBench } from './bench/library-bench.ts';
import { openHits } from './open-hits.ts';
import { openSource } from './open-source.ts';
import type { Hits } from './tasks/rule-row.ts';

/** Looking through the rules of a pack, however many: lists, single rules, where something is used. */
@Injectable()
export class LibraryHandlers implements HandlerGroup {
  readonly #bench: LibraryBench;
  readonly #clock: Clock;

  constructor(bench: LibraryBench, clock: Clock) {
    this.#bench = bench;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'browseLibrary' | 'libraryRule' | 'packUsages'> = {
    browseLibrary: async ({ actor, params, body, step }) =>
      this.#bench.run(step, await openSource(step, params.source, actor), 'browse', {
        ...body,
        ...(await this.#day(step)),
      }),

    libraryRule: async ({ actor, params, step }) => {
      const source = await openSource(step, params.source, actor);
      const found = await this.#bench.run(step, source, 'rule', { rule: params.rule, ...(await this.#day(step)) });
      if (found === undefined) throw notFound();
      return found;
    },

    packUsages: async ({ actor, params, query, step }) =>
      this.#bench.run(step, await openSource(step, params.source, actor), 'usages', {
        ...query,
        ...(await this.#day(step)),
      }),
  };

  async #day(step: Step): Promise<{ today: string; hits: Hits }> {
    return { today: this.#clock.today(), hits: await openHits(step) };
  }
}
