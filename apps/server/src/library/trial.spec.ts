import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { ndjson, publishReviewPacks, stay } from '../testing/review-packs.ts';
import { finished, testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';

const oldAge = (years: number, more: object = {}) => ({
  set: 'basic',
  rule: {
    id: 'old-age',
    conditions: { fact: 'patient', path: 'ageYears', operator: 'greaterThan', value: years },
    event: {
      type: 'finding',
      params: { severity: 'warn', field: 'patient.ageYears', title: { zh: '年龄', en: 'Age' } },
    },
    ...more,
  },
});

const satisfied = (value: string) =>
  oldAge(1, { conditions: { all: [{ fact: 'patient', operator: 'satisfies', value }] } });

describe.each(testDatabases)('a rule tried on many cases on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let author: Person;
  let source: string;
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now);
    const qc = await server.as('qc');
    const ages = [20, 40, 60, 80, 95];
    const job = await qc('startImport', {
      file: {
        name: 'c.ndjson',
        content: ndjson([
          ...ages.map((ageYears, index) => stay(`A${index}`, { patient: { ageYears } })),
          stay('UNKNOWN', { patient: { ageYears: undefined } }),
        ]),
      },
      fields: { dialect: 'ndjson' },
    });
    await finished(qc, job.body.id);
    author = await server.as('consultant1');
    const draft = (await author('createDraft', { body: { packId: 'test-nation' } })).body;
    source = `draft:${draft.id}`;
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const attempt = (body: object, person = author, at = source) => person('tryRule', { params: { source: at }, body });

  it('tells which cases fire now, which no longer and which cannot be told, with the value read', async () => {
    const { body } = await attempt({ rules: [oldAge(50)] });
    expect(body).toMatchObject({
      cases: 6,
      rules: 1,
      withoutPack: 0,
      changed: { gained: 2, lost: 0, notEvaluable: 0 },
      prepared: 6,
    });
    expect(body.byRule).toEqual([
      {
        ruleId: 'old-age',
        before: { fired: 1, notEvaluable: 1, failed: 0 },
        after: { fired: 3, notEvaluable: 1, failed: 0 },
        gained: 2,
        lost: 0,
        notEvaluable: 0,
      },
    ]);
    expect(body.examples.map((one: { read: unknown }) => one.read)).toEqual(
      expect.arrayContaining([[{ path: 'patient.ageYears', value: 80 }], [{ path: 'patient.ageYears', value: 60 }]]),
    );
    expect((await attempt({ rules: [oldAge(99)] })).body).toMatchObject({
      changed: { gained: 0, lost: 1 },
      prepared: 0,
    });
  });

  it('counts a rule that is new, one that reads the group, and one over earlier stays', async () => {
    const rule = (id: string, conditions: object) => ({
      set: 'basic',
      rule: { id, conditions, event: { type: 'finding', params: { severity: 'info' } } },
    });
    const { body } = await attempt({
      rules: [
        rule('grouped', { fact: 'grouping', path: 'drg', operator: 'equal', value: 'HC19' }),
        rule('first-stay', {
          fact: 'history',
          operator: 'none',
          value: { conditions: { fact: 'item', path: 'losDays', operator: 'greaterThan', value: 0 } },
        }),
      ],
    });
    const counts = Object.fromEntries(
      body.byRule.map((one: { ruleId: string; gained: number }) => [one.ruleId, one.gained]),
    );
    // Without an age the scheme groups nothing; nobody was here before.
    expect(counts).toEqual({ grouped: 5, 'first-stay': 6 });
  });

  it('takes the rules that a draft has otherwise than what is in force', async () => {
    expect((await attempt({})).body).toMatchObject({ cases: 6, rules: 0, byRule: [] });
    const id = source.slice('draft:'.length);
    const saved = await author('editElement', {
      params: { id },
      ifMatch: 1,
      body: {
        kind: 'rules',
        artifact: 'basic',
        family: 'rules',
        element: 'old-age',
        action: 'save',
        value: oldAge(70).rule,
      },
    });
    expect(saved.status).toBe(200);
    expect((await attempt({})).body).toMatchObject({ rules: 1, changed: { gained: 1 } });
  });

  it('says what is wrong with a rule instead of trying it', async () => {
    const answer = await attempt({
      rules: [oldAge(1, { conditions: { fact: 'patient', path: 'ageYears', operator: 'grater', value: 1 } })],
    });
    expect([answer.status, answer.body.issues[0].code]).toEqual([422, 'RULE_OPERATOR_UNKNOWN']);
  });

  it('[P22] counts a rule that reads who the patient is, but tells of no single case to whom that is hidden', async () => {
    const named = oldAge(1, {
      conditions: { any: [{ fact: 'patient', path: 'name', operator: 'isPresent', value: true }] },
    });
    const { body } = await attempt({ rules: [named] });
    expect([body.byRule[0].gained > 0, body.examples]).toEqual([true, []]);
    const narrow = await attempt({ rules: [named], cases: { limit: 5 } });
    expect([narrow.status, narrow.body.args]).toEqual([403, { permission: 'case.identity' }]);
    expect(
      (await attempt({ rules: [satisfied('get value(patient, "name") = "x"')], cases: { limit: 5 } })).status,
    ).toBe(403);
  });

  it.each([{}, { id: 'x' }, { id: 'x', conditions: null }, { id: '__proto__', conditions: { all: [null] } }])(
    'refuses %j, which is no rule',
    async (rule) => {
      expect((await attempt({ rules: [{ set: 'basic', rule }] })).status).toBe(422);
    },
  );

  it('[P8] stops at rules that take too many steps', async () => {
    const { body } = await attempt({
      rules: [satisfied('every a in 1..900, b in 1..900, c in 1..900 satisfies a > 0')],
    });
    expect(body.byRule).toMatchObject([{ after: { failed: 6 } }]);
  });

  it('tries on chosen cases only where cases may be seen, and tells nothing about single ones otherwise', async () => {
    expect((await attempt({ rules: [oldAge(50)], cases: { filter: { q: 'A1' } } })).body.cases).toBeLessThan(6);
    await database.steps.inTenant('hospital', (step) =>
      step.rows(
        `update role set permissions = '["pack.read", "pack.edit"]'::jsonb where tenant = $1 and id = 'leadership'`,
      ),
    );
    const blind = await server.as('director');
    const published = (await author('listPacks')).body.packs[0].versions[0].hash;
    const counts = await attempt({ rules: [oldAge(50)] }, blind, `hash:${published}`);
    expect([counts.status, counts.body.cases, counts.body.examples]).toEqual([200, 6, []]);
    for (const cases of [{ filter: { q: 'A1' } }, { limit: 1 }])
      expect((await attempt({ rules: [oldAge(50)], cases }, blind, `hash:${published}`)).status).toBe(403);
  });
});
