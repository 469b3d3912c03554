import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DATABASE } from '../database/database-token.ts';
import type { Database } from '../database/open-database.ts';
import { ServerSettings } from '../system/settings.ts';
import { recountRules } from './write-rule-events.ts';

const BUDGET_MS = 600_000;

/** Makes the counters of rules anew when somebody asked for it: all of a tenant's in one transaction, so that nobody sees half. */
@Injectable()
export class RecountWorker implements OnApplicationBootstrap {
  readonly #database: Database;
  readonly #settings: ServerSettings;

  constructor(@Inject(DATABASE) database: Database, settings: ServerSettings) {
    this.#database = database;
    this.#settings = settings;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.#settings.role === 'api') return;
    await this.#database.queue.work('rule-recount', 5, async ({ tenant }) => {
      await this.#database.steps.inTenant(tenant, recountRules, { budgetMs: BUDGET_MS });
    });
  }
}
