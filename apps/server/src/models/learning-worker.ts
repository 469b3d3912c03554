import { learnModels } from '@caseloom/engine';
import { backTest, compileModels } from '@caseloom/statistics';
import type { Learned } from '@caseloom/statistics';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DATABASE } from '../database/database-token.ts';
import type { Database } from '../database/open-database.ts';
import { isConnectionLost } from '../database/races.ts';
import { Clock } from '../system/clock.ts';
import { Log } from '../system/log.ts';
import { ServerSettings } from '../system/settings.ts';
import { heldOutOf, observedCases } from './case-observations.ts';
import type { ObservedCase } from './case-observations.ts';
import { ModelRun } from './model-run.entity.ts';

/** Learns models when somebody asked for it: reads the period's cases page by page, learns in memory, keeps the result with the run. */
@Injectable()
export class LearningWorker implements OnApplicationBootstrap {
  readonly #database: Database;
  readonly #settings: ServerSettings;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(@Inject(DATABASE) database: Database, settings: ServerSettings, clock: Clock, log: Log) {
    this.#database = database;
    this.#settings = settings;
    this.#clock = clock;
    this.#log = log;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.#settings.role === 'api') return;
    await this.#database.queue.work('learn-models', 1, ({ tenant, run }) => this.run(tenant, String(run)));
  }

  /** A run that ended is left alone; one that a dead process left running is done again. */
  async run(tenant: string, id: string): Promise<void> {
    const run = await this.#change(tenant, id, { state: 'running' });
    if (!run) return;
    try {
      const { cases, learned } = await this.#learn(tenant, run);
      await this.#change(tenant, id, { state: 'done', cases, learned, endedAt: this.#clock.now() });
    } catch (error) {
      // A database that is away comes back: the queue tries again.
      if (isConnectionLost(error)) throw error;
      this.#log.failure({ requestId: id.slice(0, 8), operation: 'learn-models', status: 500, error });
      await this.#change(tenant, id, { state: 'failed', problem: 'INTERNAL', endedAt: this.#clock.now() });
    }
  }

  async #learn(tenant: string, run: ModelRun): Promise<{ cases: number; learned: Learned[] }> {
    const { fromDate: from, toDate: to, heldOutFrom } = run;
    const cases: ObservedCase[] = [];
    for await (const one of observedCases(this.#database.steps, tenant, { from, to, heldOutFrom })) cases.push(one);
    const population = { cases: cases.length, from, to, learnedOn: run.day, by: run.by };
    const learned = learnModels(
      cases.map((one) => one.now),
      population,
    );
    const before = learnModels(
      cases.filter((one) => one.discharged < heldOutFrom).map((one) => one.now),
      population,
    );
    const period = { from: heldOutFrom, to };
    const held = heldOutOf(cases);
    const tests = backTest(compileModels(before.map((one) => ({ kind: 'models', ...one }))), held, period);
    const nothing = { ...period, cases: held.length, findings: 0, corrected: 0 };
    return {
      cases: cases.length,
      learned: learned.map((one) => ({ ...one, value: { ...one.value, backTest: tests.get(one.id) ?? nothing } })),
    };
  }

  async #change(tenant: string, id: string, values: Partial<ModelRun>): Promise<ModelRun | undefined> {
    return this.#database.steps.inTenant(tenant, async ({ em }) => {
      const run = await em.findOne(ModelRun, { id });
      if (!run || !['waiting', 'running'].includes(run.state)) return undefined;
      Object.assign(run, values);
      await em.flush();
      return run;
    });
  }
}
