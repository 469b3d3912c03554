import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { Housekeeper } from '../system/housekeeper.ts';
import { publishReviewPacks } from '../testing/review-packs.ts';
import { testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';
import { pieceOf } from './file-pieces.ts';
import { keepPieces, writePieces } from './pack-files.ts';

const table = { kind: 'codes', artifact: 'items', table: 'codes' };

describe.each(testDatabases)('pieces of packs that nobody needs on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let author: Person;
  let id = '';
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now);
    author = await server.as('consultant1');
    ({ id } = (await author('createDraft', { body: { packId: 'test-hospital' } })).body);
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const edit = async (note: string, op: 'add' | 'set') => {
    const { version } = (await author('getDraft', { params: { id } })).body;
    const fields = { title: { zh: '表', en: 'Table' }, system: 'list', codes: [] };
    const edits = [{ op, id: 'a', value: { code: 'a', zh: '甲', note } }];
    const body = { ...table, edits, ...(op === 'add' ? { fields } : {}) };
    return author('editRows', { params: { id }, ifMatch: version, body });
  };
  const kept = (): Promise<string[]> =>
    database.steps.inTenant('hospital', async ({ rows }) =>
      (await rows<{ content: string }>('select content from pack_text where tenant = $1')).map((one) => one.content),
    );
  const ago = (hours: number) =>
    database.orm.em.fork().getConnection().execute(`update pack_text set kept_at = now() - interval '${hours} hours'`);
  const tidy = () => server.app.get(Housekeeper).tidy();

  it('go a day after an edit took them out, and no others', async () => {
    expect((await edit('first', 'add')).status).toBe(200);
    expect((await edit('second', 'set')).status).toBe(200);
    const before = await kept();
    await ago(23);
    await tidy();
    expect(await kept()).toHaveLength(before.length);
    await ago(25);
    await tidy();
    const gone = before.filter((text) => !text.includes('first'));
    expect((await kept()).sort()).toEqual(gone.sort());
    expect(gone.length).toBeLessThan(before.length);
    expect((await author('tableRows', { params: { source: `draft:${id}`, ...table } })).body.rows).toEqual([
      ['a', '甲', 'second'],
    ]);
    expect((await author('checkDraft', { params: { id } })).status).toBe(200);
  });

  it('stay another day when an edit takes them out or brings them back', async () => {
    await ago(25);
    await edit('third', 'set');
    await tidy();
    expect((await kept()).filter((text) => text.includes('second'))).toHaveLength(1);
    const piece = pieceOf('a piece of no file');
    await database.steps.inTenant('hospital', (step) => writePieces(step, [piece]));
    await ago(25);
    await database.steps.inTenant('hospital', (step) => writePieces(step, [piece]));
    await tidy();
    expect(await kept()).toContain(piece.text);
  });

  it('keep their text: only when they were needed can be written', async () => {
    const change = database.steps.inTenant('hospital', ({ rows }) =>
      rows(`update pack_text set content = 'other' where tenant = $1`),
    );
    await expect(change).rejects.toThrow(/permission denied/);
    const lost = database.steps.inTenant('hospital', (step) => keepPieces(step, ['0'.repeat(64)]));
    await expect(lost).rejects.toMatchObject({ status: 404 });
  });
});
