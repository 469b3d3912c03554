import { afterAll, describe, expect, it } from '@jest/globals';
import { hospitalYear } from '@caseloom/hospital';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, fileForm } from '../support/client.ts';
import { startServer, type RunningServer } from '../support/server.ts';

const long = process.env['CASELOOM_BUDGET'] === 'long';
const CASES = long ? 10_000 : 600;
const KILLS = long ? 20 : 3;
const SEED = Number(process.env['CASELOOM_SEED'] ?? 20261121);

/** Kills the server outright while it imports, again and again, and compares what it then has with the file it was given. */
describe(`an import of ${CASES} cases, killed ${KILLS} times (CASELOOM_SEED=${SEED})`, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-kill-'));
  let server: RunningServer | undefined;

  afterAll(async () => {
    await server?.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(
    '[P1] [P2] [P3] loses none, doubles none, leaves none half done',
    async () => {
      const keys: string[] = [];
      const lines: string[] = [];
      for (const { record } of hospitalYear({ seed: SEED, cases: CASES, endsOn: '2026-10-31' })) {
        keys.push(record.record?.encounterNo ?? '');
        lines.push(JSON.stringify(record));
      }
      server = await startServer({ dataDir });
      let client = await Client.byLink(server, 'qc');
      const job = await client.ok('startImport', {
        form: fileForm('year.ndjson', `${lines.join('\n')}\n`, { dialect: 'ndjson' }),
        idempotencyKey: 'the-one-import',
      });

      let kills = 0;
      const random = seeded(SEED);
      const started = performance.now();
      for (;;) {
        const now = await client.ok('getJob', { params: { id: job.id } });
        if (now.state === 'done') break;
        expect({ state: now.state, problem: now.problem }).toEqual({
          state: expect.stringMatching(/waiting|running/),
          problem: undefined,
        });
        await sleep(150 + random() * (long ? 6_000 : 1_500));
        if (kills >= KILLS) continue;
        kills++;
        await server.kill();
        server = await startServer({ dataDir });
        client = await Client.byPassword(server.url, 'qc');
      }
      const seconds = (performance.now() - started) / 1000;

      const found = new Map<string, number>();
      let halfDone = 0;
      for (let page = 1; ; page++) {
        const { items, total } = await client.ok('listCases', { query: { page, pageSize: 200, sort: 'recordKey' } });
        for (const one of items) {
          found.set(one.recordKey, (found.get(one.recordKey) ?? 0) + 1);
          if (one.grouping === undefined || one.stage === '') halfDone++;
        }
        if (page * 200 >= total) break;
      }
      const lost = keys.filter((key) => !found.has(key)).length;
      const doubled = [...found.values()].filter((count) => count > 1).length;
      process.stdout.write(
        `import killed ${kills} times in ${seconds.toFixed(0)} s: ${lost} lost, ${doubled} doubled, ${halfDone} half done of ${CASES}\n`,
      );
      expect({ kills: kills > 0, lost, doubled, halfDone, found: found.size }).toEqual({
        kills: true,
        lost: 0,
        doubled: 0,
        halfDone: 0,
        found: CASES,
      });

      const again = await client.ok('startImport', {
        form: fileForm('year.ndjson', `${lines.slice(0, 50).join('\n')}\n`, { dialect: 'ndjson' }),
      });
      for (let state = again.state; state !== 'done'; await sleep(200))
        state = (await client.ok('getJob', { params: { id: again.id } })).state;
      expect((await client.ok('getJob', { params: { id: again.id } })).result).toMatchObject({
        created: 0,
        revised: 0,
        unchanged: 50,
      });
    },
    long ? 3_600_000 : 600_000,
  );
});

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
