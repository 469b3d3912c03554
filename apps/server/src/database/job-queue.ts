import { CompiledQuery } from 'kysely';
import type { ControlledTransaction } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Job, SendOptions as BossSendOptions } from 'pg-boss';
import { DatabaseError } from './database-error.ts';
import type { DatabaseDoor } from './door.ts';
import { refuseInsideStep } from './in-step.ts';
import { QUEUES, queueNames } from './queue-names.ts';
import type { QueueName } from './queue-names.ts';
import { APP_ROLE } from './tenant-table.ts';

export interface SendOptions {
  /** Not before this many seconds from now, or this moment. */
  startAfter?: number | Date;
  /** At most one waiting job per key. */
  singletonKey?: string;
}

export type JobData = Record<string, string | number> & { tenant: string };
export type QueuePlace = { door: DatabaseDoor } | { url: string; adminUrl?: string | undefined };

const SCHEMA = 'pgboss';
const GRANTS = `
  grant usage on schema ${SCHEMA} to ${APP_ROLE};
  grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${APP_ROLE};
  grant execute on all functions in schema ${SCHEMA} to ${APP_ROLE};`;

/**
 * The durable job queue, in the product's own database. Jobs are sent only inside a step, on its own connection, so that a
 * state change and the job it causes commit together.
 */
export class JobQueue {
  readonly #boss: PgBoss;
  readonly #warm = new Set<string>();
  #isStarted = false;

  private constructor(boss: PgBoss, onError: (error: Error) => void) {
    this.#boss = boss;
    boss.on('error', onError);
  }

  /** Installs or upgrades the queue's tables with the administrator's rights, then starts with the server's. */
  static async start(place: QueuePlace, onError: (error: Error) => void): Promise<JobQueue> {
    if ('url' in place && place.adminUrl) {
      const installer = new PgBoss({
        connectionString: place.adminUrl,
        schema: SCHEMA,
        supervise: false,
        schedule: false,
      });
      installer.on('error', onError);
      await installer.start();
      await prepare(installer);
      await installer.stop({ graceful: false, close: true });
      const queue = new JobQueue(
        new PgBoss({
          connectionString: place.url,
          schema: SCHEMA,
          max: 3,
          migrate: false,
          createSchema: false,
          reindex: false,
          schedule: false,
        }),
        onError,
      );
      await queue.#begin(false);
      return queue;
    }
    const queue = new JobQueue(
      'door' in place
        ? new PgBoss({
            db: doorDatabase(place.door),
            backend: 'pglite',
            schema: SCHEMA,
            reindex: false,
            schedule: false,
          })
        : new PgBoss({ connectionString: place.url, schema: SCHEMA, max: 3, reindex: false, schedule: false }),
      onError,
    );
    await queue.#begin(true);
    return queue;
  }

  async #begin(isOwner: boolean): Promise<void> {
    await this.#boss.start();
    if (isOwner) await prepare(this.#boss);
    // A cold queue would be looked up through the queue's own way while a step holds the only connection.
    for (const name of queueNames) {
      await this.#boss.insert(name, []);
      this.#warm.add(name);
    }
    this.#isStarted = true;
  }

  /** Sends on the step's own connection; called by a step only. */
  async send(
    connection: ControlledTransaction<unknown>,
    name: QueueName,
    data: JobData,
    options: SendOptions = {},
  ): Promise<void> {
    if (!this.#warm.has(name))
      throw new DatabaseError('QUEUE_UNKNOWN', `There is no job queue ${name}.`, { queue: name });
    const db = {
      executeSql: async (text: string, values: unknown[] = []) => ({
        rows: (await connection.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values))).rows,
      }),
    };
    await this.#boss.send(name, data, { ...(options as BossSendOptions), db });
  }

  /** Takes jobs of one queue, one after another, at most `pollSeconds` after they became due. */
  async work(
    name: QueueName,
    pollSeconds: number,
    handler: (data: JobData, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    await this.#boss.work<JobData>(
      name,
      { pollingIntervalSeconds: pollSeconds, batchSize: 1 },
      async (jobs: Job<JobData>[]) => {
        for (const job of jobs) await handler(job.data, job.signal);
      },
    );
  }

  /** Jobs that wait, run or failed, per queue. */
  async counts(): Promise<Record<string, { waiting: number; active: number; failed: number }>> {
    const stats = await Promise.all(
      queueNames.map(async (name) => [name, await this.#boss.getQueueStats(name, { force: true })] as const),
    );
    return Object.fromEntries(
      stats.map(([name, found]) => {
        const one = Array.isArray(found) ? found[0] : found;
        return [name, { waiting: one?.queuedCount ?? 0, active: one?.activeCount ?? 0, failed: one?.failedCount ?? 0 }];
      }),
    );
  }

  async stop(): Promise<void> {
    if (!this.#isStarted) return;
    this.#isStarted = false;
    await this.#boss.stop({ graceful: true, timeout: 5_000, close: true });
  }
}

async function prepare(boss: PgBoss): Promise<void> {
  for (const name of queueNames) await boss.createQueue(name, { ...QUEUES[name] });
  await boss.getDb().executeSql(GRANTS);
}

/** The queue's way to the embedded database: one statement with values, or a script without. */
export function doorDatabase(door: DatabaseDoor) {
  return {
    executeSql: async (text: string, values?: unknown[]) => {
      refuseInsideStep('The job queue');
      if (values?.length) return { rows: (await door.query(text, values, { dates: 'date' })).rows };
      return { rows: (await door.exec(text, { dates: 'date' })).flatMap((result) => result.rows) };
    },
  };
}
