import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { migrationsList } from '../database/migrations/index.ts';
import { openOrm } from '../database/orm-options.ts';
import { openWorkerDoor } from '../database/worker-door.ts';
import { Steps } from '../database/steps.ts';
import { draftFiles, readFiles, versionFiles } from './pack-files.ts';

const FILES = {
  'pack.json': '{"id":"x"}',
  'rules/a.json': '{"title":{"zh":"规则"}}',
  'codes/c.codes.csv': 'code\n1\n',
};
const DRAFT = '11111111-1111-4111-8111-111111111111';
const HASH = 'a'.repeat(64);

describe('packs that were kept in one column', () => {
  let door: Awaited<ReturnType<typeof openWorkerDoor>>;
  let orm: MikroORM;
  beforeAll(async () => {
    door = await openWorkerDoor({ folder: 'memory', isFresh: true, queryBudgetMs: 60_000 });
    orm = await openOrm({ door });
    await orm.migrator.up({
      to: migrationsList[migrationsList.findIndex((one) => one.name === '0004-pack-files') - 1]!.name,
    });
  }, 60_000);
  afterAll(async () => {
    await orm.close(true);
    await door.close();
  });

  it('[P23] have every file, byte for byte, after the upgrade', async () => {
    const files = JSON.stringify(FILES).replaceAll("'", "''");
    await door.exec(
      `insert into pack_draft (tenant, id, pack_id, title_zh, title_en, layer, next_version, state, author_id, author_name, files, created_at, updated_at)
         values ('t', '${DRAFT}', 'x', 'x', 'x', 'nation', '1.0.0', 'draft', '${DRAFT}', 'a', '${files}', now(), now());
       insert into pack_version (tenant, hash, pack_id, pack_version, layer, title_zh, title_en, files, published_at)
         values ('t', '${HASH}', 'x', '1.0.0', 'nation', 'x', 'x', '${files}', now());`,
    );
    await orm.migrator.up();
    const steps = new Steps(orm);
    const read = await steps.inTenant('t', async (step) => [
      Object.fromEntries(await readFiles(step, await draftFiles(step, DRAFT))),
      Object.fromEntries(await readFiles(step, await versionFiles(step, HASH))),
    ]);
    expect(read).toEqual([FILES, FILES]);
    expect(await steps.inTenant('other', async (step) => [...(await versionFiles(step, HASH))])).toEqual([]);
  });
});
