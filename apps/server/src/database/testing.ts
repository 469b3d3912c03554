import { randomUUID } from 'node:crypto';
import { openDatabase } from './open-database.ts';
import type { Database, DatabaseOptions, DatabasePlace } from './open-database.ts';
import { openOrm } from './orm-options.ts';

/** For specs: the databases a suite runs on, each spec file in a fresh one of its own. */
export interface TestDatabase {
  readonly name: 'PGlite' | 'PostgreSQL';
  open(options?: DatabaseOptions): Promise<Database>;
}

const server = process.env.CASELOOM_TEST_POSTGRES;
const only = process.env.CASELOOM_TEST_ONLY;

export const testDatabases: TestDatabase[] = [
  {
    name: 'PGlite' as const,
    open: (options?: DatabaseOptions) => openDatabase({ kind: 'embedded', folder: 'memory' }, options),
  },
  ...(server ? [{ name: 'PostgreSQL' as const, open: (options?: DatabaseOptions) => openFresh(server, options) }] : []),
].filter(({ name }) => !only || name === only);

export async function freshPostgresql(
  serverUrl = server!,
): Promise<{ place: DatabasePlace & { kind: 'postgresql' }; drop(): Promise<void> }> {
  const name = `caseloom_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    place: { kind: 'postgresql', url: url.href },
    drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

async function openFresh(serverUrl: string, options?: DatabaseOptions): Promise<Database> {
  const { place, drop } = await freshPostgresql(serverUrl);
  const database = await openDatabase(place, options);
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

export async function onServer(url: string, sql: string): Promise<void> {
  const orm = await openOrm({ url, queryBudgetMs: 60_000, poolSize: 1 });
  try {
    await orm.em.getConnection().execute(sql);
  } finally {
    await orm.close(true);
  }
}
