import type { AnsweredBlock } from '@caseloom/files';
import type { Artifact } from '@caseloom/pack';
import { Worker } from 'node:worker_threads';
import type { GroupLane } from './group-lane.ts';

/** What a thread needs to group: the scheme as the pack has it, and what stands in the file's columns. */
export interface ThreadTask {
  readonly artifact: Artifact;
  readonly header: readonly string[];
}

/** Blocks that each thread has waiting besides the one it works at, so that none is idle while answers are written. */
const WAITING = 3;

interface Waiter {
  resolve(answer: AnsweredBlock): void;
  reject(error: unknown): void;
}

/** Blocks of lines spread over threads in turn; each thread answers its blocks in their order, and bytes go to and fro without being copied by the engine. */
export class ThreadedLane implements GroupLane {
  readonly ahead: number;
  readonly #threads: readonly Thread[];
  #next = 0;

  constructor(task: ThreadTask, threads: number) {
    this.ahead = threads * (WAITING + 1);
    this.#threads = Array.from({ length: threads }, () => new Thread(task));
  }

  answer(block: Uint8Array): Promise<AnsweredBlock> {
    const thread = this.#threads[this.#next]!;
    this.#next = (this.#next + 1) % this.#threads.length;
    return thread.answer(block);
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #waiting: Waiter[] = [];

  constructor(task: ThreadTask) {
    const isSource = import.meta.url.endsWith('.ts');
    this.#worker = new Worker(new URL(isSource ? './group.worker.ts' : './group.worker.js', import.meta.url), {
      workerData: task,
      execArgv: isSource
        ? ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', '--conditions=@caseloom/source']
        : [],
    });
    this.#worker.on('message', (answer: AnsweredBlock) => this.#waiting.shift()!.resolve(answer));
    this.#worker.on('error', (error) => {
      for (const waiter of this.#waiting.splice(0)) waiter.reject(error);
    });
  }

  answer(block: Uint8Array): Promise<AnsweredBlock> {
    // The block stays with the reader, which needs the lines that are left.
    const copy = new Uint8Array(block);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(copy, [copy.buffer]);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
