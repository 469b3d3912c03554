import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Tenant } from '../access/tenant.entity.ts';
import { UserAccount } from '../access/user-account.entity.ts';
import { openDatabase } from './open-database.ts';
import { freshPostgresql, onServer } from './testing.ts';

const server = process.env.CASELOOM_TEST_POSTGRES;
const describeIf = server ? describe : describe.skip;

describeIf('two logins on PostgreSQL, one that migrates and one that serves', () => {
  it('[P16] serve with a login that owns nothing, jobs and tenants included, and refuse one that could look past row-level security', async () => {
    const { place, drop } = await freshPostgresql();
    const login = `caseloom_login_${randomUUID().slice(0, 8)}`;
    await onServer(
      server!,
      `do $$ begin create role caseloom_app nologin; exception when duplicate_object or unique_violation then null; end $$`,
    );
    await onServer(server!, `create role ${login} login password 'only-for-tests' in role caseloom_app`);
    try {
      const url = Object.assign(new URL(place.url), { username: login, password: 'only-for-tests' }).href;
      const database = await openDatabase({ kind: 'postgresql', url, adminUrl: place.url });
      await database.steps.inTenant('a', async (step) => {
        await step.em.insert(Tenant, { id: 'a', titleZh: 'a', titleEn: 'a', createdAt: new Date(0) });
        step.em.create(UserAccount, {
          id: randomUUID(),
          account: 'x',
          name: 'x',
          roles: [],
          departments: [],
          createdAt: new Date(0),
        } as never);
        await step.em.flush();
        await step.send('long-job', { job: 'x' });
      });
      expect(await database.orm.em.fork().count(UserAccount, {}, { filters: { tenant: false } })).toBe(0);
      expect((await database.queue.counts())['long-job']!.waiting).toBe(1);
      await database.close();
      await expect(openDatabase({ kind: 'postgresql', url: place.url, adminUrl: place.url })).rejects.toMatchObject({
        code: 'DATABASE_UNSAFE_SERVER',
      });
    } finally {
      await drop();
      await onServer(server!, `drop role ${login}`);
    }
  }, 60_000);
});
