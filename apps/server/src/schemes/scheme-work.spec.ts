import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { PublishedPacks } from '../packs/published-packs.ts';
import { lockPack, storePack } from '../packs/publish-pack.ts';
import { ndjson, publishReviewPacks, stay } from '../testing/review-packs.ts';
import { finished, testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';
import { tinyCity, tinyProvince } from './tiny-scheme.ts';

const record = (key: string, diagnoses: readonly string[], procedure: string, more: Record<string, object> = {}) => {
  const [principal, ...other] = diagnoses;
  return {
    ...stay(key, {
      patient: { ageYears: 50, sex: '1' },
      dx: { principal: { code: principal }, other: other.map((code) => ({ code })) },
      ...more,
    }),
    op: [{ code: procedure }],
  };
};

describe.each(testDatabases)('long work on a grouping scheme on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let author: Person;
  let province: string;
  let city: string;
  let draft: string;
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now);
    const published = (files: typeof tinyCity) =>
      database.steps.inTenant('hospital', async (step) => {
        const locked = await lockPack(step, new PublishedPacks(), files);
        await storePack(step, locked, { by: null, draftId: null, tests: null, now: server.now });
        return `hash:${locked.hash}`;
      });
    province = await published(tinyProvince);
    city = await published(tinyCity);
    const qc = await server.as('qc');
    const job = await qc('startImport', {
      file: {
        name: 'c.ndjson',
        content: ndjson([
          record('MCC', ['K80.100', 'A41.900'], '51.2300'),
          record('PLAIN', ['K80.100'], '51.2300', { settlement: { dx: [{ code: 'K35.900', principalFlag: '1' }] } }),
          record('APPENDIX', ['K35.900', 'A41.900'], '47.0100'),
        ]),
      },
      fields: { dialect: 'ndjson' },
    });
    await finished(qc, job.body.id);
    author = await server.as('consultant1');
    const made = (await author('createDraft', { body: { packId: 'tiny-province' } })).body;
    await author('editRows', {
      params: { id: made.id },
      ifMatch: made.version,
      body: { kind: 'grouping', artifact: 'tiny', table: 'mcc', edits: [{ op: 'remove', id: 'A41.900' }] },
    });
    draft = `draft:${made.id}`;
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  /** Begins, and asks until it is done. */
  const done = async (id: 'checkScheme' | 'sideBySide', source: string, body: object = {}, person = author) => {
    const ask = (begin: boolean) => person(id, { params: { source, artifact: 'tiny' }, body: { ...body, begin } });
    for (let answer = await ask(true), tries = 0; tries < 400; answer = await ask(false), tries++) {
      if (answer.status !== 200 || answer.body.state === 'done') return answer;
      await pause(50);
    }
    throw new Error(`${id} does not end`);
  };

  it('[SCH-8] checks a scheme: codes, groups nobody reaches with the proof, and what is other than in the parent', async () => {
    const before = await author('checkScheme', { params: { source: city, artifact: 'tiny' }, body: {} });
    expect(before.body).toMatchObject({ state: 'none' });
    const { report } = (await done('checkScheme', city)).body;
    expect(report).toMatchObject({
      family: 'drg',
      counts: { groups: 4, mdc: 2, code_lists: 7 },
      reach: { reached: 4, dead: [], undecided: [] },
      comparison: { groups: { same: 3, changed: [{ code: 'HC25' }] } },
    });
    expect(report.codes.every((one: { checked: boolean }) => !one.checked)).toBe(true);
    expect(report.overlaps.total).toBe(0);
  });

  it('[SCH-8] tells of a group the record that reaches it, or the rows that take every record before', async () => {
    const asked = (source: string, groups: string) =>
      author('schemeReach', { params: { source, artifact: 'tiny' }, query: { groups } });
    expect((await asked(draft, 'HC21')).body).toMatchObject({ state: 'none', reach: [] });
    await done('checkScheme', draft);
    const { reach } = (await asked(draft, 'HC21 HC25')).body;
    expect(reach).toMatchObject([
      { group: 'HC21', state: 'dead', by: [] },
      { group: 'HC25', state: 'reached', witness: { diagnoses: ['K80.100'] } },
    ]);
    const tried = await author('trySchemeCase', {
      params: { source: draft, artifact: 'tiny' },
      body: { input: reach[1].witness },
    });
    expect(tried.body.grouping.drg).toBe('HC25');
  });

  const beside = { other: { with: '', scheme: 'tiny' } };

  it('[SCH-9] groups the stored cases by both schemes and puts the differences together by cause', async () => {
    const { body } = await done('sideBySide', draft, { other: { ...beside.other, with: province } });
    expect(body.result).toMatchObject({ cases: 3, same: 2, different: 1, withoutPack: 0, withoutList: 0 });
    expect(body.result.clusters).toMatchObject([
      { cases: 1, pairs: [{ a: 'HC25', b: 'HC21', cases: 1 }], weightChange: '1' },
    ]);
    expect(body.result.clusters[0].cause.args.code).toBe('A41.900');
    expect(body.result.clusters[0].examples).toHaveLength(1);
    expect([body.done, body.total]).toEqual([3, 3]);
  });

  it('[SCH-9] sets the settlement list of a stay beside its front page under one scheme', async () => {
    const asked = { other: { ...beside.other, with: province }, record: 'settlementList' };
    const { result } = (await done('sideBySide', province, asked)).body;
    expect(result).toMatchObject({ cases: 1, withoutList: 2, different: 1 });
    expect(result.clusters[0].pairs[0].a).toBe('HC25');
  });

  it('[SCH-9] is for whoever may see cases and packs, is written down once, and shows record numbers to whoever may see them', async () => {
    const asked = { other: { ...beside.other, with: province } };
    for (const [who, source] of [
      ['admin', draft],
      ['physician', province],
    ] as const) {
      const refused = await done('sideBySide', source, asked, await server.as(who));
      expect([refused.status, refused.body.code]).toEqual([403, 'PERMISSION_MISSING']);
    }
    const { items } = (await (await server.as('auditor'))('listAudit', { query: { pageSize: 200 } })).body;
    const acts = items.filter(
      ({ act, result }: { act: string; result: string }) => act === 'scheme.sideBySide' && result === 'done',
    );
    expect(acts.map((one: { reason: string }) => one.reason)).toEqual(['3 cases', '3 cases']);
  });

  it('[SCH-8] says what is wrong with a scheme that is not there', async () => {
    const answer = await author('checkScheme', { params: { source: city, artifact: 'other' }, body: { begin: true } });
    expect(answer.status).toBe(200);
    for (let tries = 0; tries < 100; tries++) {
      const told = await author('checkScheme', { params: { source: city, artifact: 'other' }, body: {} });
      if (told.status === 404) return;
      await pause(50);
    }
    throw new Error('nobody said so');
  });

  it('[ANA-8] holds a scheme against the settled cases of a file, which is read and not kept', async () => {
    const params = { source: province, artifact: 'tiny' };
    const table = (column: string) =>
      `id,sex,age,diagnoses,procedures,${column}\n` +
      'A,1,50,K80.100|A41.900,51.2300,HC21\nB,1,50,K80.100,51.2300,HC21\nC,1,50,Z00.000,,\n';
    const file = { name: '结算.csv', content: table('settled') };
    expect((await author('settledAgreement', { params, file })).body).toEqual({
      cases: 3,
      agree: 2,
      differences: [{ id: 'B', settled: 'HC21', answer: 'HC25', status: 'grouped' }],
      column: 'settled',
      unreadable: 0,
      leftOut: 0,
    });
    const without = await author('settledAgreement', { params, file: { ...file, content: table('note') } });
    expect([without.status, without.body.code]).toEqual([422, 'SCHEME_SETTLED_COLUMN']);
    const nowhere = await author('settledAgreement', { params: { ...params, artifact: 'none' }, file });
    expect(nowhere.status).toBe(404);
  });
});
