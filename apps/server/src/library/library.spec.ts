import { syntheticRulePack } from '@caseloom/hospital';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { PublishedPacks } from '../packs/published-packs.ts';
import { lockPack, storePack } from '../packs/publish-pack.ts';
import { publishReviewPacks } from '../testing/review-packs.ts';
import { testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';

describe.each(testDatabases)('the rule library on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let author: Person;
  let source: string;
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now);
    const hash = await database.steps.inTenant('hospital', async (step) => {
      const locked = await lockPack(step, new PublishedPacks(), syntheticRulePack({ rules: 400, seed: 1 }));
      await storePack(step, locked, { by: null, draftId: null, tests: null, now: server.now });
      return locked.hash;
    });
    source = `hash:${hash}`;
    author = await server.as('consultant1');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const browse = async (body: object, at = source) => {
    const answer = await author('browseLibrary', { params: { source: at }, body });
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    return answer.body;
  };

  it('lists all rules, page by page, each once', async () => {
    const seen: string[] = [];
    for (let after: string | undefined; seen.length < 400;) {
      const { rows, total } = await browse({ limit: 150, ...(after ? { after } : {}) });
      expect(total).toBe(400);
      seen.push(...rows.map((one: { id: string }) => one.id));
      after = seen.at(-1);
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect((await browse({ limit: 3, offset: 397 })).rows.map((one: { id: string }) => one.id)).toEqual(
      seen.slice(397),
    );
  });

  it('counts what could be chosen beside the choices made', async () => {
    const all = (await browse({ facets: true, limit: 0 })).facets;
    const sum = (values: { rules: number }[]) => values.reduce((total, one) => total + one.rules, 0);
    expect([sum(all.severity), sum(all.set), sum(all.status)]).toEqual([400, 400, 400]);
    const block = all.severity.find((one: { value: string }) => one.value === 'block').rules;
    const chosen = await browse({ facets: true, limit: 500, filter: { choices: { severity: ['block'] } } });
    expect(chosen.total).toBe(block);
    expect(chosen.rows.every((one: { severity: string }) => one.severity === 'block')).toBe(true);
    expect(chosen.facets.severity).toEqual(all.severity);
    expect(sum(chosen.facets.set)).toBe(block);
  });

  it('finds rules by words, codes, codes that begin so, fields and sorts them by severity', async () => {
    const { rows } = await browse({ limit: 1, filter: { choices: { set: ['diagnosis-age'] } } });
    const rule = (await author('libraryRule', { params: { source, rule: rows[0].id } })).body;
    const code = rule.cells.diagnosis;
    const ids = async (filter: object) =>
      (await browse({ limit: 500, filter })).rows.map((one: { id: string }) => one.id);
    expect(await ids({ codes: [code] })).toContain(rows[0].id);
    expect(await ids({ codes: [`${code.slice(0, 3)}*`] })).toEqual(
      expect.arrayContaining(await ids({ codes: [code] })),
    );
    expect(await ids({ q: `${code} ${rows[0].id}` })).toEqual([rows[0].id]);
    expect((await browse({ filter: { reads: ['ageYears'] } })).total).toBe(
      (await browse({ filter: { choices: { set: ['diagnosis-age'] } } })).total,
    );
    const order = ['block', 'error', 'warn', 'info'];
    const sorted = (await browse({ sort: 'severity', limit: 400 })).rows.map((one: { severity: string }) =>
      order.indexOf(one.severity),
    );
    expect(sorted).toEqual(sorted.toSorted((a: number, b: number) => a - b));
  });

  it('tells where a field, a value set, a shared condition or a code is used, and where it is defined', async () => {
    const usages = async (query: object) =>
      (await author('packUsages', { params: { source }, query: query as never })).body;
    expect((await usages({ field: 'charges[].itemCode' })).bySet).toEqual([
      { set: 'charge-needs-procedure', rules: 40 },
    ]);
    expect(await usages({ valueSet: 'nobody-has-it' })).toMatchObject({ total: 0, rules: [] });
    const hospital = (await author('listPacks')).body.packs.find(
      (one: { packId: string }) => one.packId === 'test-hospital',
    );
    const own = (
      await author('packUsages', {
        params: { source: `hash:${hospital.versions[0].hash}` },
        query: { valueSet: 'sex' },
      })
    ).body;
    expect(own.definition).toMatchObject({ kind: 'codes', artifact: 'sex', packId: 'test-nation' });
  });

  it('answers 404 for a rule, a pack or a draft that is not there', async () => {
    expect((await author('libraryRule', { params: { source, rule: 'nobody' } })).status).toBe(404);
    expect((await author('browseLibrary', { params: { source: `hash:${'0'.repeat(64)}` }, body: {} })).status).toBe(
      404,
    );
  });
});
