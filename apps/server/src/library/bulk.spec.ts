import { syntheticRulePack } from '@caseloom/hospital';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { PublishedPacks } from '../packs/published-packs.ts';
import { lockPack, storePack } from '../packs/publish-pack.ts';
import { testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';

describe.each(testDatabases)('many rules changed at once on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let author: Person;
  let draft: { id: string; version: number };
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await database.steps.inTenant('hospital', async (step) => {
      const locked = await lockPack(step, new PublishedPacks(), syntheticRulePack({ rules: 300, seed: 2 }));
      await storePack(step, locked, { by: null, draftId: null, tests: null, now: server.now });
    });
    author = await server.as('consultant1');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const fresh = async (body: object) => {
    draft = (await author('createDraft', { body })).body;
  };
  const at = () => ({ params: { id: draft.id }, ifMatch: draft.version });
  const preview = async (body: object) => (await author('previewBulkEdit', { params: { id: draft.id }, body })).body;
  const edit = async (body: object) => {
    const answer = await author('bulkEdit', { ...at(), body });
    if (answer.status === 200) draft = answer.body.draft;
    return answer;
  };
  const browse = async (body: object) =>
    (await author('browseLibrary', { params: { source: `draft:${draft.id}` }, body: { limit: 500, ...body } })).body;
  const blocking = { filter: { choices: { severity: ['block'] } } };
  const tree = async () => (await author('packTree', { params: { source: `draft:${draft.id}` } })).body;

  it('over inherited rules says in the overlay what is other, and takes it back as one', async () => {
    await fresh({ packId: 'test-city', layer: 'city', extends: 'synthetic-library', title: { zh: '市', en: 'City' } });
    const { total } = await browse({ filter: blocking.filter });
    const change = { action: 'severity', severity: 'info' };
    const seen = await preview({ selection: blocking, change });
    expect(seen).toEqual({
      selected: total,
      changed: total,
      unchanged: 0,
      refused: [],
      byLayer: [{ layer: 'nation', packId: 'synthetic-library', how: 'overlay', rules: total }],
    });
    const done = await edit({ selection: blocking, change, expected: total });
    expect(done.body).toMatchObject({ effect: seen, issues: [] });
    expect((await browse({ filter: blocking.filter })).total).toBe(0);
    const rows = (await browse({ filter: { choices: { layer: ['city test-city'] } } })).rows;
    expect(rows).toHaveLength(total);
    expect(rows.every((one: { severity: string }) => one.severity === 'info')).toBe(true);
    // What the engine's own check of the whole says is what the step-by-step one said.
    expect((await tree()).issues).toEqual([]);
    const undone = await author('undoDraftEdit', { ...at(), body: { undo: done.body.undo } });
    expect(undone.status).toBe(200);
    draft = undone.body.draft;
    expect((await browse({ filter: blocking.filter })).total).toBe(total);
    const again = await author('undoDraftEdit', { ...at(), body: { undo: done.body.undo } });
    expect([again.status, again.body.code]).toEqual([409, 'UNDO_CHANGED_SINCE']);
    const other = { before: null, after: { pieces: ['0'.repeat(64)], length: 3 } };
    const strange = (path: string) => author('undoDraftEdit', { ...at(), body: { undo: [{ path, ...other }] } });
    expect((await strange('codes/x.json')).status).toBe(404);
    expect((await strange('pack.lock.json')).body.code).toBe('UNDO_CHANGED_SINCE');
  });

  it('disables with a reason and enables again', async () => {
    const ids = (await browse({ limit: 3 })).rows.map((one: { id: string }) => one.id);
    await edit({ selection: { ids }, change: { action: 'disable', reason: '本市不适用' } });
    const disabled = (await browse({ filter: { status: ['disabled'] } })).rows;
    expect(disabled.map((one: { id: string; reason: string }) => [one.id, one.reason])).toEqual(
      ids.map((id: string) => [id, '本市不适用']),
    );
    expect(await preview({ selection: { ids }, change: { action: 'severity', severity: 'info' } })).toMatchObject({
      changed: 0,
      refused: [{ code: 'BULK_DISABLED', rules: 3 }],
    });
    const back = await edit({ selection: { filter: { status: ['disabled'] } }, change: { action: 'enable' } });
    expect(back.body.effect).toMatchObject({ changed: 3 });
    expect(await browse({ filter: { status: ['disabled'] } })).toMatchObject({ total: 0, all: 300 });
  });

  it('refuses what the template fixes for all its rows, by set, and changes nothing then', async () => {
    const seen = await preview({ selection: { filter: {} }, change: { action: 'stages', stages: ['coding'] } });
    expect(seen).toMatchObject({ selected: 300, changed: 0 });
    expect(seen.refused.map((one: { code: string; args: object }) => [one.code, one.args])).toContainEqual([
      'BULK_TEMPLATE_FIXED',
      { set: 'diagnosis-age', key: 'stages' },
    ]);
    const answer = await edit({ selection: { filter: {} }, change: { action: 'stages', stages: ['coding'] } });
    expect([answer.status, answer.body.code]).toEqual([422, 'CHANGE_EMPTY']);
  });

  it('refuses to go on when the preview counted other rules', async () => {
    const answer = await edit({ selection: blocking, change: { action: 'severity', severity: 'warn' }, expected: 1 });
    expect([answer.status, answer.body.code]).toEqual([409, 'BULK_OTHER_COUNT']);
  });

  it('changes own rows in their file, and says of an edit what a check of the whole would say', async () => {
    await fresh({ packId: 'synthetic-library' });
    const set = { filter: { choices: { set: ['diagnosis-sex'] } } };
    const { effect } = (await edit({ selection: set, change: { action: 'severity', severity: 'block' } })).body;
    expect(effect.byLayer).toMatchObject([{ how: 'own' }]);
    const [rule] = (await browse(set)).rows;
    const { cells } = (await author('libraryRule', { params: { source: `draft:${draft.id}`, rule: rule.id } })).body;
    expect(cells.severity).toBe('block');
    const saved = await author('editElement', {
      ...at(),
      body: {
        kind: 'rules',
        artifact: 'diagnosis-sex',
        family: 'rows.csv',
        element: rule.id,
        action: 'save',
        value: { ...cells, severity: 'grave' },
      },
    });
    draft = saved.body.draft;
    expect(saved.body.issues.length).toBeGreaterThan(0);
    const keyed = (issues: { code: string; path: string }[]) => issues.map((one) => `${one.code} ${one.path}`).sort();
    expect(keyed(saved.body.issues)).toEqual(
      keyed((await author('checkDraft', { params: { id: draft.id } })).body.issues),
    );
    const mended = await author('editElement', {
      ...at(),
      body: {
        kind: 'rules',
        artifact: 'diagnosis-sex',
        family: 'rows.csv',
        element: rule.id,
        action: 'save',
        value: cells,
      },
    });
    expect(mended.body).toMatchObject({ issues: [], draft: { checks: { errors: 0, warnings: 0 } } });
  });
});
