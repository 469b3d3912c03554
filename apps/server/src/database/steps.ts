import { CompiledQuery } from 'kysely';
import type { ControlledTransaction } from 'kysely';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import { DatabaseError } from './database-error.ts';
import { runInsideStep } from './in-step.ts';
import type { JobQueue, SendOptions } from './job-queue.ts';
import { NotYet } from './not-yet.ts';
import type { QueueName } from './queue-names.ts';
import { APP_ROLE } from './tenant-table.ts';

export interface StepOptions {
  /** How long the whole step may take, in milliseconds; beyond it the step is rolled back. */
  budgetMs?: number;
}

/** One transaction in one tenant: everything a handler reads, writes and sends goes through it. */
export interface Step {
  readonly tenant: string;
  readonly em: SqlEntityManager;
  /**
   * Rows of a statement written by us. `$1` is the step's tenant and must be compared with the table's tenant column;
   * further values follow from `$2` on.
   * @fails DATABASE_SQL_WITHOUT_TENANT
   */
  rows<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Sends a job that exists exactly if the step commits. Ids only: no patient data in a payload. */
  send(queue: QueueName, data: Record<string, string | number>, options?: SendOptions): Promise<void>;
}

/** What one step needs may have to be made one after the other: packs of a case, mostly. */
const MOST_WAITS = 12;

/** Begins steps. A step is the only way to tenant data. */
export class Steps {
  readonly #orm: MikroORM;
  readonly #queue: JobQueue | undefined;
  readonly #budgetMs: number;

  constructor(orm: MikroORM, queue?: JobQueue, options: StepOptions = {}) {
    this.#orm = orm;
    this.#queue = queue;
    this.#budgetMs = options.budgetMs ?? 60_000;
  }

  /**
   * Runs `work` in one transaction under the application role, seeing only `tenant`'s rows; again when it throws NotYet, once that is ready.
   * @fails DATABASE_STEP_NESTED when begun inside another step; DATABASE_STEP_OVER_BUDGET
   */
  async inTenant<T>(tenant: string, work: (step: Step) => Promise<T>, options: StepOptions = {}): Promise<T> {
    for (let again = 0; ; again++)
      try {
        return await this.#once(tenant, work, options);
      } catch (error) {
        if (!(error instanceof NotYet) || again === MOST_WAITS) throw error;
        await error.ready();
      }
  }

  #once<T>(tenant: string, work: (step: Step) => Promise<T>, options: StepOptions): Promise<T> {
    return runInsideStep(async () => {
      const em = this.#orm.em.fork() as SqlEntityManager;
      em.setFilterParams('tenant', { tenant });
      return em.transactional(async (tx) => {
        const connection = tx.getTransactionContext<ControlledTransaction<unknown>>()!;
        await connection.executeQuery(
          CompiledQuery.raw(`select set_config('role', '${APP_ROLE}', true), set_config('app.tenant', $1, true)`, [
            tenant,
          ]),
        );
        return withinBudget(
          work(this.#step(tenant, tx as SqlEntityManager, connection)),
          options.budgetMs ?? this.#budgetMs,
        );
      });
    });
  }

  #step(tenant: string, em: SqlEntityManager, connection: ControlledTransaction<unknown>): Step {
    return {
      tenant,
      em,
      rows: async <T>(sql: string, params: readonly unknown[] = []) => {
        if (!/\btenant = \$1(?!\d)/.test(sql) && !/\(tenant,/.test(sql)) {
          throw new DatabaseError('DATABASE_SQL_WITHOUT_TENANT', 'A statement names no tenant.');
        }
        return (await connection.executeQuery<T>(CompiledQuery.raw(sql, [tenant, ...params]))).rows;
      },
      send: async (queue, data, options) => {
        if (!this.#queue)
          throw new DatabaseError('QUEUE_UNKNOWN', `There is no job queue here to take a job of ${queue}.`, { queue });
        await this.#queue.send(connection, queue, { ...data, tenant }, options);
      },
    };
  }
}

async function withinBudget<T>(work: Promise<T>, budgetMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new DatabaseError(
            'DATABASE_STEP_OVER_BUDGET',
            `A step took longer than ${budgetMs} ms and was rolled back.`,
            { budgetMs },
          ),
        ),
      budgetMs,
    );
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
