import { randomUUID } from 'node:crypto';
import { OptimisticLockError } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Tenant } from '../access/tenant.entity.ts';
import { UserAccount } from '../access/user-account.entity.ts';
import type { Database } from './open-database.ts';
import { testDatabases } from './testing.ts';

const at = new Date('2026-11-21T08:00:00Z');
const person = (account: string) => ({
  id: randomUUID(),
  account,
  name: account,
  roles: [],
  departments: [],
  createdAt: at,
});

describe.each(testDatabases)('two tenants on $name', ({ open }) => {
  let database: Database;
  let ofB: UserAccount;
  beforeAll(async () => {
    database = await open();
    await database.orm.em.fork().insertMany(
      Tenant,
      ['a', 'b'].map((id) => ({ id, titleZh: id, titleEn: id, createdAt: at })),
    );
    await database.steps.inTenant('a', async ({ em }) => {
      em.create(UserAccount, person('alice') as never);
      await em.flush();
    });
    ofB = await database.steps.inTenant('b', async ({ em }) => {
      const bob = em.create(UserAccount, person('bob') as never);
      await em.flush();
      return bob;
    });
  }, 60_000);
  afterAll(() => database.close());

  it('[P16] see their own rows through entities and through statements', async () => {
    await database.steps.inTenant('a', async ({ em, rows }) => {
      expect((await em.find(UserAccount, {})).map((user) => user.account)).toEqual(['alice']);
      expect(await em.findOne(UserAccount, { tenant: 'b', id: ofB.id })).toBeNull();
      expect(await rows('select account from user_account where tenant = $1')).toEqual([{ account: 'alice' }]);
    });
  });

  it('[P16] stay apart by row-level security alone, without the filter', async () => {
    await database.steps.inTenant('a', async ({ em }) => {
      const off = { filters: { tenant: false } };
      expect((await em.find(UserAccount, {}, off)).map((user) => user.account)).toEqual(['alice']);
      expect(await em.nativeUpdate(UserAccount, { id: ofB.id }, { name: 'x' }, off)).toBe(0);
      expect(await em.nativeDelete(UserAccount, { id: ofB.id }, off)).toBe(0);
    });
    await expect(
      database.steps.inTenant('a', async ({ rows }) =>
        rows(
          `insert into user_account (tenant, id, account, name, roles, departments, created_at) select 'b', $2::uuid, $1, 'mallory', '[]', '[]', now()`,
          [randomUUID()],
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('[P16] stay apart by the filter alone, without row-level security', async () => {
    const em = database.orm.em.fork() as SqlEntityManager;
    em.setFilterParams('tenant', { tenant: 'a' });
    await em.transactional(async (tx) => {
      const [role] = await tx.execute<{ current_user: string }[]>('select current_user');
      expect(role!.current_user).not.toBe('caseloom_app');
      expect((await tx.find(UserAccount, {})).map((user) => user.account)).toEqual(['alice']);
      expect(await tx.nativeUpdate(UserAccount, { id: ofB.id }, { name: 'x' })).toBe(0);
    });
  });

  it('[P16] cannot write a row for each other through the ORM', async () => {
    await expect(
      database.steps.inTenant('a', async ({ em }) => {
        em.create(UserAccount, { ...person('eve'), tenant: 'b' } as never);
        await em.flush();
      }),
    ).rejects.toMatchObject({ code: 'DATABASE_TENANT_MISMATCH' });
  });

  it('[P16] leave no tenant or role behind on the connection', async () => {
    const em = database.orm.em.fork();
    const found = await em
      .getConnection()
      .execute<{ who: string; tenant: string | null }[]>(
        `select current_user as who, current_setting('app.tenant', true) as tenant`,
      );
    expect(found[0]!.who).not.toBe('caseloom_app');
    expect(found[0]!.tenant || null).toBeNull();
  });

  it('refuses a statement that names no tenant, and a step inside a step', async () => {
    await expect(database.steps.inTenant('a', ({ rows }) => rows('select 1 from user_account'))).rejects.toMatchObject({
      code: 'DATABASE_SQL_WITHOUT_TENANT',
    });
    await expect(database.steps.inTenant('a', () => database.steps.inTenant('a', async () => 1))).rejects.toMatchObject(
      { code: 'DATABASE_STEP_NESTED' },
    );
  });

  it('[P6] refuses a save on a version that is no longer the current one', async () => {
    const id = await database.steps.inTenant(
      'a',
      async ({ em }) => (await em.findOneOrFail(UserAccount, { account: 'alice' })).id,
    );
    await database.steps.inTenant('a', async ({ em }) => {
      const alice = await em.findOneOrFail(UserAccount, { tenant: 'a', id });
      await em.nativeUpdate(UserAccount, { id }, { version: alice.version + 1 });
      alice.name = 'Alice';
      await expect(em.flush()).rejects.toThrow(OptimisticLockError);
      em.clear();
    });
  });

  it('[P3] keeps nothing of a step that fails, also when many run at once', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        database.steps.inTenant('a', async ({ em }) => {
          em.create(UserAccount, person(`many-${n}`) as never);
          await em.flush();
          if (n % 3 === 0) throw new Error('changed my mind');
        }),
      ),
    );
    const kept = await database.steps.inTenant('a', ({ rows }) =>
      rows<{ account: string }>(`select account from user_account where tenant = $1 and account like 'many-%'`),
    );
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(7);
    expect(kept).toHaveLength(13);
  });

  it('rolls back a step that takes too long', async () => {
    await expect(
      database.steps.inTenant(
        'a',
        async ({ em }) => {
          em.create(UserAccount, person('slow') as never);
          await em.flush();
          await new Promise((resolve) => setTimeout(resolve, 2_000));
        },
        { budgetMs: 100 },
      ),
    ).rejects.toMatchObject({ code: 'DATABASE_STEP_OVER_BUDGET' });
    expect(await database.steps.inTenant('a', ({ em }) => em.count(UserAccount, { account: 'slow' }))).toBe(0);
  });
});
