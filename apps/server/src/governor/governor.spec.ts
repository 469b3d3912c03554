import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { GOVERNED } from '../testing/governed-packs.ts';
import { ndjson, publishReviewPacks, stay } from '../testing/review-packs.ts';
import { finished, testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';
import { recountRules } from './write-rule-events.ts';

describe.each(testDatabases)('the alert governor on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let qc: Person;
  let physician: Person;
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now, GOVERNED);
    [qc, physician] = [await server.as('qc'), await server.as('physician')];
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
  const detail = async (person: Person, key: string) => {
    const { items } = (await person('listCases', { query: { q: key } })).body;
    return (await person('getCase', { params: { id: items[0].id } })).body;
  };
  const decide = async (person: Person, key: string, rule: string, body: object) => {
    const now = await detail(person, key);
    const { key: found } = now.evaluation.findings.find((one: { ruleId: string }) => one.ruleId === rule);
    return person('decideFinding', {
      params: { id: now.id },
      ifMatch: now.version,
      body: { key: found, decision: 'acknowledge', ...body },
    });
  };
  const correct = async (person: Person, key: string, changes: object[]) => {
    const now = await detail(person, key);
    return person('correctCase', { params: { id: now.id }, ifMatch: now.version, body: { changes } });
  };
  const statistic = async (rule: string, query = {}) =>
    (await qc('ruleStatistics', { query: { rules: rule, ...query } })).body.items[0];
  const prompts = (body: any) =>
    body.evaluation.prompts.items.map((one: any) => `${one.key.split('@')[0]} ${one.state} ${one.reason}`);

  const old = { patient: { name: '', sex: '1', ageYears: 95 } };
  const finding = (body: any, rule: string) => body.evaluation.findings.find((one: any) => one.ruleId === rule);
  const prompt = (body: any, rule: string) =>
    body.evaluation.prompts.items.find((one: any) => one.key.startsWith(`${rule}@`));

  it('[GOV-10] asks for a reason of the list, and for words where the reason wants them', async () => {
    await load([stay('G1', old), stay('G2', old), stay('G3', old)]);
    expect((await qc('overrideReasons')).body.reasons.map((one: { code: string }) => one.code)).toEqual([
      'elsewhere',
      'other',
    ]);
    const asked = async (body: object) => (await decide(physician, 'G1', 'old-age', body)).body.code;
    expect(await asked({ reason: 'free text' })).toBe('REASON_MISSING');
    expect(await asked({ reasonCode: 'nonsense' })).toBe('REASON_CODE_UNKNOWN');
    expect(await asked({ reasonCode: 'other' })).toBe('REASON_MISSING');
    const done = await decide(physician, 'G1', 'old-age', { reasonCode: 'other', reason: '身份证已核对' });
    expect(finding(done.body, 'old-age').decision).toMatchObject({
      decision: 'acknowledge',
      reasonCode: 'other',
      reason: '身份证已核对',
    });
  });

  it('[GOV-1] counts what happened in the transaction that made it happen, by day, department, stage and role', async () => {
    expect(await statistic('old-age')).toMatchObject({
      severity: 'warn',
      tally: { fired: 3, shown: 1, corrected: 0, acknowledged: 1, waived: 0, wrong: 0 },
      precision: { decided: 1, value: '0.0000' },
      lastFired: '2026-11-21',
    });
    expect((await correct(physician, 'G2', [{ path: 'patient.ageYears', value: 59 }])).status).toBe(200);
    expect((await correct(physician, 'G3', [{ path: 'patient.name', value: '赵六' }])).status).toBe(200);
    expect(await statistic('old-age')).toMatchObject({
      tally: { fired: 3, corrected: 1, acknowledged: 1 },
      precision: { corrected: 1, overridden: 1, decided: 2, value: '0.5000' },
    });
    expect((await statistic('old-age', { role: 'physician' })).tally).toMatchObject({ fired: 0, corrected: 1 });
    expect(
      (await statistic('old-age', { role: 'physician', department: '04', stage: 'physicianCorrection' })).tally
        .corrected,
    ).toBe(1);
    expect(await statistic('old-age', { from: '2026-11-22', to: '2026-11-30' })).toBeUndefined();
    const one = (await qc('ruleStatistic', { params: { ruleId: 'old-age' } })).body;
    expect(one).toMatchObject({
      months: [{ month: '2026-11', fired: 3 }],
      reasons: [{ code: 'other', count: 1, title: { zh: '其他' } }],
      departments: [{ code: '04', name: '外科', fired: 3, corrected: 1 }],
    });
    expect((await qc('ruleStatistic', { params: { ruleId: 'no-such-rule' } })).status).toBe(404);
  });

  it('[GOV-1] takes a decision back from the counts, and counts anew to the same numbers', async () => {
    const now = await detail(physician, 'G1');
    const withdrawn = await physician('withdrawDecision', {
      params: { id: now.id },
      ifMatch: now.version,
      body: { key: finding(now, 'old-age').key },
    });
    expect(withdrawn.status).toBe(200);
    expect((await statistic('old-age')).precision).toMatchObject({ overridden: 0, decided: 1 });
    const all = async () => (await qc('ruleStatistics')).body;
    const before = await all();
    await database.steps.inTenant('hospital', ({ rows }) => rows('update rule_day set fired = 99 where tenant = $1'));
    expect(await all()).not.toEqual(before);
    await database.steps.inTenant('hospital', recountRules);
    expect(await all()).toEqual(before);
    expect((await qc('recountRules', { body: {} })).body).toEqual({ done: true });
    expect((await physician('recountRules', { body: {} })).body.code).toBe('PERMISSION_MISSING');
  });

  it('[GOV-5] shows a physician as many prompts as the pack allows, counts the rest, and shows a coder all', async () => {
    await load([stay('G4', { patient: { name: '', sex: '1', ageYears: 95 }, fee: { total: '0' } })]);
    const seen = await detail(physician, 'G4');
    expect(seen.evaluation.prompts.budget).toEqual({ role: 'physician', visible: 2, interruptions: 1 });
    expect(prompts(seen)).toEqual([
      'charge-zero shown mustFix',
      'name-empty shown withinBudget',
      'old-age folded overBudget',
      'low-outlier folded overBudget',
    ]);
    expect(seen.evaluation.prompts.items.map((one: any) => one.interrupts)).toEqual([true, false, false, false]);
    expect(seen.evaluation.findings).toHaveLength(4);
    expect((await detail(qc, 'G4')).evaluation.prompts.items.every((one: any) => one.state === 'shown')).toBe(true);
  });

  it('[GOV-6] keeps a prompt through a sitting, folds it in the next, and shows it again when its data changed', async () => {
    expect(prompts(await detail(physician, 'G4'))[1]).toBe('name-empty shown withinBudget');
    const tomorrow = await server.as('physician');
    const again = await detail(tomorrow, 'G4');
    expect(prompts(again)).toEqual([
      'charge-zero shown mustFix',
      'name-empty folded seenBefore',
      'old-age shown withinBudget',
      'low-outlier folded overBudget',
    ]);
    expect(again.evaluation.prompts.items[1].seenAt).toBe('2026-11-21T02:00:00.000Z');
    expect(again.evaluation.prompts.items[0].interrupts).toBe(false);
    const changed = await correct(tomorrow, 'G4', [{ path: 'patient.ageYears', value: 96 }]);
    expect(prompt(changed.body, 'old-age').reason).toBe('withinBudget');
    expect(prompt(await detail(tomorrow, 'G4'), 'old-age').reason).toBe('withinBudget');
    expect(prompt(await detail(await server.as('physician'), 'G4'), 'old-age').reason).toBe('seenBefore');
  });

  it('[GOV-11] sends a wrong prompt with its trace to quality control, who answer once', async () => {
    const now = await detail(physician, 'G4');
    const ask = { params: { id: now.id }, body: { key: finding(now, 'old-age').key, text: '百岁老人很常见' } };
    const sent = await physician('sendFeedback', { ...ask, key: 'one-report-only' });
    expect(sent.status).toBe(200);
    expect((await physician('sendFeedback', { ...ask, key: 'one-report-only' })).body).toEqual(sent.body);
    expect((await physician('listFeedback')).body.code).toBe('PERMISSION_MISSING');
    const { items, open: waiting } = (await qc('listFeedback', { query: { state: 'open' } })).body;
    expect(waiting).toBe(1);
    expect(items[0]).toMatchObject({
      caseId: now.id,
      ruleId: 'old-age',
      by: '陈医师',
      role: 'physician',
      state: 'open',
    });
    expect(JSON.stringify(items[0].trace)).toContain('96');
    const answer = {
      params: { id: sent.body.id },
      ifMatch: items[0].version,
      body: { state: 'accepted', answer: '阈值改为 110' },
    };
    expect((await qc('answerFeedback', answer)).status).toBe(200);
    expect((await qc('answerFeedback', answer)).body.code).toBe('VERSION_STALE');
    expect((await statistic('old-age')).tally.wrong).toBe(1);
  });

  it('[GOV-8] [GOV-9] proposes a rule that is mostly overridden, changes nothing by itself, and demotes it when approved', async () => {
    const keys = ['D1', 'D2', 'D3', 'D4', 'D5'];
    await load(keys.map((key) => stay(key, old)));
    for (const key of keys.slice(0, 4)) await decide(physician, key, 'old-age', { reasonCode: 'elsewhere' });
    const before = await detail(qc, 'D5');
    const { proposals } = (await qc('demotionProposals')).body;
    expect(proposals).toMatchObject([
      {
        ruleId: 'old-age',
        severity: 'warn',
        effect: 'lower',
        precision: { corrected: 1, overridden: 4, decided: 5, value: '0.2000' },
        reasons: [
          { code: 'elsewhere', count: 4 },
          { code: 'other', count: 1 },
        ],
      },
    ]);
    expect(prompt(before, 'old-age')).toMatchObject({ state: 'shown', severity: 'warn' });
    const approve = (person: Person, more = {}) =>
      person('decideProposal', {
        params: { ruleId: 'old-age' },
        body: {
          decision: 'approve',
          effect: 'silent',
          roles: ['physician'],
          validTo: '2026-12-31',
          reason: '误报多',
          ...more,
        },
      });
    expect((await approve(physician)).body.code).toBe('PERMISSION_MISSING');
    expect((await approve(qc, { validFrom: '2026-11-01' })).body.code).toBe('DEMOTION_PERIOD_WRONG');
    const made = await approve(qc);
    expect(made.body).toMatchObject({
      state: 'approved',
      standing: true,
      evidence: { decided: 5, precision: '0.2000' },
    });
    expect((await approve(qc)).body.code).toBe('PROPOSAL_GONE');
    const hidden = await detail(await server.as('physician'), 'D5');
    expect(prompt(hidden, 'old-age')).toMatchObject({
      state: 'folded',
      reason: 'silenced',
      demotion: { effect: 'silent', by: '周质控', validTo: '2026-12-31' },
    });
    expect(hidden.evaluation.resultHash).toBe(before.evaluation.resultHash);
    expect(hidden.evaluation.findings).toHaveLength(2);
    expect((await statistic('old-age')).demotion).toMatchObject({ effect: 'silent' });
    const revoke = { params: { id: made.body.id }, ifMatch: made.body.version, body: { reason: '规则已修改' } };
    expect((await qc('revokeDemotion', revoke)).body).toMatchObject({ state: 'revoked', standing: false });
    expect(prompt(await detail(await server.as('physician'), 'D5'), 'old-age').reason).toBe('withinBudget');
    expect((await qc('demotionProposals')).body.proposals).toEqual([]);
    const acts = (await (await server.as('auditor'))('listAudit', { query: { act: 'prompt.demote' } })).body.items;
    expect(acts.some((one: any) => one.object === 'old-age' && one.reason === '误报多')).toBe(true);
  });

  it('[GOV-8] does not propose again after a rejection until enough new decisions came', async () => {
    server.now = new Date('2026-11-23T02:00:00Z');
    [qc, physician] = [await server.as('qc'), await server.as('physician')];
    const keys = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8'];
    await load(keys.map((key) => stay(key, old)));
    const override = async (some: string[]) => {
      for (const key of some) await decide(physician, key, 'old-age', { reasonCode: 'elsewhere' });
    };
    await override(keys.slice(0, 4));
    const rejected = await qc('decideProposal', {
      params: { ruleId: 'old-age' },
      body: { decision: 'reject', reason: '先培训' },
    });
    expect(rejected.body).toMatchObject({ state: 'rejected', standing: false });
    server.now = new Date('2026-11-24T02:00:00Z');
    [qc, physician] = [await server.as('qc'), await server.as('physician')];
    await override(keys.slice(4, 7));
    expect((await qc('demotionProposals')).body.proposals).toEqual([]);
    await override(keys.slice(7));
    expect((await qc('demotionProposals')).body.proposals).toMatchObject([
      { ruleId: 'old-age', precision: { decided: 4 } },
    ]);
  });

  it('gives the statistics out as a workbook, and tells budgets and thresholds with their pack', async () => {
    const file = await qc('exportRuleStatistics');
    expect(file.raw.subarray(0, 2).toString()).toBe('PK');
    expect((await qc('governorSettings')).body).toMatchObject({
      budgets: [{ role: 'physician', visible: 2, interruptions: 1 }],
      thresholds: { decided: 4, precision: '0.25', days: 90 },
      pack: { id: 'test-hospital', artifacts: ['prompts'] },
    });
  });
});
