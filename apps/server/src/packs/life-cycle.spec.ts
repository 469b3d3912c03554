import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { ndjson, publishReviewPacks, stay } from '../testing/review-packs.ts';
import { finished, testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';

describe.each(testDatabases)('the life of a pack on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let author: Person;
  let other: Person;
  let qc: Person;
  let draft: { id: string; version: number; [key: string]: any };
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now);
    [author, other, qc] = [await server.as('consultant1'), await server.as('consultant2'), await server.as('qc')];
    await importCase('OLD');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const importCase = async (key: string, changes = {}) => {
    const job = await qc('startImport', {
      file: { name: 'c.ndjson', content: ndjson([stay(key, changes)]) },
      fields: { dialect: 'ndjson' },
    });
    await finished(qc, job.body.id);
  };
  const caseOf = async (key: string) => (await qc('listCases', { query: { q: key } })).body.items[0];
  const fresh = async () => {
    draft = (await author('getDraft', { params: { id: draft.id } })).body;
  };
  const edit = (body: object) => author('editElement', { params: { id: draft.id }, ifMatch: draft.version, body });

  it('lists versions with what is in force, and their contents with where each element comes from', async () => {
    const { packs } = (await author('listPacks')).body;
    expect(packs.map((one: { packId: string }) => one.packId)).toEqual(['test-nation', 'test-hospital']);
    expect(packs[1].versions[0].inForce.map((one: { purpose: string }) => one.purpose).sort()).toEqual([
      'conduct',
      'policy',
      'workflow',
    ]);
    const source = `hash:${packs[1].versions[0].hash}`;
    const tree = (await author('packTree', { params: { source } })).body;
    expect(tree.artifacts.find((one: { kind: string }) => one.kind === 'rules')).toMatchObject({
      id: 'basic',
      elements: 4,
      layer: 'nation',
      own: false,
    });
    const rules = (await author('packArtifact', { params: { source, kind: 'rules', artifact: 'basic' } })).body;
    expect(rules.families[0].elements[0]).toMatchObject({
      id: 'charge-zero',
      provenance: { packId: 'test-nation', layer: 'nation' },
      editable: false,
    });
    const rows = (
      await author('packTableRows', {
        params: { source, kind: 'codes', artifact: 'icd10', table: 'codes' },
        query: { q: '胆囊' },
      })
    ).body;
    expect(rows).toMatchObject({ total: 2, columns: ['code', 'zh', 'en', 'pinyin'] });
    expect((await author('packSchemas')).body).toMatchObject({
      kinds: { rules: expect.anything() },
      elements: { 'rules/rules': expect.anything() },
    });
  });

  it('starts a draft that only its author sees', async () => {
    draft = (await author('createDraft', { body: { packId: 'test-hospital' } })).body;
    expect(draft).toMatchObject({
      state: 'draft',
      baseVersion: '1.0.0',
      nextVersion: '1.0.1',
      author: { name: '顾问甲' },
    });
    expect((await other('getDraft', { params: { id: draft.id } })).status).toBe(404);
    expect((await other('listPacks')).body.packs[1].drafts).toEqual([]);
  });

  it('overrides, adds and disables elements of inherited rules, refuses broken ones with the place, and names who said what', async () => {
    const add = { kind: 'rules', artifact: 'basic', family: 'rules', element: 'charge-high', action: 'add' };
    const value = {
      id: 'charge-high',
      conditions: { all: [{ fact: 'fee', path: '$.total', operator: 'greaterThan', value: '10000' }] },
      event: {
        type: 'finding',
        params: { severity: 'error', field: 'fee.total', title: { zh: '费用偏高', en: 'High charge' } },
      },
    };
    const broken = await edit({ ...add, value: { ...value, conditions: { all: 'none' } } });
    expect(broken.status).toBe(422);
    expect(broken.body.issues[0].path).toMatch(/^overlay\/rules\/basic\.json/);
    expect((await edit({ ...add, value })).status).toBe(200);
    await fresh();
    expect((await edit({ ...add, element: 'old-age', action: 'disable' })).body.code).toBe('REASON_MISSING');
    const disabled = await edit({ ...add, element: 'old-age', action: 'disable', reason: '本院不适用' });
    expect(disabled.body.draft.checks).toMatchObject({ errors: 0 });
    await fresh();
    const { families } = (
      await author('packArtifact', { params: { source: `draft:${draft.id}`, kind: 'rules', artifact: 'basic' } })
    ).body;
    const byId = Object.fromEntries(families[0].elements.map((one: { id: string }) => [one.id, one]));
    expect(byId['charge-high']).toMatchObject({
      provenance: { packId: 'test-hospital', op: 'add', layer: 'hospital' },
      editable: true,
    });
    expect(byId['old-age']).toMatchObject({ disabled: true, provenance: { op: 'disable', reason: '本院不适用' } });
    const diff = (
      await author('comparePacks', {
        query: { from: `hash:${(await author('listPacks')).body.packs[1].versions[0].hash}`, to: `draft:${draft.id}` },
      })
    ).body;
    expect(diff.counts).toMatchObject({ added: 1, removed: 1 });
  });

  it('[P6] refuses an edit on a version that is no longer the current one', async () => {
    const answer = await author('editElement', {
      params: { id: draft.id },
      ifMatch: draft.version - 1,
      body: { kind: 'rules', artifact: 'basic', family: 'rules', element: 'old-age', action: 'restore' },
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'VERSION_STALE', current: { id: draft.id } } });
  });

  it('changes a workflow node and a policy of the parents as small overlays', async () => {
    const source = `draft:${draft.id}`;
    const policy = (await author('packArtifact', { params: { source, kind: 'payment', artifact: 'rate' } })).body.value;
    const saved = await author('editArtifact', {
      params: { id: draft.id },
      ifMatch: draft.version,
      body: {
        kind: 'payment',
        artifact: 'rate',
        value: { ...policy, parameters: { ...policy.parameters, baseRate: '9000.00' } },
      },
    });
    expect(saved.status).toBe(200);
    await fresh();
    const graph = (await author('packArtifact', { params: { source, kind: 'workflows', artifact: 'inpatient' } })).body
      .value;
    const nodes = graph.nodes.map((node: { id: string; config: object }) =>
      node.id === 'code' ? { ...node, config: { ...node.config, dueHours: 12 } } : node,
    );
    expect(
      (
        await author('editArtifact', {
          params: { id: draft.id },
          ifMatch: draft.version,
          body: { kind: 'workflows', artifact: 'inpatient', value: { ...graph, nodes } },
        })
      ).status,
    ).toBe(200);
    await fresh();
    expect(
      (await author('packArtifact', { params: { source, kind: 'payment', artifact: 'rate' } })).body.value.parameters
        .baseRate,
    ).toBe('9000.00');
  });

  it('tries the draft on real cases without touching them', async () => {
    const before = await caseOf('OLD');
    const tried = (await author('tryDraft', { params: { id: draft.id }, body: { limit: 10 } })).body;
    expect(tried).toMatchObject({
      cases: 1,
      gained: [{ ruleId: 'charge-high', cases: 1 }],
      lost: [],
      amountBefore: '12500.00',
      amountAfter: '11250.00',
    });
    expect(tried.withheld).toEqual([]);
    expect(await caseOf('OLD')).toEqual(before);
  });

  it('[P22] counts no rule that reads what the person may not see, and names it', async () => {
    const rule = {
      id: 'named',
      conditions: { all: [{ fact: 'patient', path: 'name', operator: 'isPresent', value: true }] },
      event: { type: 'finding', params: { severity: 'info' } },
    };
    const at = { kind: 'rules', artifact: 'basic', family: 'rules', element: 'named' };
    await fresh();
    expect((await edit({ ...at, action: 'add', value: rule })).status).toBe(200);
    const tried = (await author('tryDraft', { params: { id: draft.id }, body: { limit: 10 } })).body;
    expect(tried.withheld).toEqual(['named']);
    expect(JSON.stringify([tried.gained, tried.examples])).not.toContain('named');
    await fresh();
    expect((await edit({ ...at, action: 'delete' })).status).toBe(200);
    await fresh();
  });

  it('[P25] lets the author submit but never approve; the second person approves, and what is published is what was reviewed', async () => {
    expect(
      (
        await author('submitDraft', {
          params: { id: draft.id },
          ifMatch: draft.version,
          body: { nextVersion: '1.0.0', note: '' },
        })
      ).body.code,
    ).toBe('DRAFT_VERSION_INVALID');
    expect((await author('testDraft', { params: { id: draft.id } })).body).toMatchObject({ passed: 1, failed: 0 });
    await fresh();
    const submitted = await author('submitDraft', {
      params: { id: draft.id },
      ifMatch: draft.version,
      body: { nextVersion: '1.1.0', note: '费用规则' },
    });
    expect(submitted.body).toMatchObject({
      state: 'submitted',
      nextVersion: '1.1.0',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await fresh();
    expect(draft.actions.find((one: { id: string }) => one.id === 'approve')).toEqual({
      id: 'approve',
      allowed: false,
      why: 'DRAFT_OWN_APPROVAL',
    });
    expect(await author('approveDraft', { params: { id: draft.id }, ifMatch: draft.version, body: {} })).toMatchObject({
      status: 403,
      body: { code: 'DRAFT_OWN_APPROVAL' },
    });
    expect(
      (await author('publishDraft', { params: { id: draft.id }, ifMatch: draft.version, body: {} })).body.code,
    ).toBe('DRAFT_STATE');
    expect(
      (await edit({ kind: 'rules', artifact: 'basic', family: 'rules', element: 'old-age', action: 'restore' })).body
        .code,
    ).toBe('DRAFT_STATE');
    expect(
      (await other('approveDraft', { params: { id: draft.id }, ifMatch: draft.version, body: { note: '同意' } })).body,
    ).toMatchObject({ state: 'approved', reviewer: { name: '顾问乙' } });
    await fresh();
    const published = await author('publishDraft', {
      params: { id: draft.id },
      ifMatch: draft.version,
      body: {},
      key: 'publish-the-draft',
    });
    expect(published.body).toMatchObject({
      hash: draft.hash,
      draft: { state: 'published', publishedHash: draft.hash },
      tests: { passed: 1, failed: 0 },
      reference: { different: 0, compared: expect.any(Number) },
    });
    expect(published.body.reference.compared).toBeGreaterThan(0);
    expect(
      (
        await author('publishDraft', {
          params: { id: draft.id },
          ifMatch: draft.version,
          body: {},
          key: 'publish-the-draft',
        })
      ).body,
    ).toEqual(published.body);
  }, 60_000);

  it('never changes or removes a published version, whoever asks', async () => {
    const run = (sql: string) => database.orm.em.fork().getConnection().execute(sql);
    await expect(run(`update pack_version set title_zh = 'x'`)).rejects.toThrow(/append-only/);
    await expect(run('delete from pack_version')).rejects.toThrow(/append-only/);
    await expect(
      database.steps.inTenant('hospital', ({ rows }) => rows('delete from audit_entry where tenant = $1')),
    ).rejects.toThrow(/permission denied/);
  });

  it('[P4] treats the next case by what was activated, keeps the old one on what judged it, and re-runs open cases when asked', async () => {
    const plan = { hash: draft.hash, purpose: 'policy', scope: {}, validFrom: '2026-11-01' };
    expect((await author('previewActivation', { body: plan })).body).toMatchObject({
      openCases: 1,
      affectedCases: 1,
      byDepartment: [{ department: '04', cases: 1, amountBefore: '12500.00', amountAfter: '11250.00' }],
    });
    const activated = await author('activate', {
      body: { hash: draft.hash, purposes: ['policy', 'conduct', 'workflow'], scope: {}, validFrom: '2026-11-01' },
    });
    expect(activated.body.activationIds).toHaveLength(3);
    expect(
      (
        await author('activate', {
          body: { hash: draft.hash, purposes: ['policy'], scope: {}, validFrom: '2026-11-01' },
        })
      ).body.code,
    ).toBe('ACTIVATION_CHANGES_NOTHING');
    await importCase('NEW');
    expect(await caseOf('OLD')).toMatchObject({ stage: 'coding', open: { error: 0 }, payment: { amount: '12500.00' } });
    expect(await caseOf('NEW')).toMatchObject({
      stage: 'physicianCorrection',
      open: { error: 1 },
      payment: { amount: '11250.00' },
    });
    await importCase('BEFORE', { stay: { dischargeAt: '2026-10-20T10:00:00', admitAt: '2026-10-10T10:00:00' } });
    expect(await caseOf('BEFORE')).toMatchObject({ open: { error: 1 }, payment: { amount: '12500.00' } });
    const again = await author('activate', {
      body: {
        hash: draft.hash,
        purposes: ['conduct'],
        scope: { insuranceType: '310' },
        validFrom: '2026-11-01',
        rerunOpenCases: true,
      },
    });
    expect((await finished(author, again.body.rerun.id)).state).toBe('done');
    expect(await caseOf('OLD')).toMatchObject({ open: { error: 1 }, payment: { amount: '11250.00' } });
    const { id } = await caseOf('OLD');
    expect(
      (await qc('explainCase', { params: { id }, query: { knownAt: server.now.toISOString() } })).body.reproduced,
    ).toBe(true);
  }, 30_000);

  it('refuses scopes between which nobody could choose', async () => {
    const scoped = (scope: object, validFrom = '2026-11-01') =>
      author('activate', { body: { hash: draft.hash, purposes: ['conduct'], scope, validFrom } });
    expect((await scoped({ poolingArea: '330100' })).body.code).toBe('ACTIVATION_TIE');
    expect((await scoped({ poolingArea: '330100' }, '2027-03-01')).body.code).toBe('ACTIVATION_TIE');
    expect((await scoped({ poolingArea: '330100', insuranceType: '310' })).status).toBe(200);
  });

  it('shows the calendar of activations and the live workflow on each graph', async () => {
    const { activations } = (await author('listActivations', { query: {} })).body;
    expect(
      activations
        .filter((one: { inForce: boolean }) => one.inForce)
        .map((one: { pack: { version: string } }) => one.pack.version),
    ).toEqual(expect.arrayContaining(['1.1.0']));
    const { workflows } = (await author('workflowLive')).body;
    expect(workflows.map((one: { version: string }) => one.version).sort()).toEqual(['1.0.0', '1.1.0']);
  });

  it('lets a draft be rejected with a reason, edited again, and discarded', async () => {
    draft = (
      await author('createDraft', {
        body: { packId: 'city-x', title: { zh: '某市', en: 'City' }, layer: 'city', extends: 'test-nation' },
      })
    ).body;
    await author('submitDraft', {
      params: { id: draft.id },
      ifMatch: draft.version,
      body: { nextVersion: draft.nextVersion, note: '' },
    });
    await fresh();
    expect(
      (await other('rejectDraft', { params: { id: draft.id }, ifMatch: draft.version, body: { reason: '缺少来源' } }))
        .body,
    ).toMatchObject({ state: 'rejected', reviewNote: '缺少来源' });
    await fresh();
    expect(
      (
        await edit({
          kind: 'rules',
          artifact: 'basic',
          family: 'rules',
          element: 'old-age',
          action: 'disable',
          reason: '不适用',
        })
      ).body.draft.state,
    ).toBe('draft');
    await fresh();
    expect((await author('discardDraft', { params: { id: draft.id }, ifMatch: draft.version })).body).toEqual({
      done: true,
    });
    expect((await author('getDraft', { params: { id: draft.id } })).status).toBe(404);
  });
});
