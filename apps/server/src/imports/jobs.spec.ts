import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { ndjson, publishReviewPacks, stay } from '../testing/review-packs.ts';
import { finished, testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';
import { CaseIntake } from './case-intake.ts';
import { JobRunner } from './job-runner.ts';

describe.each(testDatabases)('imports as jobs on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let qc: Person;
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now);
    qc = await server.as('qc');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const start = (name: string, content: string | Buffer, fields: Record<string, string> = {}, key?: string) =>
    qc('startImport', { file: { name, content }, fields, ...(key ? { key } : {}) });
  const total = async (q: string) => (await qc('listCases', { query: { q } })).body.total;

  it('[P2] begins one job for one key, whatever is sent again', async () => {
    const content = ndjson([stay('ONE')]);
    const answers = [
      await start('one.ndjson', content, {}, 'import-once'),
      await start('one.ndjson', content, {}, 'import-once'),
    ];
    expect(answers[1]!.body.id).toBe(answers[0]!.body.id);
    expect((await start('one.ndjson', ndjson([stay('TWO')]), {}, 'import-once')).body.code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    await finished(qc, answers[0]!.body.id);
    expect(await total('ONE')).toBe(1);
  });

  it('stop when cancelled, keep what was done, and go on from there without doing anything twice', async () => {
    const job = (await start('many.ndjson', ndjson(Array.from({ length: 400 }, (_, n) => stay(`MANY${n}`))))).body;
    while ((await qc('getJob', { params: { id: job.id } })).body.done < 40)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const cancelled = await qc('cancelJob', { params: { id: job.id } });
    expect(cancelled.body.state).toBe('cancelled');
    await new Promise((resolve) => setTimeout(resolve, 400));
    const stopped = (await qc('getJob', { params: { id: job.id } })).body;
    expect(stopped).toMatchObject({ state: 'cancelled', done: cancelled.body.done });
    expect(await total('MANY')).toBe(stopped.done);
    expect((await qc('cancelJob', { params: { id: job.id } })).body.code).toBe('JOB_NOT_STOPPABLE');
    expect((await qc('resumeJob', { params: { id: job.id } })).body.state).toBe('waiting');
    expect(await finished(qc, job.id)).toMatchObject({
      state: 'done',
      done: 400,
      result: { created: 400, unchanged: 0 },
    });
    expect(await total('MANY')).toBe(400);
  }, 60_000);

  it('[P2] let only one of two runners that have the same job write a chunk', async () => {
    const job = (await start('raced.ndjson', ndjson(Array.from({ length: 120 }, (_, n) => stay(`RACE${n}`))))).body;
    const runner = server.app.get(JobRunner);
    const never = new AbortController().signal;
    await Promise.all([runner.run('hospital', job.id, never), runner.run('hospital', job.id, never)]);
    expect(await finished(qc, job.id)).toMatchObject({ result: { created: 120, unchanged: 0 } });
    expect(await total('RACE')).toBe(120);
  }, 60_000);

  it('fail by name when a file cannot be used, and remove what was uploaded once it is done', async () => {
    const bad = await start('bad.csv', 'just,some,columns\n1,2,3\n');
    expect(await finished(qc, bad.body.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'RECORD_DIALECT_UNKNOWN' },
    });
    expect((await start('empty.csv', '')).body.code).toBe('FILE_MISSING');
    const left = readdirSync(server.settings.uploads).length;
    await finished(qc, (await start('gone.ndjson', ndjson([stay('GONE')]))).body.id);
    for (let tries = 0; readdirSync(server.settings.uploads).length > left && tries < 100; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(readdirSync(server.settings.uploads)).toHaveLength(left);
  });

  it('[P9] go on after a row that cannot be taken, whatever is wrong with it', async () => {
    const hostile = [
      stay('K'.repeat(200)),
      stay('NUL', { patient: { name: 'a\u0000b' } }),
      JSON.stringify(stay('HALF', { patient: { name: 'X' } })).replace('"X"', '"\\ud800"'),
      stay('DEEP', { lab: JSON.parse('['.repeat(3000) + ']'.repeat(3000)) }),
      stay('CRASH'),
    ];
    const odd = [
      stay('HUGE', { fee: { total: '99999999999999999999999' } }),
      JSON.stringify(stay('BIRTH')).replace('{', '{"__proto__":{"a":1},"constructor":{"b":2},'),
      stay('DATE', { stay: { dischargeAt: '2026-13-45T10:00:00' } }),
    ];
    const intake = server.app.get(CaseIntake);
    const take = intake.take.bind(intake);
    intake.take = (tenant, cases, by, also) =>
      cases.some(({ record }) => record.record?.mrn === 'CRASH')
        ? Promise.reject(new TypeError('no reading of this'))
        : take(tenant, cases, by, also);
    const job = await finished(
      qc,
      (await start('hostile.ndjson', ndjson([stay('BEFORE'), ...hostile, ...odd, stay('AFTER')]))).body.id,
    );
    intake.take = take;
    expect(job).toMatchObject({ state: 'done', done: 10, result: { created: 5, refused: 5 } });
    const { items } = (await qc('importProblems', { params: { id: job.id } })).body;
    expect(
      items
        .filter((one: { row: number }) => one.row <= 6)
        .map((one: { row: number; code: string }) => [one.row, one.code]),
    ).toEqual([
      [2, 'RECORD_KEY_TOO_LONG'],
      [3, 'RECORD_TEXT_INVALID'],
      [4, 'RECORD_TEXT_INVALID'],
      [5, 'RECORD_TOO_DEEP'],
      [6, 'IMPORT_ROW_FAILED'],
    ]);
    expect(await total('AFTER')).toBe(1);
  }, 60_000);

  it('read GB18030, a known dialect by its header, and the second row of a number as its revision', async () => {
    // 外科 in GB18030
    const surgery = Buffer.from([0xcd, 0xe2, 0xbf, 0xc6]);
    const row = (age: number, charge: string) => [
      Buffer.from(`G1,1,${age},,,`),
      surgery,
      Buffer.from(`,7,1,,K80.100,,${charge}\n`),
    ];
    const header = Buffer.from(
      'id,sex,age,age_days,birth_weight_g,department,los_days,discharge_type,icu_hours,diagnoses,procedures,total_charge\n',
    );
    const csv = Buffer.concat([header, ...row(60, '12800.00'), ...row(61, '12900.00')]);
    const inspected = (await qc('inspectFile', { file: { name: 'cases.csv', content: csv } })).body;
    expect(inspected).toMatchObject({ dialect: 'drgCase', encoding: 'gb18030' });
    const job = await finished(qc, (await start('cases.csv', csv)).body.id);
    expect(job.result).toMatchObject({ created: 1, revised: 1 });
    expect((await qc('listCases', { query: { q: 'G1' } })).body.items[0]).toMatchObject({
      department: '外科',
      ageYears: 61,
    });
  });

  it('suggest a mapping for foreign columns, remember it, and import by it', async () => {
    const csv = '流水号,性别,年龄,总额,诊断编码\nF1,1,60,12800.00,K80.100\nF2,2,61,abc,K80.100\n';
    const inspected = (await qc('inspectFile', { file: { name: 'foreign.csv', content: csv } })).body;
    expect(inspected).toMatchObject({
      columns: ['流水号', '性别', '年龄', '总额', '诊断编码'],
      issues: [{ code: 'RECORD_DIALECT_UNKNOWN' }],
    });
    expect(inspected.dialect).toBeUndefined();
    const columns = {
      流水号: { path: 'record.encounterNo' },
      性别: { path: 'patient.sex' },
      年龄: { path: 'patient.ageYears' },
      总额: { path: 'fee.total' },
      诊断编码: { path: 'dx.principal.code' },
    };
    expect(
      (
        await qc('saveMapping', {
          params: { id: 'his' },
          body: { name: '本院系统', columns: { ...columns, 性别: { path: 'patient.shoeSize' } } },
        })
      ).body.issues[0].code,
    ).toBe('RECORD_FIELD_UNKNOWN');
    expect((await qc('saveMapping', { params: { id: 'his' }, body: { name: '本院系统', columns } })).status).toBe(200);
    expect((await qc('inspectFile', { file: { name: 'foreign.csv', content: csv } })).body.mapping).toBe('his');
    const job = await finished(
      qc,
      (
        await start('foreign.csv', csv, {
          dialect: 'mapped',
          mapping: 'his',
          insuranceType: '390',
          poolingArea: '330100',
        })
      ).body.id,
    );
    expect(job.result.created + job.result.refused).toBe(2);
    expect((await qc('listCases', { query: { q: 'F1' } })).body.items[0]).toMatchObject({
      insuranceType: '390',
      grouping: { drg: 'HC19' },
    });
    expect((await start('foreign.csv', csv, { dialect: 'mapped', mapping: 'unknown' })).body.code).toBe(
      'MAPPING_UNKNOWN',
    );
  });

  it('load the sample hospital, the same cases each time', async () => {
    const first = await finished(qc, (await qc('loadSampleHospital', { body: { cases: 60 } })).body.id);
    expect(first).toMatchObject({
      kind: 'sampleHospital',
      state: 'done',
      total: 60,
      result: { created: 60, refused: 0 },
    });
    const again = await finished(qc, (await qc('loadSampleHospital', { body: { cases: 60 } })).body.id);
    expect(again.result).toMatchObject({ created: 0, unchanged: 60 });
  }, 60_000);

  it('let a stay know of an earlier one of the same person that came later, and reproduce either result', async () => {
    const person = { patient: { idNo: '110101196001019999' }, record: { mrn: 'HIST' } };
    const of = (key: string, admitAt: string, dischargeAt: string) =>
      stay(key, { ...person, record: { mrn: 'HIST', encounterNo: key }, stay: { admitAt, dischargeAt } });
    await finished(
      qc,
      (await start('later.ndjson', ndjson([of('HIST2', '2026-10-10T08:00:00', '2026-10-15T08:00:00')]))).body.id,
    );
    await finished(
      qc,
      (await start('earlier.ndjson', ndjson([of('HIST1', '2026-09-01T08:00:00', '2026-09-05T08:00:00')]))).body.id,
    );
    const { id } = (await qc('listCases', { query: { q: 'HIST2' } })).body.items[0];
    const histories = await database.orm.em
      .fork()
      .getConnection()
      .execute<{ n: number }[]>(
        `select jsonb_array_length(history) as n from case_evaluation where encounter_id = '${id}' order by at, case when jsonb_array_length(history) = 0 then 0 else 1 end`,
      );
    expect(histories.map((row) => row.n)).toEqual([0, 1]);
    expect((await qc('explainCase', { params: { id } })).body.reproduced).toBe(true);
  });

  it('show everyone their own jobs only, unless they import themselves', async () => {
    const physician = await server.as('physician');
    expect((await physician('listJobs', { query: {} })).body.total).toBe(0);
    expect((await qc('listJobs', { query: {} })).body.total).toBeGreaterThan(5);
    expect(existsSync(server.settings.uploads)).toBe(true);
  });
});
