import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Steps } from '../../database/steps.ts';
import { readPieces } from '../../packs/pack-files.ts';
import type { TaskAnswer, TaskId, TaskInput } from '../tasks/index.ts';
import { isSmall } from './bench-source.ts';
import type { BenchSource } from './bench-source.ts';
import { BenchThread } from './bench-thread.ts';
import { PackBench } from './pack-bench.ts';
import { errorOf, runOnBench } from './run-on-bench.ts';
import type { BenchReply, BenchRequest } from './run-on-bench.ts';

const PIECES_AT_ONCE = 100;

export interface BenchOptions {
  /** Further packs that the task opens. */
  readonly beside?: readonly BenchSource[];
  /** In the thread, however small the packs are. */
  readonly apart?: boolean;
}

/**
 * Where work on packs is done: small ones at once, large ones in a thread, so that nobody else waits ([P8]). Not to be called inside a step: the
 * first look at a large pack takes seconds, and reading its pieces begins steps of its own.
 */
@Injectable()
export class LibraryBench implements OnApplicationShutdown {
  readonly #steps: Steps;
  readonly #here = new PackBench();
  readonly #thread = new BenchThread();

  constructor(steps: Steps) {
    this.#steps = steps;
  }

  /** @throws CaseloomError, Refusal as the task does */
  async run<T extends TaskId>(
    tenant: string,
    source: BenchSource,
    task: T,
    input: TaskInput<T>,
    { beside = [], apart = false }: BenchOptions = {},
  ): Promise<TaskAnswer<T>> {
    const request: BenchRequest = { source, task, input, beside };
    const isHere = !apart && [source, ...beside].every(isSmall);
    for (;;) {
      const reply = isHere ? await runOnBench(this.#here, request) : await this.#thread.run(request);
      if (reply.kind === 'answer') return reply.value as TaskAnswer<T>;
      if (reply.kind === 'failed') throw errorOf(reply.failure);
      await this.#provide(tenant, reply, isHere);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#thread.close();
  }

  async #provide(tenant: string, { pieces }: Extract<BenchReply, { kind: 'missing' }>, isHere: boolean): Promise<void> {
    for (let from = 0; from < pieces.length; from += PIECES_AT_ONCE) {
      const wanted = pieces.slice(from, from + PIECES_AT_ONCE);
      const texts = await this.#steps.inTenant(tenant, (step) => readPieces(step, wanted));
      if (isHere) this.#here.provide(texts);
      else await this.#thread.provide(texts);
      await yieldToOthers();
    }
  }
}
