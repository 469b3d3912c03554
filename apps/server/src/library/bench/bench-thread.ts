import { Worker } from 'node:worker_threads';
import type { BenchMessage } from './bench.worker.ts';
import type { BenchReply, BenchRequest } from './run-on-bench.ts';

const MOST_MEMORY_MB = 6_144;

type Asked = BenchMessage extends infer M ? (M extends { id: number } ? Omit<M, 'id'> : never) : never;

/** A bench in a thread of its own, so that large packs are read, compiled and searched while requests are answered. Starts with the first question. */
export class BenchThread {
  #worker: Worker | undefined;
  #nextId = 1;
  readonly #waiting = new Map<number, { resolve(reply: BenchReply): void; reject(error: Error): void }>();

  async run(request: BenchRequest): Promise<BenchReply> {
    return this.#ask({ kind: 'run', request });
  }

  async provide(texts: ReadonlyMap<string, string>): Promise<void> {
    await this.#ask({ kind: 'provide', texts });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #ask(asked: Asked): Promise<BenchReply> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      // Waiting keeps the process up, an idle bench does not.
      worker.ref();
      worker.postMessage({ ...asked, id });
    });
  }

  #start(): Worker {
    const isSource = import.meta.url.endsWith('.ts');
    const worker = new Worker(new URL(isSource ? './bench.worker.ts' : './bench.worker.js', import.meta.url), {
      execArgv: isSource
        ? ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', '--conditions=@caseloom/source']
        : [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    worker.on('message', ({ id, reply }: { id: number; reply: BenchReply }) => {
      const waiter = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) worker.unref();
      waiter?.resolve(reply);
    });
    // The next question starts another one; what this one held is read again. An error is followed by the exit: that is not the other one's.
    const fail = (error: Error) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const waiter of this.#waiting.values()) waiter.reject(error);
      this.#waiting.clear();
    };
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`the bench ended with ${code}`)));
    worker.unref();
    return worker;
  }
}
