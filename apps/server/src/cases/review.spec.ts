import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { ndjson, publishReviewPacks, stay } from '../testing/review-packs.ts';
import { finished, testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';

describe.each(testDatabases)('the review of a case on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let qc: Person;
  let physician: Person;
  let coder: Person;
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now);
    [qc, physician, coder] = [await server.as('qc'), await server.as('physician'), await server.as('coder')];
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const importLines = async (lines: readonly unknown[]) => {
    const job = await qc('startImport', {
      file: { name: 'cases.ndjson', content: ndjson(lines) },
      fields: { dialect: 'ndjson' },
    });
    expect(job.status).toBe(200);
    return finished(qc, job.body.id);
  };
  const find = async (person: Person, key: string) => (await person('listCases', { query: { q: key } })).body.items[0];
  const detail = async (person: Person, key: string) =>
    (await person('getCase', { params: { id: (await find(person, key)).id } })).body;
  const act = async (person: Person, key: string, action: string, reason?: string) => {
    const { task } = await detail(person, key);
    return person('completeTask', {
      params: { id: task.id },
      ifMatch: task.version,
      body: { action, ...(reason ? { reason } : {}) },
    });
  };

  it('[P9] imports what can be read, names what cannot by row, and importing again adds nothing', async () => {
    const lines = [
      stay('R1'),
      '{ this is no JSON',
      stay('R2', { fee: { total: '0' } }),
      { patient: { name: '无号' } },
      stay('R3', { patient: { name: '' } }),
    ];
    const first = await importLines(lines);
    expect(first).toMatchObject({
      state: 'done',
      done: 5,
      total: 5,
      result: { created: 3, revised: 0, unchanged: 0, refused: 2 },
    });
    const problems = (await qc('importProblems', { params: { id: first.id } })).body;
    expect(problems.items.map((one: { row: number; code: string }) => [one.row, one.code])).toEqual(
      expect.arrayContaining([
        [2, expect.any(String)],
        [4, 'RECORD_KEY_MISSING'],
      ]),
    );
    expect((await importLines(lines)).result).toMatchObject({ created: 0, revised: 0, unchanged: 3, refused: 2 });
    const file = await qc('exportImportProblems', { params: { id: first.id } });
    expect(file.raw.subarray(0, 2).toString()).toBe('PK');
  });

  it('sends a clean case to coding and one with findings to the physician, with group, money and counts', async () => {
    expect(await find(qc, 'R1')).toMatchObject({
      stage: 'coding',
      open: { block: 0, error: 0 },
      grouping: { drg: 'HC19', weight: '1.2500' },
      payment: { amount: '12500.00', balance: '-300.00' },
      departmentName: '外科',
    });
    expect(await find(qc, 'R2')).toMatchObject({ stage: 'physicianCorrection', open: { block: 1 } });
    const lists = (await qc('worklist')).body;
    expect(lists).toMatchObject({
      totalCases: 3,
      departments: [{ code: '04', name: '外科', count: 3 }],
      months: ['2026-11'],
    });
    expect(lists.lists.map((one: { stage: string; count: number }) => [one.stage, one.count]).sort()).toEqual([
      ['coding', 1],
      ['physicianCorrection', 2],
    ]);
  });

  it('keeps amounts from who may not see money and identities from who may not see them', async () => {
    expect((await detail(physician, 'R1')).evaluation.payment).toBeUndefined();
    expect((await find(physician, 'R1')).payment).toBeUndefined();
    const consultant = await server.as('consultant1');
    const { id } = await find(qc, 'R1');
    const seen = (await consultant('getCase', { params: { id } })).body;
    expect(seen.record.patient).toMatchObject({ name: '李＊', idNo: '＊＊＊' });
    const { items } = (await consultant('listCases')).body;
    expect(items.map((one: { id: string }) => one.id)).toContain(id);
    expect(JSON.stringify(items)).not.toMatch(/李四/);
    expect(seen.mayEdit).toBe(false);
  });

  it('validates unsaved changes, saves a correction as a revision, and answers a stale one with both versions [P6]', async () => {
    const before = await detail(physician, 'R2');
    expect(before.mayEdit).toBe(true);
    const changes = [{ path: 'fee.total', value: '5,000' }];
    const preview = await physician('previewCase', { params: { id: before.id }, body: { changes } });
    expect(preview.body.evaluation.findings).toEqual([]);
    expect((await detail(physician, 'R2')).version).toBe(before.version);
    const saved = await physician('correctCase', {
      params: { id: before.id },
      ifMatch: before.version,
      body: { changes, reason: '费用已核对' },
    });
    expect(saved.body).toMatchObject({
      version: before.version + 1,
      revision: { number: 2, source: 'correction' },
      record: { fee: { total: '5000' } },
      evaluation: { findings: [], grouping: { drg: 'HC19' } },
    });
    const stale = await physician('correctCase', {
      params: { id: before.id },
      ifMatch: before.version,
      body: { changes: [{ path: 'fee.total', value: '1' }] },
    });
    expect(stale).toMatchObject({
      status: 409,
      body: {
        code: 'VERSION_STALE',
        args: { yours: before.version, current: before.version + 1 },
        current: { record: { fee: { total: '5000' } } },
      },
    });
  });

  it('refuses a path that is no field, a change that changes nothing, and a correction by who does not have the case', async () => {
    const { id, version } = await detail(physician, 'R2');
    const save = (person: Person, changes: object[]) =>
      person('correctCase', { params: { id }, ifMatch: version, body: { changes } });
    expect((await save(physician, [{ path: 'patient.shoeSize', value: '42' }])).body.issues[0].code).toBe(
      'RECORD_FIELD_UNKNOWN',
    );
    expect((await save(physician, [{ path: 'fee.total', value: '5000' }])).body.code).toBe('CHANGE_EMPTY');
    expect((await save(physician, [{ path: 'dx', value: 'none' }])).body.issues[0].code).toBe('RECORD_SHAPE');
    expect((await save(physician, [{ path: 'fee.total', value: '1\u0000' }])).body.code).toBe('INPUT_INVALID');
    expect((await physician('listCases', { query: { q: 'a\u0000b' } })).body.code).toBe('INPUT_INVALID');
    expect((await save(coder, [{ path: 'fee.total', value: '6000' }])).body.code).toBe('CASE_NOT_YOURS_NOW');
  });

  it('blocks an action while findings it does not allow are open', async () => {
    await importLines([stay('R4', { fee: { total: '0' } })]);
    const { task } = await detail(physician, 'R4');
    expect(task.actions).toEqual([
      { id: 'submit', title: { zh: '提交', en: 'Submit' }, needsReason: false, blockedBy: { block: 1 } },
    ]);
    expect((await act(physician, 'R4', 'submit')).body).toMatchObject({ code: 'TASK_BLOCKED', args: { block: 1 } });
  });

  it('lets nobody do a task of another role, and gives a returned case back to the same person', async () => {
    expect((await act(coder, 'R2', 'submit')).body.code).toBe('TASK_NOT_YOURS');
    expect((await act(physician, 'R2', 'submit')).body).toMatchObject({ stage: 'coding', workflowStatus: 'waiting' });
    expect((await act(coder, 'R2', 'return')).body.code).toBe('REASON_MISSING');
    expect((await act(coder, 'R2', 'return', '请补充')).status).toBe(200);
    const back = await detail(physician, 'R2');
    expect(back).toMatchObject({
      workflow: { returns: 1 },
      task: { stage: 'physicianCorrection', mine: true, assignee: { name: '陈医师' } },
    });
  });

  it('takes waivers with a reason from who may, acknowledgements for warnings, and never for what blocks', async () => {
    await importLines([stay('R5', { patient: { name: '', ageYears: 95 } }), stay('R6', { fee: { total: '0' } })]);
    const decide = async (person: Person, key: string, rule: string, body: object) => {
      const now = await detail(person, key);
      const finding = now.evaluation.findings.find((one: { ruleId: string }) => one.ruleId === rule);
      return person('decideFinding', {
        params: { id: now.id },
        ifMatch: now.version,
        body: { key: finding.key, ...body },
      });
    };
    expect((await decide(qc, 'R6', 'charge-zero', { decision: 'waive', reason: 'x' })).body.code).toBe(
      'FINDING_MUST_BE_FIXED',
    );
    expect((await decide(physician, 'R5', 'name-empty', { decision: 'waive', reason: 'x' })).body.code).toBe(
      'PERMISSION_MISSING',
    );
    expect((await decide(qc, 'R5', 'name-empty', { decision: 'waive' })).body.code).toBe('REASON_MISSING');
    expect((await decide(qc, 'R5', 'name-empty', { decision: 'acknowledge' })).body.code).toBe(
      'FINDING_DECISION_WRONG',
    );
    const waived = await decide(qc, 'R5', 'name-empty', { decision: 'waive', reason: '无名氏' });
    expect(
      waived.body.evaluation.findings.find((one: { ruleId: string }) => one.ruleId === 'name-empty'),
    ).toMatchObject({ open: false, decision: { decision: 'waive', reason: '无名氏', by: '周质控', lapsed: false } });
    expect((await decide(physician, 'R5', 'old-age', { decision: 'acknowledge' })).status).toBe(200);
    expect((await find(qc, 'R5')).open).toEqual({ block: 0, error: 0, warn: 0, info: 0 });
  });

  it('lets a decision lapse when a value the rule read changes, and only then', async () => {
    const correct = async (changes: object[]) => {
      const now = await detail(physician, 'R5');
      return physician('correctCase', { params: { id: now.id }, ifMatch: now.version, body: { changes } });
    };
    await correct([{ path: 'fee.total', value: '13000' }]);
    expect((await find(qc, 'R5')).open.warn).toBe(0);
    await correct([{ path: 'patient.ageYears', value: 96 }]);
    expect((await find(qc, 'R5')).open).toMatchObject({ warn: 1, error: 0 });
  });

  it('[P3] runs lock, group and pay at once when the review passes, books the result, and keeps the final page as it is', async () => {
    expect((await act(coder, 'R1', 'submit')).body.stage).toBe('qcReview');
    expect((await act(qc, 'R1', 'pass')).body).toMatchObject({ workflowStatus: 'ended' });
    const final = await detail(qc, 'R1');
    expect(final).toMatchObject({
      locked: true,
      mayEdit: false,
      booked: { drg: 'HC19', amount: '12500.00', balance: '-300.00' },
      workflow: { status: 'ended' },
    });
    expect(final.task).toBeUndefined();
    const save = await qc('correctCase', {
      params: { id: final.id },
      ifMatch: final.version,
      body: { changes: [{ path: 'fee.total', value: '1' }] },
    });
    expect(save.body.code).toBe('CASE_LOCKED');
    const entries = (await qc('caseTimeline', { params: { id: final.id } })).body.entries;
    expect(entries.map((one: { kind: string }) => one.kind)).toEqual(
      expect.arrayContaining(['imported', 'evaluated', 'task', 'workflow', 'booked']),
    );
  });

  it('keeps a local correction when new content comes, shows the conflict, and takes either side', async () => {
    const job = await importLines([stay('R2', { fee: { total: '7000.00' }, patient: { name: '李四新' } })]);
    expect(job.result).toMatchObject({ created: 0, revised: 1, conflicts: 1 });
    const now = await detail(physician, 'R2');
    expect(now).toMatchObject({
      record: { fee: { total: '5000' }, patient: { name: '李四新' } },
      conflicts: [{ path: 'fee.total', base: '0', mine: '5000', theirs: '7000.00' }],
    });
    const decided = await physician('decideConflict', {
      params: { id: now.id },
      ifMatch: now.version,
      body: { path: 'fee.total', choice: 'theirs' },
    });
    expect(decided.body).toMatchObject({
      conflicts: [],
      record: { fee: { total: '7000.00' } },
      revision: { source: 'conflict' },
    });
    expect((await importLines([stay('R1', { fee: { total: '9999.00' } })])).result).toMatchObject({
      revised: 0,
      conflicts: 1,
    });
    const final = await detail(qc, 'R1');
    expect(final.record.fee.total).toBe('12800.00');
    expect(final.evaluation.resultHash).toBe(final.booked.resultHash);
  });

  it('begins the review of a stay in hospital once its discharge is written down here', async () => {
    await importLines([stay('OPEN', { stay: { dischargeAt: null } })]);
    const open = await detail(physician, 'OPEN');
    expect(open).toMatchObject({ evaluation: { provisional: true } });
    expect(open.workflow).toBeUndefined();
    const saved = await physician('correctCase', {
      params: { id: open.id },
      ifMatch: open.version,
      body: { changes: [{ path: 'stay.dischargeAt', value: '2026-11-09T10:00:00' }] },
    });
    expect(saved.body).toMatchObject({ task: { stage: 'coding' }, evaluation: { provisional: false } });
  });

  it('keeps the settlement list and charges that an earlier file brought when a file of front pages comes', async () => {
    const settlement = { billNo: 'B1', fundTotal: '100.00' };
    const charges = [{ code: 'C1', amount: '5.00' }];
    await importLines([stay('DOCS', { settlement, charges: [] }), { ...stay('DOCS'), settlement, charges }]);
    server.now = new Date(server.now.getTime() + 60_000);
    expect((await importLines([stay('DOCS')])).result).toMatchObject({ revised: 0, unchanged: 1 });
    expect((await importLines([stay('DOCS', { patient: { name: '李五' } })])).result).toMatchObject({ revised: 1 });
    const now = await detail(qc, 'DOCS');
    expect(now.record).toMatchObject({ patient: { name: '李五' }, settlement, charges: [{ amount: '5.00' }] });
    expect((await qc('explainCase', { params: { id: now.id } })).body.reproduced).toBe(true);
  });

  it('[P5] reproduces a stored result to the byte, and says what the packs of another date would say', async () => {
    const { id } = await find(qc, 'R2');
    const explained = (await qc('explainCase', { params: { id } })).body;
    expect(explained).toMatchObject({ reproduced: true, evaluation: { grouping: { drg: 'HC19' } } });
    expect(explained.evaluation.grouping.trace.length).toBeGreaterThan(0);
    const then = await qc('explainCase', { params: { id }, query: { knownAt: '2026-11-21T01:00:00Z' } });
    expect(then.body.code).toBe('EVALUATION_MISSING');
    expect((await qc('evaluateCaseAsOf', { params: { id }, body: { asOf: '2019-01-01' } })).body).toMatchObject({
      code: 'NO_PACK_IN_FORCE',
      args: { date: '2019-01-01' },
    });
    expect((await qc('evaluateCaseAsOf', { params: { id }, body: { asOf: '2026-01-01' } })).body.manifest.asOf).toBe(
      '2026-01-01',
    );
  });

  it('tells why a rule fired or did not, and every rule of a case', async () => {
    const { id } = await find(qc, 'R4');
    const why = await qc('explainRule', { params: { id, ruleId: 'charge-zero' }, body: {} });
    expect(why.body).toMatchObject({ explanation: { outcome: 'fired' }, layer: 'nation', packId: 'test-nation' });
    expect((await qc('explainRule', { params: { id, ruleId: 'no-such-rule' }, body: {} })).status).toBe(404);
    const rules = (await qc('caseRules', { params: { id } })).body.rules;
    expect(
      Object.fromEntries(rules.map((one: { ruleId: string; outcome: string }) => [one.ruleId, one.outcome])),
    ).toMatchObject({ 'charge-zero': 'fired', 'name-empty': 'notFired' });
  });

  it('finds codes by code, name and pinyin initials', async () => {
    const codes = async (q: string) =>
      (await coder('searchCodes', { query: { system: 'icd10', q } })).body.codes.map(
        (one: { code: string }) => one.code,
      );
    expect(await codes('k80')).toEqual(['K80.100', 'K80.200']);
    expect(await codes('胆囊结石')).toEqual(['K80.100', 'K80.200']);
    expect(await codes('dnjs')).toEqual(['K80.100', 'K80.200']);
    expect(await codes('hypert')).toEqual(['I10.x00']);
  });

  it('sums measures by SQL and drills to the cases behind them', async () => {
    const values = (await qc('measureValues', { query: { by: 'department' } })).body;
    const cmi = values.values.find((one: { measure: string }) => one.measure === 'CMI');
    expect(cmi).toMatchObject({ key: '04', label: '外科', value: '1.2500' });
    const cases = (await qc('measureCases', { params: { measure: 'CMI' }, query: { department: '04' } })).body;
    expect(cases.total).toBe(cmi.cases);
    expect(cases.items[0]).toMatchObject({ numerator: '1.25', denominator: '1' });
    expect((await qc('measureValues', { query: { measures: 'NOPE' } })).body.code).toBe('MEASURE_UNKNOWN');
  });

  it('exports corrected cases and findings, de-identified for who may not see identities', async () => {
    const lines = (await qc('exportCases', { query: { format: 'ndjson' } })).raw
      .toString()
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line));
    expect(lines).toHaveLength(8);
    expect(lines.find((one: { record: { mrn: string } }) => one.record.mrn === 'R2').fee.total).toBe('7000.00');
    const hqms = (await qc('exportCases', { query: { format: 'hqms' } })).raw.toString().split('\r\n');
    expect(hqms[0]!.split(',')).toHaveLength(346);
    expect((await qc('exportCases', { query: { format: 'xlsx' } })).raw.subarray(0, 2).toString()).toBe('PK');
    expect((await qc('exportFindings')).raw.subarray(0, 2).toString()).toBe('PK');
    const finance = await server.as('finance');
    expect((await finance('exportCases', { query: { format: 'ndjson' } })).raw.toString()).not.toMatch(
      /李四|110101196001010014/,
    );
  });

  it('[P22] writes no patient data into log lines or queue payloads', async () => {
    const jobs = await database.orm.em
      .fork()
      .getConnection()
      .execute<{ data: unknown }[]>('select data from pgboss.job');
    const leaked = [...server.lines, JSON.stringify(jobs)].filter((line) =>
      /李四|110101196001010014|K80\.100/.test(line),
    );
    expect(leaked).toEqual([]);
    expect(jobs.length).toBeGreaterThan(0);
  });

  it('[P21] has an entry for every view and change, in a whole chain', async () => {
    const auditor = await server.as('auditor');
    const { id } = await find(qc, 'R1');
    const acts = (await auditor('listAudit', { query: { object: id, pageSize: 200 } })).body.items.map(
      (one: { act: string }) => one.act,
    );
    expect(acts).toEqual(expect.arrayContaining(['case.view', 'case.correct']));
    expect((await auditor('verifyAudit', { body: {} })).body.whole).toBe(true);
    await database.orm.em
      .fork()
      .getConnection()
      .execute('alter table audit_entry disable trigger append_only')
      .catch(() => undefined);
    await database.orm.em.fork().getConnection().execute(`update audit_entry set who = 'nobody' where seq = 5`);
    expect((await auditor('verifyAudit', { body: {} })).body).toMatchObject({ whole: false, firstBad: 5 });
  });
});
