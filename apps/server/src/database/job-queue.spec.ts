import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompiledQuery } from 'kysely';
import type { ControlledTransaction } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { DatabaseDoor } from './door.ts';
import { doorDatabase } from './job-queue.ts';
import type { Database } from './open-database.ts';
import { testDatabases } from './testing.ts';

describe.each(testDatabases)('the job queue on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  }, 60_000);
  afterAll(() => database.close());

  it('[P3] takes a job exactly if its step commits, warm and within 5 s', async () => {
    await database.steps.inTenant('a', (step) => step.send('long-job', { import: 'kept', chunk: 1 }));
    await expect(
      database.steps.inTenant('a', async (step) => {
        await step.send('long-job', { import: 'dropped', chunk: 1 });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    const jobs = await database.orm.em
      .fork()
      .getConnection()
      .execute<{ data: { import: string; tenant: string } }[]>("select data from pgboss.job where name = 'long-job'");
    expect(jobs.map((job) => job.data)).toEqual([{ import: 'kept', chunk: 1, tenant: 'a' }]);
  }, 5_000);

  it('answers a send to a queue it does not know at once instead of waiting for ever', async () => {
    await expect(database.steps.inTenant('a', (step) => step.send('nowhere' as never, {}))).rejects.toMatchObject({
      code: 'QUEUE_UNKNOWN',
    });
  }, 5_000);

  it('hands the job to its worker with the tenant it belongs to', async () => {
    const seen = new Promise<unknown>((resolve) => {
      void database.queue.work('long-job', 0.5, async (data) => resolve(data));
    });
    expect(await seen).toEqual({ import: 'kept', chunk: 1, tenant: 'a' });
  }, 10_000);
});

describe('a queue whose row is not in the cache, on PGlite', () => {
  it('is refused inside a step within 5 s, where it would wait for ever', async () => {
    const database = await testDatabases.find(({ name }) => name === 'PGlite')!.open();
    const door = await (
      database.orm.em.getConnection() as unknown as { getNativeClient(): Promise<DatabaseDoor> }
    ).getNativeClient();
    const boss = new PgBoss({
      db: doorDatabase(door),
      backend: 'pglite',
      schema: 'pgboss',
      supervise: false,
      schedule: false,
      migrate: false,
    });
    boss.on('error', () => undefined);
    await boss.start();
    await boss.createQueue('cold');
    const send = () =>
      database.steps.inTenant('a', async ({ em }) => {
        const connection = em.getTransactionContext<ControlledTransaction<unknown>>()!;
        await boss.send(
          'cold',
          { n: 1 },
          {
            db: {
              executeSql: (text, values) => connection.executeQuery(CompiledQuery.raw(text, values ?? [])) as never,
            },
          },
        );
      });
    await expect(send()).rejects.toMatchObject({ code: 'DATABASE_DOOR_INSIDE_STEP' });
    await boss.insert('cold', []);
    await send();
    expect(await boss.fetch('cold')).toMatchObject([{ data: { n: 1 } }]);
    await boss.stop({ graceful: false });
    await database.close();
  }, 15_000);
});
