import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { PublishedPacks } from '../packs/published-packs.ts';
import { lockPack, storePack } from '../packs/publish-pack.ts';
import { testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';
import { tinyCity, tinyProvince } from './tiny-scheme.ts';

describe.each(testDatabases)('a grouping scheme on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let author: Person;
  let province: string;
  let city: string;
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    const published = (files: typeof tinyCity) =>
      database.steps.inTenant('hospital', async (step) => {
        const locked = await lockPack(step, new PublishedPacks(), files);
        await storePack(step, locked, { by: null, draftId: null, tests: null, now: server.now });
        return `hash:${locked.hash}`;
      });
    province = await published(tinyProvince);
    city = await published(tinyCity);
    author = await server.as('consultant1');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const ask = async (id: Parameters<Person>[0], asked: { query?: object; body?: object } = {}, source = city) => {
    const answer = await author(id, { params: { source, artifact: 'tiny' }, ...(asked as object) });
    expect([answer.status, answer.body.requestId]).toEqual([200, undefined]);
    return answer.body;
  };
  const shown = async (body: object) =>
    (await ask('browseScheme', { body })).rows.map((row: { depth: number; code: string }) => [row.depth, row.code]);

  it('[SCH-1] shows the tree as far as it is opened, in the order tried', async () => {
    expect(await shown({})).toEqual([
      [0, 'MDCG'],
      [0, 'MDCH'],
    ]);
    expect(await shown({ open: ['MDCH', 'MDCH/HC2'] })).toEqual([
      [0, 'MDCG'],
      [0, 'MDCH'],
      [1, 'HC2'],
      [2, 'HC21'],
      [2, 'HC25'],
    ]);
    const whole = await ask('browseScheme', { body: { all: true, offset: 7, limit: 1 } });
    expect([whole.total, whole.rows[0].code, whole.counts]).toEqual([9, 'HC21', { mdc: 2, adrg: 3, group: 4 }]);
    expect((await ask('browseScheme', { body: {} })).rows[1]).toMatchObject({ groups: 2, children: 1, above: -1 });
  });

  it('[SCH-1] opens the way to a node that is asked for and tells its row', async () => {
    const answer = await ask('browseScheme', { body: { at: 'MDCG/GD2/GD29' } });
    expect(answer.rows[answer.place]).toMatchObject({ code: 'GD29', above: answer.place - 1, weight: '0.8' });
  });

  it.each([
    ['hc', ['MDCH', 'HC2', 'HC21', 'HC25'], 3],
    ['胆囊', ['MDCH', 'HC2', 'HC21', 'HC25'], 3],
    ['lwqc', ['MDCG', 'GD2', 'GD29'], 2],
    ['GD29', ['MDCG', 'GD2', 'GD29'], 1],
    ['nothing', [], 0],
  ])('[SCH-2] finds %s by code, name or initials and shows only the ways there', async (q, codes, hits) => {
    const answer = await ask('browseScheme', { body: { q } });
    expect([answer.rows.map((row: { code: string }) => row.code), answer.hits]).toEqual([codes, hits]);
  });

  it('[SCH-3] tells of a node its condition taken apart, its lists and what is below, with the layer that changed it', async () => {
    const node = await ask('schemeNode', { query: { id: 'MDCH/HC2' } });
    expect(node.path.map((one: { code: string }) => one.code)).toEqual(['MDCH', 'HC2']);
    expect(node.conditions[0]).toMatchObject({
      text: 'principal_proc in {adrg:HC2/proc}',
      path: 'adrg.csv:4',
      parsed: { kind: 'inList', subject: 'principal_proc', list: 'adrg:HC2/proc' },
    });
    expect(node.lists).toEqual([{ list: 'adrg:HC2/proc', system: 'proc', codes: 1 }]);
    expect(node.children).toMatchObject([
      { code: 'HC21', weight: '2.5', conditions: [{ text: 'has_mcc' }] },
      { code: 'HC25', weight: '1.6', layer: 'city' },
    ]);
    expect(node.children[0].layer).toBeUndefined();
    const group = await ask('schemeNode', { query: { id: 'MDCH/HC2/HC25' } });
    expect(group).toMatchObject({ before: { code: 'HC21' }, layer: 'city' });
    expect(group.facts).toContainEqual({ name: 'mean_charge', value: '18000' });
  });

  it('[SCH-3] answers 404 for a node, list or scheme that is not there', async () => {
    const status = async (id: Parameters<Person>[0], artifact: string, query: Record<string, unknown>) =>
      (await author(id, { params: { source: city, artifact }, query })).status;
    expect(await status('schemeNode', 'tiny', { id: 'MDCX' })).toBe(404);
    expect(await status('schemeList', 'tiny', { list: 'mdc:MDCX/dx' })).toBe(404);
    expect(await status('schemeNode', 'other', { id: 'MDCG' })).toBe(404);
  });

  it('[SCH-4] pages and searches the codes of a list', async () => {
    const list = { list: 'mdc:MDCG/dx' };
    expect(await ask('schemeList', { query: { ...list, offset: 1, limit: 1 } })).toMatchObject({
      system: 'dx',
      total: 2,
      matched: 2,
      codes: [{ code: 'K56.000' }],
    });
    expect((await ask('schemeList', { query: { ...list, q: 'k35' } })).matched).toBe(1);
    const operating = await ask('schemeList', { query: { list: 'operating', q: '胆囊' } });
    expect(operating.codes).toEqual([{ code: '51.2300', name: '腹腔镜下胆囊切除术' }]);
  });

  it('[SCH-5] tells where a code leads in the order tried, and what the complication tables say of it', async () => {
    const found = await ask('searchSchemeCodes', { query: { q: 'fqjxdn' } });
    expect(found.codes).toEqual([{ system: 'proc', code: '51.2300', name: '腹腔镜下胆囊切除术' }]);
    const story = await ask('schemeCode', { query: { code: 'K56.000', system: 'dx' } });
    expect(story.leads.map((lead: { opens: string; isFirst: boolean }) => [lead.opens, lead.isFirst])).toEqual([
      ['MDCG', false],
      ['GZ1', true],
    ]);
    expect(story.complications).toEqual([{ level: 'cc', exclusionGroup: 'g2' }]);
    const procedure = await ask('schemeCode', { query: { code: '47.0100', system: 'proc' } });
    expect(procedure).toMatchObject({
      isOperating: true,
      leads: [{ opens: 'GD2' }, { opens: 'GZ1', isNegated: true }],
    });
  });

  it('[SCH-6] compares with the scheme of the parent', async () => {
    const answer = await ask('compareSchemes', { query: { with: province, scheme: 'tiny' } });
    expect(answer.groups).toMatchObject({ same: 3, changed: [{ code: 'HC25', what: ['weight'] }] });
    expect(answer.tables.find((one: { table: string }) => one.table === 'weights')).toMatchObject({ changed: 1 });
    expect([answer.codesTotal, answer.codes]).toEqual([0, []]);
  });

  it('[SCH-7] groups one case with the whole way, in a draft with its edits', async () => {
    const input = { sex: '1', ageYears: 50, diagnoses: ['K80.100', 'A41.900'], procedures: ['51.2300'] };
    const { grouping, names } = await ask('trySchemeCase', { body: { input } });
    expect(grouping).toMatchObject({ drg: 'HC21', mdc: 'MDCH', complications: [{ code: 'A41.900', level: 'mcc' }] });
    expect(grouping.trace.length).toBeGreaterThan(0);
    expect(names['51.2300']).toBe('腹腔镜下胆囊切除术');
    const draft = (await author('createDraft', { body: { packId: 'tiny-province' } })).body;
    const edited = await author('editRows', {
      params: { id: draft.id },
      ifMatch: draft.version,
      body: { kind: 'grouping', artifact: 'tiny', table: 'mcc', edits: [{ op: 'remove', id: 'A41.900' }] },
    });
    expect(edited.status).toBe(200);
    const tried = await ask('trySchemeCase', { body: { input } }, `draft:${draft.id}`);
    expect(tried.grouping.drg).toBe('HC25');
  });

  it('[SCH-7] offers sample cases as grouping reads them, without what identifies anybody', async () => {
    const { kind, cases } = (await author('schemeSamples', { query: { limit: 5 } })).body;
    expect([kind, cases.length]).toEqual(['synthetic', 5]);
    for (const { input } of cases) {
      expect(input.diagnoses.length).toBeGreaterThan(0);
      expect(Object.keys(input)).not.toContain('name');
      expect((await ask('trySchemeCase', { body: { input } })).grouping.status).not.toBe('invalid');
    }
  });
});
