import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Step } from '../../database/steps.ts';
import { readPieces } from '../../packs/pack-files.ts';
import type { TaskAnswer, TaskId, TaskInput } from '../tasks/index.ts';
import { sourceLength } from './bench-source.ts';
import type { BenchSource } from './bench-source.ts';
import { BenchThread } from './bench-thread.ts';
import { PackBench } from './pack-bench.ts';
import { errorOf, runOnBench } from './run-on-bench.ts';
import type { BenchReply, BenchRequest } from './run-on-bench.ts';

/** Packs with less text than this are worked on here: it takes a few milliseconds. */
const SMALL = 200_000;
const PIECES_AT_ONCE = 100;

/** Where work on packs is done: small ones at once, large ones in a thread, so that nobody else waits ([P8]). */
@Injectable()
export class LibraryBench implements OnApplicationShutdown {
  readonly #here = new PackBench();
  readonly #thread = new BenchThread();

  /** @throws CaseloomError, Refusal as the task does */
  async run<T extends TaskId>(step: Step, source: BenchSource, task: T, input: TaskInput<T>): Promise<TaskAnswer<T>> {
    const isSmall = sourceLength(source) < SMALL;
    for (;;) {
      const reply = isSmall
        ? runOnBench(this.#here, { source, task, input })
        : await this.#thread.run({ source, task, input } as BenchRequest);
      if (reply.kind === 'answer') return reply.value as TaskAnswer<T>;
      if (reply.kind === 'failed') throw errorOf(reply.failure);
      await this.#provide(step, reply, isSmall);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#thread.close();
  }

  async #provide(step: Step, { pieces }: Extract<BenchReply, { kind: 'missing' }>, isSmall: boolean): Promise<void> {
    for (let from = 0; from < pieces.length; from += PIECES_AT_ONCE) {
      const texts = await readPieces(step, pieces.slice(from, from + PIECES_AT_ONCE));
      if (isSmall) this.#here.provide(texts);
      else await this.#thread.provide(texts);
      await yieldToOthers();
    }
  }
}
