import { Migrator } from '@mikro-orm/migrations';
import { PgliteDriver } from '@mikro-orm/pglite';
import { MikroORM, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Options } from '@mikro-orm/postgresql';
import type { DatabaseDoor } from './door.ts';
import { entities } from './entities.ts';
import { migrationsList } from './migrations/index.ts';
import { TenantGuard } from './tenant-guard.ts';

export type OrmPlace = { door: DatabaseDoor } | { url: string; queryBudgetMs: number; poolSize?: number };

export async function openOrm(place: OrmPlace): Promise<MikroORM> {
  return (await MikroORM.init(ormOptions(place))) as unknown as MikroORM;
}

/** The ORM's options: the same entities and migrations on the embedded database and on PostgreSQL. */
function ormOptions(place: OrmPlace): Partial<Options> {
  const same = {
    entities,
    extensions: [Migrator],
    subscribers: [new TenantGuard()],
    migrations: { migrationsList, snapshot: false, path: 'migrations', pathTs: 'migrations', emit: 'ts' as const },
    schemaGenerator: { ignoreSchema: ['pgboss'] },
    discovery: { warnWhenNoEntities: false },
    debug: false,
    logger: () => undefined,
  };
  if ('door' in place) {
    return {
      ...same,
      driver: PgliteDriver as never,
      dbName: 'caseloom',
      driverOptions: () => ({ pglite: place.door }),
    } as Partial<Options>;
  }
  return {
    ...same,
    driver: PostgreSqlDriver,
    clientUrl: place.url,
    pool: { min: 0, max: place.poolSize ?? 8 },
    driverOptions: { statement_timeout: place.queryBudgetMs, idle_in_transaction_session_timeout: 120_000 },
  };
}
