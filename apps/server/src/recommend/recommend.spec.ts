import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { ndjson, publishReviewPacks, stay } from '../testing/review-packs.ts';
import { finished, testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';
import { POINTS } from '../testing/points-scheme.ts';

describe.each(testDatabases)('what a stay’s documentation could also support, on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let insurance: Person;
  const ids: Record<string, string> = {};
  const ask = async (account: string, key: string) =>
    (await server.as(account))('recommendGroups', { params: { id: ids[key]! } });
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now, POINTS);
    const qc = await server.as('qc');
    const job = await qc('startImport', {
      file: {
        name: 'two.ndjson',
        content: ndjson([
          stay('RESIDENT', { insurance: { type: '390' } }),
          stay('EMPLOYEE', {
            dx: { principal: { code: 'K80.100' }, other: [{ code: 'I10.x00' }, { code: 'K80.200' }] },
          }),
        ]),
      },
      fields: { dialect: 'ndjson' },
    });
    await finished(qc, job.body.id);
    for (const key of ['RESIDENT', 'EMPLOYEE'])
      ids[key] = (await qc('listCases', { query: { q: key } })).body.items[0].id;
    insurance = await server.as('insurance');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('[REC-3] lists the groups of a DIP scheme with what is to be verified and the amounts', async () => {
    const { status, body } = await ask('insurance', 'RESIDENT');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      asOf: '2026-11-08',
      scheme: 'points',
      family: 'dip',
      provisional: false,
      now: {
        status: 'grouped',
        group: 'K80.1',
        settled: { caseType: 'NORMAL', amount: '12000.00', balance: '-800.00' },
      },
      counterfactuals: [],
    });
    expect(body.candidates).toEqual([
      expect.objectContaining({ position: 1, group: 'K80.1', isNow: true, missing: [] }),
      expect.objectContaining({
        position: 2,
        group: 'K80.2:51.2300',
        isNow: false,
        missing: [
          { kind: 'diagnosis', anyOf: [{ code: 'K80.2' }] },
          { kind: 'procedure', anyOf: [{ code: '51.2300' }] },
        ],
        settled: {
          caseType: 'NORMAL',
          points: '1000.0000',
          standard: '24000.00',
          amount: '24000.00',
          balance: '11200.00',
        },
      }),
    ]);
  });

  it('[REC-3] says of a DRG scheme that it recommends nothing, and which diagnoses its answer rests on', async () => {
    const { body } = await insurance('recommendGroups', { params: { id: ids['EMPLOYEE']! } });
    expect(body).toMatchObject({ family: 'drg', reason: 'notOffered', candidates: [], now: { group: 'HC19' } });
    expect(body.counterfactuals).toEqual([
      expect.objectContaining({
        kind: 'principal',
        index: 0,
        diagnosis: { code: 'I10.x00', name: '特发性高血压' },
        status: 'ungrouped',
      }),
    ]);
  });

  it.each([
    ['seniorcoder', 200, false],
    ['qc', 200, true],
    ['insurance', 200, true],
    ['physician', 403, false],
    ['coder', 403, false],
    ['finance', 403, false],
    ['consultant1', 403, false],
  ])('[REC-4] %s is answered %i; amounts shown: %s', async (account, status, seesMoney) => {
    const answer = await ask(account, 'RESIDENT');
    expect(answer.status).toBe(status);
    expect(answer.raw.toString('utf8').includes('24000.00')).toBe(seesMoney);
    expect(answer.raw.toString('utf8').includes('settled')).toBe(seesMoney);
  });

  it('[REC-4] keeps in the audit who asked about which stay, by which pack', async () => {
    const before = await ask('seniorcoder', 'EMPLOYEE');
    expect(before.status).toBe(200);
    const { items } = (
      await (
        await server.as('auditor')
      )('listAudit', { query: { act: 'case.recommend', pageSize: 200 } })
    ).body;
    expect(items).toContainEqual(
      expect.objectContaining({ act: 'case.recommend', object: ids['EMPLOYEE'], who: 'seniorcoder', result: 'done' }),
    );
  });
});
