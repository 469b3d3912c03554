import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from './open-database.ts';
import { migrationsList } from './migrations/index.ts';
import { testDatabases } from './testing.ts';

describe('the list of migrations', () => {
  it('is the folder of migrations', () => {
    const files = readdirSync(new URL('./migrations/', import.meta.url)).filter((name) => /^\d{4}-.*\.ts$/.test(name));
    expect(migrationsList.map((migration) => `${migration.name}.ts`)).toEqual(files.sort());
  });
});

describe.each(testDatabases)('the schema on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  }, 60_000);
  afterAll(() => database.close());

  it('is what the entities say once the migrations ran', async () => {
    expect(await database.orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  });

  it('[P16] has forced row-level security and a policy on every table with a tenant column', async () => {
    const tables = await database.orm.em.fork().getConnection().execute<
      { name: string; forced: boolean; policies: number }[]
    >(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
             (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' and a.attnum > 0 and not a.attisdropped
      where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`);
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter((table) => !table.forced || Number(table.policies) < 1)).toEqual([]);
  });

  it('[P16] gives every table a tenant column except the listed ones', async () => {
    const without = await database.orm.em.fork().getConnection().execute<{ name: string }[]>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')
        and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant') order by 1`);
    expect(without.map((table) => table.name)).toEqual(['mikro_orm_migrations', 'tenant']);
  });
});
