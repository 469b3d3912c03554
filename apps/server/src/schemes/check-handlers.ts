import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Steps } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers } from '../http/handlers.ts';
import { sourceKey } from '../library/bench/bench-source.ts';
import { LibraryBench } from '../library/bench/library-bench.ts';
import { openSource } from '../library/open-source.ts';
import { Clock } from '../system/clock.ts';
import { LongWork } from './long-work.ts';
import type { Standing } from './long-work.ts';
import type { SchemeCheck } from './scheme-check.ts';

/** Checking a scheme, in a thread that ends with the work: nobody who browses on the bench waits for it. */
@Injectable()
export class SchemeCheckHandlers implements HandlerGroup, OnApplicationShutdown {
  readonly #steps: Steps;
  readonly #clock: Clock;
  readonly #work: LongWork;
  readonly #threads = new Set<LibraryBench>();
  /** One after the other: each takes a processor for seconds. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(steps: Steps, clock: Clock, work: LongWork) {
    this.#steps = steps;
    this.#clock = clock;
    this.#work = work;
  }

  readonly ownSteps: OwnStepsHandlers<'checkScheme' | 'schemeReach'> = {
    checkScheme: async ({ actor, params, body }) => {
      const { answer, ...standing } = await this.#ask(actor, params, body.begin);
      return { ...standing, ...(answer === undefined ? {} : { report: answer.report }) };
    },

    schemeReach: async ({ actor, params, query }) => {
      const { answer, ...standing } = await this.#ask(actor, params, false);
      const groups = new Set(query.groups.split(' '));
      return { ...standing, reach: (answer?.reach ?? []).filter((one) => groups.has(one.group)) };
    },
  };

  async #ask(
    actor: Actor,
    { source: named, artifact }: { source: string; artifact: string },
    begin: boolean,
  ): Promise<Standing<SchemeCheck>> {
    const source = await this.#steps.inTenant(actor.tenant, (step) => openSource(step, named, actor));
    const today = this.#clock.today();
    const key = `check ${actor.tenant} ${sourceKey(source)} ${artifact} ${today}`;
    if (!begin) return this.#work.ask(key);
    return this.#work.ask(key, () =>
      this.#alone((bench) =>
        bench.run(actor.tenant, source, 'checkScheme', { scheme: artifact, today }, { apart: true }),
      ),
    );
  }

  async #alone<T>(work: (bench: LibraryBench) => Promise<T>): Promise<T> {
    const run = this.#last.then(async () => {
      const bench = new LibraryBench(this.#steps);
      this.#threads.add(bench);
      try {
        return await work(bench);
      } finally {
        this.#threads.delete(bench);
        await bench.onApplicationShutdown();
      }
    });
    this.#last = run.catch(() => undefined);
    return run;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#threads].map((bench) => bench.onApplicationShutdown()));
  }
}
