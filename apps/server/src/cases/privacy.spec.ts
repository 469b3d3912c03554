import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import type { Actor } from '../http/actor.ts';
import { ndjson, publishReviewPacks, stay } from '../testing/review-packs.ts';
import { finished, testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';
import { MASK, maskValue } from './privacy.ts';

const NAME = '欧阳甲';
const NUMBER = 'MRN7731';
const person = (...permissions: string[]) => ({ permissions: new Set(permissions) }) as unknown as Actor;

describe('a value that was read', () => {
  it.each([
    ['patient.name', NAME, '欧＊＊'],
    ['patient.idNo', '110101196001010014', MASK],
    ['history[0].patient.idNo', '110101196001010014', MASK],
    ['history', [{ patient: { name: NAME, sex: '1' } }], [{ patient: { name: '欧＊＊', sex: '1' } }]],
    ['procedures', [{ code: '51.2300', surgeon: '赵' }], [{ code: '51.2300', surgeon: MASK }]],
    ['payment.amount', '12500.00', MASK],
    ['payment', { amount: '12500.00' }, MASK],
    ['dx.principal.code', 'K80.100', 'K80.100'],
    ['payment.caseType', undefined, undefined],
  ])(
    '[P22] %s is shown to who may see neither identities nor amounts as far as it tells neither',
    (path, value, shown) => {
      expect(maskValue(path, value, person('case.read'))).toEqual(shown);
      expect(maskValue(path, value, person('case.read', 'case.identity', 'money.read'))).toEqual(value);
    },
  );
});

describe.each(testDatabases)('who the patient is and what is paid, on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let consultant: Person;
  let physician: Person;
  let coder: Person;
  let finance: Person;
  let id: string;
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now);
    const qc = await server.as('qc');
    const job = await qc('startImport', {
      file: {
        name: 'one.ndjson',
        content: ndjson([
          stay(NUMBER, { patient: { name: NAME, idNo: '110101196001019931' }, fee: { total: '3000.00' } }),
        ]),
      },
      fields: { dialect: 'ndjson' },
    });
    await finished(qc, job.body.id);
    id = (await qc('listCases', { query: { q: NUMBER } })).body.items[0].id;
    [consultant, physician] = [await server.as('consultant1'), await server.as('physician')];
    [coder, finance] = [await server.as('coder'), await server.as('finance')];
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('[P22] stays hidden in every answer about the case to who may not see identities', async () => {
    const answers = [
      await consultant('listCases'),
      await consultant('getCase', { params: { id } }),
      await consultant('caseTimeline', { params: { id } }),
      await consultant('explainCase', { params: { id } }),
      await consultant('explainRule', { params: { id, ruleId: 'name-empty' }, body: {} }),
      await consultant('measureCases', { params: { measure: 'CHARGE' } }),
      await consultant('search', { query: { q: 'K80.100' } }),
      await finance('exportCases', { query: { format: 'ndjson' } }),
      await finance('exportCases', { query: { format: 'hqms' } }),
    ];
    for (const { status, raw } of answers) {
      expect(status).toBe(200);
      for (const secret of [NAME, NUMBER, '110101196001019931']) expect(raw.toString('utf8')).not.toContain(secret);
    }
    expect((await consultant('listCases')).body.items[0].recordKey).toBe(`#${id.slice(0, 8)}`);
  });

  it.each([[NAME], [NUMBER]])('[P22] is not found by %s either, but by what the case is about', async (q) => {
    expect((await consultant('listCases', { query: { q } })).body.total).toBe(0);
    expect((await consultant('listCases', { query: { q: '胆囊' } })).body.total).toBe(1);
    expect((await coder('listCases', { query: { q } })).body.total).toBe(1);
  });

  it('[P22] shows amounts to nobody without the permission: not in a rule’s story, not as a measure, not behind one', async () => {
    const told = await physician('explainRule', { params: { id, ruleId: 'low-outlier' }, body: {} });
    expect(told.body.explanation).toMatchObject({ outcome: 'fired' });
    expect(told.raw.toString('utf8')).not.toContain('"read":"LOW"');
    expect((await consultant('listMeasures')).body.measures.map((one: { id: string }) => one.id)).toContain('BALANCE');
    expect((await coder('listMeasures')).body.measures.map((one: { id: string }) => one.id)).toEqual(['CHARGE', 'CMI']);
    expect((await coder('measureValues', { query: {} })).raw.toString('utf8')).not.toContain('BALANCE');
    expect((await coder('measureCases', { params: { measure: 'BALANCE' } })).body.code).toBe('MEASURE_UNKNOWN');
  });
});
