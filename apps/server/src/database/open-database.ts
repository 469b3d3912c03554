import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { lockFolder } from './folder-lock.ts';
import { JobQueue } from './job-queue.ts';
import { openOrm } from './orm-options.ts';
import { requireSafeServer } from './safe-server.ts';
import { Steps } from './steps.ts';
import { openWorkerDoor } from './worker-door.ts';

/** Where the data lives: a folder of this machine (or memory, in specs), or a PostgreSQL server. */
export type DatabasePlace =
  | { kind: 'embedded'; folder: string | 'memory' }
  | { kind: 'postgresql'; url: string; adminUrl?: string | undefined };

export interface DatabaseOptions {
  /** Time one statement may take, in milliseconds. */
  queryBudgetMs?: number;
  onQueueError?: (error: Error) => void;
}

export interface Database {
  readonly kind: DatabasePlace['kind'];
  /** True when this start made the database: nobody has signed in yet. */
  readonly isNew: boolean;
  readonly orm: MikroORM;
  readonly steps: Steps;
  readonly queue: JobQueue;
  close(): Promise<void>;
}

const MIGRATION_BUDGET_MS = 600_000;
const QUERY_BUDGET_MS = 30_000;

/** Opens (first: makes and migrates) the database, with its job queue. */
export function openDatabase(place: DatabasePlace, options: DatabaseOptions = {}): Promise<Database> {
  return place.kind === 'embedded' ? openEmbedded(place.folder, options) : openPostgresql(place, options);
}

async function openEmbedded(folder: string | 'memory', options: DatabaseOptions): Promise<Database> {
  const closers: (() => Promise<void> | void)[] = [];
  try {
    if (folder !== 'memory') closers.push(lockFolder(join(folder, 'caseloom.lock')).release);
    const home = folder === 'memory' ? { path: 'memory', isNew: true, settle: () => undefined } : prepareFolder(folder);
    const door = await openWorkerDoor({ folder: home.path, isFresh: home.isNew, queryBudgetMs: MIGRATION_BUDGET_MS });
    closers.push(() => door.close());
    const orm = await openOrm({ door });
    closers.push(() => orm.close(true));
    await orm.migrator.up();
    const queue = await JobQueue.start({ door }, options.onQueueError ?? (() => undefined));
    closers.push(() => queue.stop());
    home.settle();
    door.setQueryBudget(options.queryBudgetMs ?? QUERY_BUDGET_MS);
    return {
      kind: 'embedded',
      isNew: home.isNew,
      orm,
      queue,
      steps: new Steps(orm, queue),
      close: () => closeAll(closers),
    };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

/** A folder whose first use was interrupted has never served anybody: it is made anew. */
function prepareFolder(folder: string): { path: string; isNew: boolean; settle(): void } {
  const path = join(folder, 'database');
  const marker = join(folder, 'database.unfinished');
  if (existsSync(marker)) rmSync(path, { recursive: true, force: true });
  const isNew = !existsSync(join(path, 'PG_VERSION'));
  if (isNew) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(marker, '', { flush: true });
  }
  return { path, isNew, settle: () => rmSync(marker, { force: true }) };
}

async function openPostgresql(
  place: { url: string; adminUrl?: string | undefined },
  options: DatabaseOptions,
): Promise<Database> {
  const closers: (() => Promise<void> | void)[] = [];
  try {
    const isNew = await migrate(place.adminUrl ?? place.url);
    const orm = await openOrm({ url: place.url, queryBudgetMs: options.queryBudgetMs ?? QUERY_BUDGET_MS });
    closers.push(() => orm.close(true));
    if (place.adminUrl) await requireSafeServer(orm);
    const queue = await JobQueue.start(
      { url: place.url, adminUrl: place.adminUrl },
      options.onQueueError ?? (() => undefined),
    );
    closers.push(() => queue.stop());
    return { kind: 'postgresql', isNew, orm, queue, steps: new Steps(orm, queue), close: () => closeAll(closers) };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

async function migrate(url: string): Promise<boolean> {
  const admin = await openOrm({ url, queryBudgetMs: MIGRATION_BUDGET_MS, poolSize: 2 });
  try {
    const done = await admin.migrator.up();
    return done.some((migration) => migration.name === '0001-tables');
  } finally {
    await admin.close(true);
  }
}

async function closeAll(closers: (() => Promise<void> | void)[]): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}
