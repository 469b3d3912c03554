import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { publishReviewPacks } from '../testing/review-packs.ts';
import { testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';

const title = { zh: '表', en: 'Table' };
const table = { kind: 'codes', artifact: 'items', table: 'codes' };

describe.each(testDatabases)('long tables on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let author: Person;
  let id = '';
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now);
    author = await server.as('consultant1');
    ({ id } = (await author('createDraft', { body: { packId: 'test-hospital' }, key: 'a-draft-for-tables' })).body);
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const version = async () => (await author('getDraft', { params: { id } })).body.version as number;
  const edit = async (body: object, ifMatch?: number) =>
    author('editRows', { params: { id }, ifMatch: ifMatch ?? (await version()), body: { ...table, ...body } });
  const rows = async (query: object = {}) =>
    (await author('tableRows', { params: { source: `draft:${id}`, ...table }, query: { ...query } })).body;
  const add = (code: string, zh: string) => ({ op: 'add', id: code, value: { code, zh, note: '' } });

  it('makes an artifact with its rows in one step, and stores a batch of edits', async () => {
    const made = await edit({
      fields: { title, system: 'list', codes: [] },
      edits: [add('b10', '乙'), add('b9', '甲'), add('a1', '-丙')],
    });
    expect(made).toMatchObject({ status: 200, body: { draft: { id }, found: expect.any(Number) } });
    const edited = await edit({
      edits: [
        { op: 'set', id: 'b9', value: { code: 'b9', zh: '甲"1"\n2', note: 'n' } },
        { op: 'remove', id: 'b10' },
        { ...add('c1', '丁'), before: 'a1' },
      ],
    });
    expect(edited.status).toBe(200);
    expect(await rows()).toMatchObject({
      columns: ['code', 'zh', 'note'],
      key: ['code'],
      own: true,
      total: 3,
      rows: [
        ['b9', '甲"1"\n2', 'n'],
        ['c1', '丁', ''],
        ['a1', '-丙', ''],
      ],
    });
  });

  it('[P6] changes nothing when one edit cannot be made, and says which', async () => {
    const refused = await edit({ edits: [{ op: 'remove', id: 'a1' }, add('b9', 'x'), { op: 'remove', id: 'zz' }] });
    expect(refused.status).toBe(422);
    expect(refused.body.issues.map((one: { code: string; path: string }) => `${one.code} ${one.path}`)).toEqual([
      'PACK_OVERLAY_EXISTS edits[1]',
      'PACK_ELEMENT_UNKNOWN edits[2]',
    ]);
    expect((await rows()).total).toBe(3);
    const now = await version();
    expect((await edit({ edits: [{ op: 'remove', id: 'a1' }] }, now - 1)).body).toMatchObject({
      code: 'VERSION_STALE',
      args: { yours: now - 1, current: now },
    });
  });

  it('pages, searches, filters and sorts on the server', async () => {
    await edit({ edits: [add('b10', '戊')] });
    const codes = async (query: object) => {
      const { matched, rows: found } = await rows(query);
      return [matched, ...found.map((row: string[]) => row[0])];
    };
    expect(await codes({ sort: 'code' })).toEqual([4, 'a1', 'b9', 'b10', 'c1']);
    expect(await codes({ sort: 'code', descending: 'true', offset: 1, limit: 2 })).toEqual([4, 'b10', 'b9']);
    expect(await codes({ q: '丙' })).toEqual([1, 'a1']);
    expect(
      await codes({
        filters: JSON.stringify([
          { column: 'code', text: 'B' },
          { column: 'note', values: [''] },
        ]),
      }),
    ).toEqual([1, 'b10']);
    expect(
      (await author('tableRows', { params: { source: `draft:${id}`, ...table }, query: { filters: '[{]' } })).body,
    ).toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect((await author('tableRows', { params: { source: `draft:${id}`, ...table, table: 'none' } })).body.code).toBe(
      'TABLE_UNKNOWN',
    );
  });

  it.each(['csv', 'xlsx'])('exports as %s what reads as the same rows', async (format) => {
    const file = await author('exportTable', { params: { source: `draft:${id}`, ...table }, query: { format } });
    expect(file.headers['content-disposition']).toContain(`items.codes.${format}`);
    const read = await author('readTableFile', { file: { name: `t.${format}`, content: file.raw }, fields: {} });
    const { columns, rows: standing } = await rows();
    expect(read.body).toMatchObject({
      format,
      cut: false,
      rows: [columns, ...standing.map((row: string[]) => trimmed(row, format))],
    });
  });

  it('edits rows of an inherited list as an overlay, and wants to know why one is taken out', async () => {
    const { body: tree } = await author('packTree', { params: { source: `draft:${id}` } });
    const inherited = tree.artifacts.find((one: { kind: string; own: boolean }) => one.kind === 'rules' && !one.own);
    const { body: view } = await author('packArtifact', {
      params: { source: `draft:${id}`, kind: 'rules', artifact: inherited.id },
    });
    const [first] = view.families[0].elements;
    const batch = {
      kind: 'rules',
      artifact: inherited.id,
      table: undefined,
      family: 'rules',
      edits: [{ op: 'remove', id: first.id }],
    };
    expect((await edit(batch)).body.issues).toMatchObject([{ code: 'PACK_EDIT_REASON_MISSING' }]);
    expect((await edit({ ...batch, reason: 'not in this house' })).status).toBe(200);
    const { body: after } = await author('packArtifact', {
      params: { source: `draft:${id}`, kind: 'rules', artifact: inherited.id },
    });
    expect(after.families[0].elements.find((one: { id: string }) => one.id === first.id)).toMatchObject({
      disabled: true,
      provenance: { op: 'disable', reason: 'not in this house' },
    });
  });
});

/** A workbook does not keep empty cells at the end of a row. */
function trimmed(row: readonly string[], format: string): readonly string[] {
  return format === 'csv' ? row : row.slice(0, row.findLastIndex((cell) => cell !== '') + 1);
}
