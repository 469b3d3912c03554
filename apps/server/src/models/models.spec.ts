import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { ndjson, publishReviewPacks, stay } from '../testing/review-packs.ts';
import { finished, testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';
import { writeShadows } from './write-shadows.ts';
import type { ShadowRow } from './write-shadows.ts';

const SHADOW = {
  'models/stay-and-charge.json': {
    title: { zh: '离群', en: 'Outliers' },
    method: 'outliers',
    state: 'shadow',
    parameters: { minimumCases: 30, spread: 2 },
    population: { cases: 900, from: '2025-11-01', to: '2026-10-31', learnedOn: '2026-11-01', by: '周质控' },
  },
  'models/stay-and-charge.bounds.csv':
    'level,key,measure,n,p25,median,p75,low,high\ndrg,HC19,charge,400,11000.00,12000.00,13000.00,7876.00,18156.00\n',
};

describe.each(testDatabases)('statistical models on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let qc: Person;
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now, SHADOW);
    qc = await server.as('qc');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const load = async (lines: readonly unknown[]) => {
    const job = await qc('startImport', {
      file: { name: 'cases.ndjson', content: ndjson(lines) },
      fields: { dialect: 'ndjson' },
    });
    expect((await finished(qc, job.body.id)).state).toBe('done');
  };
  const costly = (key: string) => stay(key, { fee: { total: '64000.00' } });
  const waiting = async (person = qc, judged = 'no') =>
    person('shadowFindings', { params: { model: 'stay-and-charge' }, query: { judged, pageSize: 100 } });
  const draftOf = async (person: Person) => (await person('createDraft', { body: { packId: 'test-hospital' } })).body;
  const filesOf = (id: string) =>
    database.steps.inTenant('hospital', ({ rows }) =>
      rows<{ path: string }>('select path from pack_draft_file where tenant = $1 and draft_id = $2 order by path', [
        id,
      ]),
    );

  it('[STAT-5] keep what they say in the shadow from every list, count and person but quality control', async () => {
    const usual = Array.from({ length: 40 }, (_, index) =>
      stay(`U${index}`, { fee: { total: `${12_000 + index * 10}.00` } }),
    );
    await load([...usual, ...Array.from({ length: 21 }, (_, index) => costly(`C${index}`))]);
    const { items } = (await qc('listCases', { query: { q: 'C0' } })).body;
    expect(items[0].open).toEqual({ block: 0, error: 0, warn: 0, info: 0 });
    const detail = await qc('getCase', { params: { id: items[0].id } });
    expect(detail.raw.toString()).not.toMatch(/shadow|stay-and-charge/);
    expect((await waiting(await server.as('physician'))).body.code).toBe('PERMISSION_MISSING');
    const found = (await waiting()).body;
    expect(found.total).toBe(21);
    expect(found.items[0].message.zh).toBe(
      '本院 HC19 组 400 例费用中位数 12000.00 元，常见 7876.00–18156.00 元；本例 64000 元。',
    );
    const explained = (await qc('explainCase', { params: { id: items[0].id } })).body;
    expect(explained.reproduced).toBe(true);
  });

  it('[STAT-6] are accepted only with enough judged findings and the precision asked for, in a draft', async () => {
    const draft = await draftOf(qc);
    const accept = (threshold: string) =>
      qc('acceptModel', {
        params: { model: 'stay-and-charge' },
        ifMatch: draft.version,
        body: { draftId: draft.id, threshold },
      });
    expect((await accept('0.8')).body).toMatchObject({ code: 'MODEL_JUDGED_TOO_FEW', args: { judged: 0, least: 20 } });
    const { items } = (await waiting()).body;
    for (const [index, { caseId, key }] of items.slice(0, 20).entries())
      await qc('judgeShadow', { params: { id: caseId }, body: { key, judged: index < 17 ? 'right' : 'wrong' } });
    expect((await qc('listModels')).body.models).toMatchObject([
      { id: 'stay-and-charge', state: 'shadow', judged: 20, right: 17, waiting: 1, precision: '0.8500', rows: 1 },
    ]);
    expect((await accept('0.9')).body.code).toBe('MODEL_PRECISION_BELOW');
    expect((await accept('0.8')).status).toBe(200);
    const content = await qc('packArtifact', {
      params: { source: `draft:${draft.id}`, kind: 'models', artifact: 'stay-and-charge' },
    });
    expect(content.body.value).toMatchObject({
      state: 'accepted',
      acceptance: { judged: 20, right: 17, precision: '0.8500', threshold: '0.8', by: '周质控', on: '2026-11-21' },
    });
    const checked = await qc('checkDraft', { params: { id: draft.id } });
    expect(checked.body.issues.filter((one: { severity: string }) => one.severity === 'error')).toEqual([]);
  });

  it('[STAT-6] keep a judgement, and forget what was never judged, when the data changed', async () => {
    const [left] = (await waiting()).body.items;
    const [judged] = (await waiting(qc, 'yes')).body.items;
    for (const { caseId } of [left, judged]) {
      await server.as('physician');
      const { version } = (await qc('getCase', { params: { id: caseId } })).body;
      const coder = await server.as('coder');
      await coder('correctCase', {
        params: { id: caseId },
        ifMatch: version,
        body: { changes: [{ path: 'fee.total', value: '12000.00' }] },
      });
    }
    expect((await waiting()).body.total).toBe(0);
    expect((await waiting(qc, 'yes')).body.total).toBe(20);
  });

  it('[STAT-6] are judged anew when they were learned anew and say something else', async () => {
    const precisions = async () => (await qc('listModels')).body.models[0].judged;
    const { items } = (await waiting(qc, 'yes')).body;
    const [same, other] = items;
    await database.steps.inTenant('hospital', async (step) => {
      const rows = await step.rows<ShadowRow>(
        `select case_month as "caseMonth", encounter_id as "encounterId", key, model, path, message_zh as zh, message_en as en
         from shadow_finding where tenant = $1 and encounter_id in ($2::uuid, $3::uuid)`,
        [same.caseId, other.caseId],
      );
      const again = rows.map((row) => ({
        ...row,
        learnedOn: '2026-11-20',
        at: '2026-11-21T00:00:00Z',
        ...(row.encounterId === other.caseId ? { zh: '另一句', en: 'Other words' } : {}),
      }));
      await writeShadows(step, [same.caseId, other.caseId], again);
    });
    expect(await precisions()).toBe(18);
    const left = (await waiting(qc, 'yes')).body.items.map((one: { caseId: string }) => one.caseId);
    expect([left.includes(same.caseId), left.includes(other.caseId)]).toEqual([true, false]);
  });

  it('[STAT-3] are learned by a job, with who, when and from whom, and put into a draft in the shadow', async () => {
    const asked = await qc('learnModels', { body: { from: '2026-01-01', to: '2026-11-30' } });
    expect(asked.body).toMatchObject({ state: 'waiting', by: '周质控' });
    const run = await ended();
    expect(run).toMatchObject({ state: 'done', cases: 61 });
    expect(run.models.map((one: { id: string; rows: number }) => [one.id, one.rows])).toEqual([
      ['stay-and-charge', 4],
      ['codes-together', 0],
      ['missed-codes', 0],
    ]);
    const author = await server.as('consultant1');
    const draft = await draftOf(author);
    const place = (version: number) =>
      author('placeModels', { params: { id: run.id }, ifMatch: version, body: { draftId: draft.id } });
    expect((await place(draft.version)).status).toBe(200);
    expect((await place(draft.version)).body.code).toBe('VERSION_STALE');
    expect((await filesOf(draft.id)).map((one) => one.path).filter((path) => path.startsWith('models/'))).toEqual([
      'models/codes-together.companions.csv',
      'models/codes-together.json',
      'models/missed-codes.companions.csv',
      'models/missed-codes.json',
      'models/stay-and-charge.bounds.csv',
      'models/stay-and-charge.json',
    ]);
    const { value } = (
      await author('packArtifact', {
        params: { source: `draft:${draft.id}`, kind: 'models', artifact: 'stay-and-charge' },
      })
    ).body;
    expect(value).toMatchObject({
      state: 'shadow',
      population: { cases: 61, from: '2026-01-01', to: '2026-11-30', learnedOn: '2026-11-21', by: '周质控' },
    });
    expect((await author('checkDraft', { params: { id: draft.id } })).body.issues).toEqual([]);
  });

  async function ended(): Promise<any> {
    for (let tries = 0; tries < 200; tries++) {
      const [run] = (await qc('listModelRuns')).body.runs;
      if (['done', 'failed'].includes(run.state)) return run;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the run does not end');
  }
});
