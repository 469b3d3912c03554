import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from './open-database.ts';

const child = fileURLToPath(new URL('./crash-child.ts', import.meta.url));

describe('the embedded database in a folder', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'caseloom-crash-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Lets a child write until `rows` rows are acknowledged, tries to open beside it, then kills it. */
  const writeAndKill = async (from: number, rows: number): Promise<number[]> => {
    const writer = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, folder, String(from)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const acknowledged: number[] = [];
    const ended = new Promise((resolve) => writer.on('close', resolve));
    for await (const line of createInterface({ input: writer.stdout })) {
      if (line === 'ready') {
        await expect(openDatabase({ kind: 'embedded', folder })).rejects.toMatchObject({
          code: 'DATABASE_FOLDER_IN_USE',
          args: { pid: writer.pid },
        });
      } else acknowledged.push(Number(line));
      if (acknowledged.length === rows) writer.kill('SIGKILL');
    }
    await ended;
    return acknowledged;
  };

  it('[P1] [P3] keeps every acknowledged row and its job through kill -9, and no second opener gets in', async () => {
    const acknowledged: number[] = [];
    for (const rows of [3, 17, 41]) {
      acknowledged.push(...(await writeAndKill((acknowledged.at(-1) ?? 0) + 100, rows)));
      const database = await openDatabase({ kind: 'embedded', folder });
      expect(database.isNew).toBe(false);
      const kept = await database.steps.inTenant('a', ({ rows: ask }) =>
        ask<{ n: number; jobs: number }>(
          `select substr(account, 5)::int as n, (select count(*)::int from pgboss.job where name = 'long-job' and data->>'n' = substr(account, 5)) as jobs
         from user_account where tenant = $1 order by 1`,
        ),
      );
      expect(acknowledged.filter((n) => !kept.some((row) => row.n === n))).toEqual([]);
      expect(kept.filter((row) => row.jobs !== 1)).toEqual([]);
      await database.close();
    }
  }, 60_000);

  it('replaces the worker of a statement over its budget and keeps what was committed', async () => {
    const database = await openDatabase({ kind: 'embedded', folder }, { queryBudgetMs: 1_500 });
    const count = () =>
      database.steps.inTenant('a', ({ rows }) =>
        rows<{ n: number }>('select count(*)::int as n from user_account where tenant = $1'),
      );
    const [before] = await count();
    await expect(
      database.steps.inTenant('a', async ({ rows }) => {
        await rows('delete from user_account where tenant = $1');
        await rows('select count(*) from generate_series(1, 1000000000) g where $1 <> g::text -- tenant = $1');
      }),
    ).rejects.toMatchObject({ code: 'DATABASE_QUERY_OVER_BUDGET' });
    expect((await count())[0]).toEqual(before);
    await database.close();
  }, 30_000);
});
