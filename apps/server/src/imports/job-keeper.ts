import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { DATABASE } from '../database/database-token.ts';
import type { Database } from '../database/open-database.ts';
import { Tenant } from '../access/tenant.entity.ts';
import { Clock } from '../system/clock.ts';
import { Log } from '../system/log.ts';
import { ServerSettings } from '../system/settings.ts';
import { JobRunner } from './job-runner.ts';

const LOOK_EVERY_MS = 30_000;
const FORGOTTEN_MS = 60_000;
const ANALYSED = [
  'encounter',
  'encounter_key',
  'person',
  'case_document',
  'case_revision',
  'case_evaluation',
  'open_finding',
  'case_measure',
  'workflow_run',
  'task',
];

/**
 * Takes long jobs from the queue, and refills the queue from the jobs' own rows: those that nobody touched for a minute, and at a start on
 * the embedded database — where no other process can be at work — all that stand open. The rows are the truth, the queue a hint.
 */
@Injectable()
export class JobKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #database: Database;
  readonly #runner: JobRunner;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #settings: ServerSettings;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DATABASE) database: Database,
    runner: JobRunner,
    clock: Clock,
    log: Log,
    settings: ServerSettings,
  ) {
    this.#settings = settings;
    this.#database = database;
    this.#runner = runner;
    this.#clock = clock;
    this.#log = log;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.#settings.role === 'api') return;
    await this.#database.queue.work('long-job', 0.5, async (data, signal) => {
      const turn = this.#runner.run(data.tenant, String(data.job), AbortSignal.any([signal, this.#stopping.signal]));
      this.#running.add(turn);
      await turn.finally(() => this.#running.delete(turn));
      await this.#analyse();
    });
    await this.refill(this.#database.kind === 'embedded' ? 0 : FORGOTTEN_MS);
    this.#timer = setInterval(() => {
      this.refill(FORGOTTEN_MS).catch((error: unknown) =>
        this.#log.failure({ requestId: '-', operation: 'job-keeper', status: 500, error }),
      );
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** Sends a queue job for every open job that was not touched for so long. */
  async refill(untouchedMs: number): Promise<void> {
    const before = new Date(this.#clock.now().getTime() - untouchedMs).toISOString();
    for (const tenant of await this.#database.orm.em.fork().find(Tenant, {})) {
      await this.#database.steps.inTenant(tenant.id, async (step) => {
        const open = await step.rows<{ id: string }>(
          `select id from job where tenant = $1 and state in ('waiting', 'running') and touched_at <= $2`,
          [before],
        );
        for (const { id } of open) await step.send('long-job', { job: id });
      });
    }
  }

  /** Many rows came: the embedded database has nobody else who would tell its planner. */
  async #analyse(): Promise<void> {
    if (this.#database.kind !== 'embedded') return;
    for (const table of ANALYSED) await this.#database.orm.em.fork().getConnection().execute(`analyze ${table}`);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await Promise.allSettled(this.#running);
  }
}
