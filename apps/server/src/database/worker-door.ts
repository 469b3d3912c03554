import { Worker } from 'node:worker_threads';
import { DatabaseError } from './database-error.ts';
import type { DatabaseDoor, DoorQueryOptions, DoorResult, DoorTransaction } from './door.ts';
import type { WorkerOptions, WorkerReply, WorkerRequest } from './worker-protocol.ts';

export interface WorkerDoorOptions extends WorkerOptions {
  /** Time one statement may take before the worker is replaced, in milliseconds. */
  queryBudgetMs: number;
}

type Request = WorkerRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

/**
 * Opens the embedded database in a worker thread.
 *
 * A statement over its budget cannot be cancelled inside the embedded database (its `statement_timeout` does nothing), so
 * the worker is ended and another one opens the folder again: committed rows stay, the statement's caller and the
 * transaction around it get DATABASE_QUERY_OVER_BUDGET. A database in memory ends with its worker.
 */
export async function openWorkerDoor(
  options: WorkerDoorOptions,
): Promise<DatabaseDoor & { setQueryBudget(ms: number): void }> {
  const door = new WorkerDoor(options);
  await door.waitReady;
  return door;
}

class WorkerDoor implements DatabaseDoor {
  ready = false;
  closed = false;
  waitReady: Promise<void>;
  #options: WorkerDoorOptions;
  #worker: Worker;
  #nextId = 1;
  #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #turn: Promise<void> = Promise.resolve();
  /** Counts the workers; a transaction of an earlier one is lost. */
  #generation = 0;

  constructor(options: WorkerDoorOptions) {
    this.#options = options;
    [this.#worker, this.waitReady] = this.#start(options.isFresh);
  }

  setQueryBudget(ms: number): void {
    this.#options = { ...this.#options, queryBudgetMs: ms };
  }

  query(sql: string, params: readonly unknown[] = [], options: DoorQueryOptions = {}): Promise<DoorResult> {
    return this.#inTurn(() => this.#query(sql, params, options));
  }

  exec(sql: string, options: DoorQueryOptions = {}): Promise<DoorResult[]> {
    return this.#inTurn(() => this.#exec(sql, options, true));
  }

  transaction<T>(work: (tx: DoorTransaction) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      await this.#exec('BEGIN', {}, false);
      const generation = this.#generation;
      let isOpen = true;
      const inside = <R>(ask: () => Promise<R>): Promise<R> => {
        if (isOpen && generation === this.#generation) return ask();
        return Promise.reject(
          new DatabaseError('DATABASE_TRANSACTION_LOST', 'This transaction has ended; nothing of it was kept.'),
        );
      };
      const end = async (command: 'COMMIT' | 'ROLLBACK') => {
        if (!isOpen) return;
        if (generation !== this.#generation) {
          isOpen = false;
          if (command === 'COMMIT')
            throw new DatabaseError(
              'DATABASE_TRANSACTION_LOST',
              'The database was reopened inside this transaction; nothing of it was kept.',
            );
          return;
        }
        await this.#exec(command, {}, false);
        isOpen = false;
      };
      const tx: DoorTransaction = {
        query: (sql, params = [], options = {}) => inside(() => this.#query(sql, params, options)),
        exec: (sql, options = {}) => inside(() => this.#exec(sql, options, false)),
        rollback: () => end('ROLLBACK'),
        get closed() {
          return !isOpen;
        },
      };
      try {
        const value = await work(tx);
        await end('COMMIT');
        return value;
      } catch (error) {
        await end('ROLLBACK');
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    if (this.closed) return;
    await this.#inTurn(() => this.#ask({ kind: 'close' }, 30_000));
    this.closed = true;
    this.ready = false;
    await this.#worker.terminate();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#turn.then(async () => {
      await this.waitReady;
      return work();
    });
    this.#turn = run.then(
      () => undefined,
      () => undefined,
    );
    return run;
  }

  #query(sql: string, params: readonly unknown[], options: DoorQueryOptions): Promise<DoorResult> {
    return this.#ask(
      { kind: 'query', sql, params, rowMode: options.rowMode ?? 'object', dates: options.dates ?? 'text' },
      options.budgetMs,
    ) as Promise<DoorResult>;
  }

  #exec(sql: string, options: DoorQueryOptions, endTransaction: boolean): Promise<DoorResult[]> {
    return this.#ask(
      { kind: 'exec', sql, dates: options.dates ?? 'text', endTransaction },
      options.budgetMs,
    ) as Promise<DoorResult[]>;
  }

  #ask(request: Request, budgetMs = this.#options.queryBudgetMs): Promise<unknown> {
    if (this.closed) return Promise.reject(new DatabaseError('DATABASE_CLOSED', 'The database is closed.'));
    const id = this.#nextId++;
    let timer: NodeJS.Timeout | undefined;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      timer = setTimeout(() => this.#replace(budgetMs), budgetMs);
      this.#worker.postMessage({ ...request, id } as WorkerRequest);
    }).finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(id);
    });
  }

  #replace(budgetMs: number): void {
    const over = new DatabaseError(
      'DATABASE_QUERY_OVER_BUDGET',
      `A statement took longer than ${budgetMs} ms and was ended; the database was opened again.`,
      { budgetMs },
    );
    const old = this.#worker;
    this.#generation++;
    this.ready = false;
    if (this.#options.folder === 'memory') {
      this.closed = true;
      void old.terminate();
    } else {
      old.removeAllListeners();
      const ended = old.terminate();
      this.waitReady = ended.then(() => {
        const [worker, ready] = this.#start(false);
        this.#worker = worker;
        return ready;
      });
      this.waitReady.catch(() => undefined);
    }
    this.#rejectAll(over);
  }

  #rejectAll(error: Error): void {
    for (const waiter of [...this.#waiting.values()]) waiter.reject(error);
  }

  #start(isFresh: boolean): [Worker, Promise<void>] {
    const source = import.meta.url.endsWith('.ts') ? './pglite.worker.ts' : './pglite.worker.js';
    const worker = new Worker(new URL(source, import.meta.url), {
      workerData: { folder: this.#options.folder, isFresh } satisfies WorkerOptions,
      execArgv: [],
      env: {},
    });
    const ready = new Promise<void>((resolve, reject) => {
      worker.on('message', (reply: WorkerReply) => {
        if (reply.kind === 'ready') {
          this.ready = true;
          resolve();
        } else if (reply.kind === 'answer') this.#waiting.get(reply.id)?.resolve(reply.value);
        else this.#waiting.get(reply.id)?.reject(toError(reply.error));
      });
      const fail = (cause: unknown) => {
        const error = new DatabaseError(
          'DATABASE_WORKER_FAILED',
          'The embedded database stopped unexpectedly.',
          {},
          cause,
        );
        this.ready = false;
        if (!this.closed) this.closed = true;
        reject(error);
        this.#rejectAll(error);
      };
      worker.on('error', fail);
      worker.on('exit', (code) => {
        if (!this.closed) fail(new Error(`worker ended with ${code}`));
      });
    });
    return [worker, ready];
  }
}

function toError(fields: Record<string, unknown>): Error {
  const { message, ...rest } = fields;
  return Object.assign(new Error(String(message)), rest);
}
