import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { ndjson, publishReviewPacks, stay } from '../testing/review-packs.ts';
import { finished, testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';

describe.each(testDatabases)('what a browser gets to try rules with, on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let qc: Person;
  let consultant: Person;
  let source: string;
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now);
    [qc, consultant] = [await server.as('qc'), await server.as('consultant1')];
    const job = await qc('startImport', {
      file: { name: 'c.ndjson', content: ndjson([stay('ONE'), stay('TWO')]) },
      fields: { dialect: 'ndjson' },
    });
    await finished(qc, job.body.id);
    const { packs } = (await qc('listPacks')).body;
    source = `hash:${packs.find((one: { packId: string }) => one.packId === 'test-hospital').versions[0].hash}`;
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('[P22] gives own cases without what identifies patients, and says what it gave', async () => {
    const { body } = await qc('sampleCases', { query: { limit: 5 } });
    expect(body).toMatchObject({ kind: 'own', profile: 1 });
    expect(body.cases).toHaveLength(2);
    const [{ record, asOf, grouping }] = body.cases;
    expect(record.patient.name).toBeUndefined();
    expect(record.patient.birthDate).toBeUndefined();
    expect(record.record).toBeUndefined();
    expect(record.dx.principal.code).toMatch(/^[A-Z]\d\d/);
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(grouping).toMatchObject({ status: expect.any(String) });
    expect(grouping.trace).toBeUndefined();
  });

  it('gives made-up cases to whoever may not read cases, or asks for them', async () => {
    const asked = await qc('sampleCases', { query: { limit: 3, synthetic: 'true' } });
    expect(asked.body).toMatchObject({ kind: 'synthetic', cases: [{ id: 'synthetic-1' }, {}, {}] });
    expect(asked.body.cases[0].record.patient.name).toEqual(expect.any(String));
    const theirs = (await consultant('sampleCases', { query: { limit: 3 } })).body;
    const mayRead = (await consultant('listCases')).status === 200;
    expect(theirs.kind).toBe(mayRead ? 'own' : 'synthetic');
  });

  it('gives of value sets, code tables, parameters and maps what the values need', async () => {
    const { body } = await qc('tablesAmong', {
      params: { source },
      body: { names: ['icd10', 'no such table', '__proto__'], values: ['K80.1', 'Z99.999', 'constructor'] },
    });
    expect(body.systems.icd10).toMatchObject({ size: expect.any(Number) });
    expect(Object.keys(body.systems)).toEqual(['icd10']);
    const codes = Object.keys(body.systems.icd10.rows);
    expect(codes.length).toBeLessThan(body.systems.icd10.size + 1);
    expect(codes).not.toContain('Z99.999');
    expect(codes.some((code) => code.startsWith('K80.1'))).toBe(true);
  });
});
