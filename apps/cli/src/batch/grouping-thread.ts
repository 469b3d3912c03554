import type { AnsweredBlock } from '@caseloom/files';
import type { Artifact } from '@caseloom/pack';
import { Worker } from 'node:worker_threads';
import { SharedPlace, type ThreadAnswer } from './shared-place.ts';

/** What a thread needs to group: the scheme as the pack has it, what stands in the file's columns, and the places that blocks come in. */
export interface ThreadTask {
  readonly artifact: Artifact;
  readonly header: readonly string[];
  readonly places: readonly SharedArrayBuffer[];
}

/** A block to be answered: the number of its place, and its length in bytes. */
export interface ThreadBlock {
  readonly place: number;
  readonly length: number;
}

interface Waiter {
  readonly place: number;
  resolve(answer: AnsweredBlock): void;
  reject(error: unknown): void;
}

/** Blocks that a thread holds: the one that it works at and those that wait, so that it is not idle while this thread is busy. */
export const PLACES = 3;

/** A thread that answers blocks in their order. It takes none before it has compiled the scheme. */
export class GroupingThread {
  readonly #worker: Worker;
  readonly #places = Array.from({ length: PLACES }, () => new SharedPlace());
  readonly #waiting: Waiter[] = [];
  readonly #free: number[] = [];

  constructor(task: Omit<ThreadTask, 'places'>) {
    const isSource = import.meta.url.endsWith('.ts');
    this.#worker = new Worker(new URL(isSource ? './group.worker.ts' : './group.worker.js', import.meta.url), {
      workerData: { ...task, places: this.#places.map(({ memory }) => memory) } satisfies ThreadTask,
      execArgv: isSource
        ? ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', '--conditions=@caseloom/source']
        : [],
    });
    this.#worker.once('message', () => {
      this.#free.push(...this.#places.keys());
      this.#worker.on('message', (answer: ThreadAnswer) => this.#answered(answer));
    });
    this.#worker.on('error', (error) => {
      this.#free.length = 0;
      for (const waiter of this.#waiting.splice(0)) waiter.reject(error);
    });
  }

  canTake(block: Uint8Array): boolean {
    return this.#free.length > 0 && SharedPlace.takes(block);
  }

  /** @param block one that it can take; it may be changed as soon as this returns */
  answer(block: Uint8Array): Promise<AnsweredBlock> {
    const place = this.#free.pop()!;
    this.#places[place]!.putBlock(block);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ place, resolve, reject });
      this.#worker.postMessage({ place, length: block.length } satisfies ThreadBlock);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #answered(answer: ThreadAnswer): void {
    const { place, resolve } = this.#waiting.shift()!;
    resolve(this.#places[place]!.takeAnswer(answer));
    this.#free.push(place);
  }
}
