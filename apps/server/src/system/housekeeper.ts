import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Tenant } from '../access/tenant.entity.ts';
import { DATABASE } from '../database/database-token.ts';
import type { Database } from '../database/open-database.ts';
import { clearPieces } from '../packs/clear-pieces.ts';
import { Clock } from './clock.ts';
import { Log } from './log.ts';
import { ServerSettings } from './settings.ts';

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Once an hour: what has served its time goes. Never a revision, a result, a pack or an audit entry. */
@Injectable()
export class Housekeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #settings: ServerSettings;
  #timer: NodeJS.Timeout | undefined;

  constructor(@Inject(DATABASE) database: Database, clock: Clock, log: Log, settings: ServerSettings) {
    this.#database = database;
    this.#clock = clock;
    this.#log = log;
    this.#settings = settings;
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.tidy().catch((error: unknown) =>
        this.#log.failure({ requestId: '-', operation: 'housekeeping', status: 500, error }),
      );
    }, EVERY_MS);
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** Remembered answers and spent links after a week, sessions and pieces of packs after a day without use, uploads that no open job needs after a week. */
  async tidy(): Promise<void> {
    const now = this.#clock.now().getTime();
    const [day, week] = [DAY_MS, 7 * DAY_MS].map((age) => new Date(now - age).toISOString());
    const needed = new Set<string>();
    for (const tenant of await this.#database.orm.em.fork().find(Tenant, {})) {
      await this.#database.steps.inTenant(tenant.id, async ({ rows }) => {
        await rows('delete from idempotency_key where tenant = $1 and created_at < $2', [week]);
        await rows('delete from sign_in_link where tenant = $1 and expires_at < $2', [week]);
        await clearPieces({ rows });
        await rows('delete from session where tenant = $1 and last_seen_at < $2', [day]);
        const open = await rows<{ path: string }>(
          `select options->>'path' as path from job where tenant = $1 and state <> 'done' and touched_at >= $2 and options ? 'path'`,
          [week],
        );
        for (const { path } of open) needed.add(path);
      });
    }
    for (const name of await readdir(this.#settings.uploads).catch(() => [] as string[])) {
      const path = join(this.#settings.uploads, name);
      const isOld = (await stat(path)).mtimeMs < now - 7 * DAY_MS;
      if (isOld && !needed.has(path)) await rm(path, { force: true });
    }
  }
}
