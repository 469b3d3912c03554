import { operations, PERMISSIONS } from '@caseloom/api';
import type { Operation, OperationId } from '@caseloom/api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BUILT_IN_ROLES } from '../access/built-in-roles.ts';
import { DEMO_PEOPLE } from '../access/demo-people.ts';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { ndjson, publishReviewPacks, stay } from '../testing/review-packs.ts';
import { finished, testServer } from '../testing/test-server.ts';
import type { Asked, Person, TestServer } from '../testing/test-server.ts';

const table = Object.values(operations) as Operation[];
const CANARY = 'CANARYB7731';
const ABSENT = '00000000-0000-4000-8000-000000000000';

const permissionsOf = (account: string) =>
  new Set<string>(
    DEMO_PEOPLE.find((one) => one.account === account)!.roles.flatMap(
      (role) => BUILT_IN_ROLES[role]!.permissions as readonly string[],
    ),
  );
const whoMay = (access: string) =>
  DEMO_PEOPLE.find((one) => access === 'signedIn' || permissionsOf(one.account).has(access))!.account;
const whoMayNot = (access: string) => DEMO_PEOPLE.find((one) => !permissionsOf(one.account).has(access))!.account;

/** A well-formed request for operations whose input is more than an id. */
const BODIES: Partial<Record<OperationId, unknown>> = {
  previewCase: { changes: [] },
  correctCase: { changes: [{ path: 'fee.total', value: '1' }] },
  decideConflict: { path: 'fee.total', choice: 'mine' },
  decideFinding: { key: 'x', decision: 'acknowledge' },
  withdrawDecision: { key: 'x' },
  evaluateCaseAsOf: { asOf: '2026-01-01' },
  explainRule: {},
  explainInSource: { caseId: ABSENT, set: 'basic', rule: {} },
  renameInDraft: { what: 'rule', id: 'x', to: 'y' },
  assignTask: { userId: null },
  completeTask: { action: 'submit' },
  editElement: { kind: 'rules', artifact: 'basic', family: 'rules', element: 'x', action: 'restore' },
  editArtifact: { kind: 'rules', artifact: 'basic', value: {} },
  editRows: { kind: 'rules', artifact: 'basic', family: 'rules', edits: [] },
  tablesAmong: { names: [], values: [] },
  tryDraft: {},
  sideBySide: { other: { with: `draft:${ABSENT}`, scheme: 'x' } },
  trySchemeCase: { input: { diagnoses: [], procedures: [] } },
  previewBulkEdit: { selection: { ids: ['x'] }, change: { action: 'enable' } },
  bulkEdit: { selection: { ids: ['x'] }, change: { action: 'enable' } },
  undoDraftEdit: { undo: [{ path: 'x', before: null, after: null }] },
  submitDraft: { nextVersion: '9.0.0' },
  approveDraft: {},
  rejectDraft: { reason: 'x' },
  updateUser: { name: 'x' },
  sendFeedback: { key: 'x' },
  learnModels: { from: '2026-01-01', to: '2026-06-30' },
  placeModels: { draftId: ABSENT },
  judgeShadow: { key: 'x', judged: 'right' },
  acceptModel: { draftId: ABSENT, threshold: '0.8' },
  decideProposal: { decision: 'reject', reason: 'x' },
  revokeDemotion: { reason: 'x' },
  answerFeedback: { state: 'accepted', answer: 'x' },
};

/** Questions that a read does not do without. */
/** What a form must have beside its file. */
const FIELDS: Readonly<Record<string, Record<string, string>>> = {
  importScheme: { artifact: 'x' },
  previewSchemeImport: { artifact: 'x' },
};
const QUERIES: Partial<Record<OperationId, Record<string, string>>> = {
  findUses: { what: 'rule', id: 'x' },
  previewRename: { what: 'rule', id: 'x', to: 'y' },
  exportTable: { format: 'csv' },
  schemeNode: { id: 'x' },
  schemeList: { list: 'x' },
  searchSchemeCodes: { q: 'x' },
  schemeCode: { code: 'x', system: 'dx' },
  schemeReach: { groups: 'x' },
  compareSchemes: { with: `draft:${ABSENT}`, scheme: 'x' },
};

describe('every operation', () => {
  it.each(table.map((operation) => [operation.id, operation] as const))(
    '[P17] %s names a known permission and its audit act where it changes or shows a case',
    (_id, operation) => {
      expect(
        operation.access === 'public' ||
          operation.access === 'signedIn' ||
          Object.hasOwn(PERMISSIONS, operation.access),
      ).toBe(true);
      const isWrite =
        operation.method !== 'GET' &&
        ![
          'previewCase',
          'explainRule',
          'inspectFile',
          'readTableFile',
          'browseLibrary',
          'browseScheme',
          'checkScheme',
          'trySchemeCase',
          'findDuplicates',
          'tablesAmong',
          'checkDraft',
          'testDraft',
          'previewActivation',
          'previewBulkEdit',
          'signIn',
          'signInByLink',
          'signOut',
          'inspectScheme',
          'previewSchemeImport',
          'setLanguage',
        ].includes(operation.id);
      expect(isWrite ? operation.audit : 'not needed').toBeTruthy();
    },
  );
});

describe.each(testDatabases)('probes of every operation on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  const people = new Map<string, Person>();
  const theirs: Record<string, string> = {};
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    await publishReviewPacks(database, 'hospital', server.now);
    await server.addTenant('second');
    await publishReviewPacks(database, 'second', server.now);
    const qc = await server.as('qc', 'second');
    const job = await qc('startImport', {
      file: {
        name: `${CANARY}.ndjson`,
        content: ndjson([stay(CANARY, { patient: { name: CANARY }, fee: { total: '0' } })]),
      },
      fields: { dialect: 'ndjson' },
    });
    await finished(qc, job.body.id);
    const row = (await qc('listCases')).body.items[0];
    const draft = (
      await (
        await server.as('consultant1', 'second')
      )('createDraft', { body: { packId: 'test-hospital' } })
    ).body;
    const user = (await (await server.as('admin', 'second'))('listUsers')).body.items[0];
    const [finding] = (await qc('getCase', { params: { id: row.id } })).body.evaluation.findings;
    const report = await qc('sendFeedback', { params: { id: row.id }, body: { key: finding.key, text: CANARY } });
    Object.assign(theirs, {
      cases: row.id,
      tasks: row.task.id,
      jobs: job.body.id,
      drafts: draft.id,
      users: user.id,
      governor: report.body.id,
      models: report.body.id,
    });
    for (const { account } of DEMO_PEOPLE) people.set(account, await server.as(account));
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const filled = (operation: Operation, id: string): Asked => ({
    params: Object.fromEntries(
      [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => [
        name!,
        name === 'id' ? id : name === 'source' ? `draft:${id}` : 'x',
      ]),
    ),
    ...(QUERIES[operation.id as OperationId] ? { query: QUERIES[operation.id as OperationId]! } : {}),
    ...(operation.ifMatch ? { ifMatch: 1 } : {}),
    ...(operation.body ? { body: BODIES[operation.id as OperationId] ?? {} } : {}),
    ...(operation.multipart ? { file: { name: 'x.csv', content: 'x' }, fields: FIELDS[operation.id] ?? {} } : {}),
  });

  it('[P17] answers 401 to nobody, for each operation that is not public', async () => {
    const answers = await Promise.all(
      table
        .filter((one) => one.access !== 'public')
        .map(async (one) => [one.id, (await server.anonymous(one.id as OperationId, filled(one, ABSENT))).status]),
    );
    expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
  });

  it('[P17] answers 403 to who lacks the permission, for each operation that needs one', async () => {
    const wrong: unknown[] = [];
    for (const operation of table.filter((one) => one.access !== 'public' && one.access !== 'signedIn')) {
      const answer = await people.get(whoMayNot(operation.access))!(
        operation.id as OperationId,
        filled(operation, ABSENT),
      );
      if (answer.status !== 403 || answer.body.code !== 'PERMISSION_MISSING')
        wrong.push([operation.id, answer.status, answer.body]);
    }
    expect(wrong).toEqual([]);
  });

  it('[P17] refuses a query key that no schema names, for each operation', async () => {
    const wrong: unknown[] = [];
    for (const operation of table.filter((one) => one.access !== 'public')) {
      const answer = await people.get(whoMay(operation.access))!(operation.id as OperationId, {
        ...filled(operation, ABSENT),
        query: { tenant: 'second' },
      });
      if (answer.status !== 400) wrong.push([operation.id, answer.status, answer.body]);
    }
    expect(wrong).toEqual([]);
  });

  it('[P16] answers for an id of another tenant exactly as for one that is nowhere', async () => {
    const wrong: unknown[] = [];
    for (const operation of table.filter(
      (one) => /:(id|source)\b/.test(one.path) && one.id !== 'saveMapping' && one.id !== 'saveRole',
    )) {
      const owned = operation.path.startsWith('/pack-content')
        ? theirs.drafts!
        : theirs[operation.path.split('/')[1]!]!;
      const person = people.get(whoMay(operation.access))!;
      const [mine, absent] = [
        await person(operation.id as OperationId, filled(operation, owned)),
        await person(operation.id as OperationId, filled(operation, ABSENT)),
      ];
      const same =
        JSON.stringify({ ...mine.body, requestId: '' }) === JSON.stringify({ ...absent.body, requestId: '' });
      if (mine.status !== 404 || !same) wrong.push([operation.id, mine.status, mine.body, absent.body]);
    }
    expect(wrong).toEqual([]);
  });

  it('[P16] lets nothing of another tenant into any list', async () => {
    const seen: unknown[] = [];
    for (const operation of table.filter(
      (one) => one.method === 'GET' && !one.path.includes(':') && one.access !== 'public',
    )) {
      for (const query of [{}, ...(operation.id === 'listCases' || operation.id === 'search' ? [{ q: CANARY }] : [])]) {
        const needed =
          operation.id === 'search'
            ? { q: 'x', ...query }
            : operation.id === 'searchCodes'
              ? { system: 'icd10', q: 'x' }
              : operation.id === 'exportCases'
                ? { format: 'ndjson' }
                : operation.id === 'comparePacks'
                  ? { from: 'hash:x', to: 'hash:x' }
                  : query;
        const answer = await people.get(whoMay(operation.access))!(operation.id as OperationId, { query: needed });
        if (answer.status >= 500) seen.push([operation.id, query, answer.status]);
        if (`${JSON.stringify(answer.headers)}${answer.raw.toString('utf8')}`.includes(CANARY))
          seen.push([operation.id, query]);
      }
    }
    expect(seen).toEqual([]);
    expect(server.lines.filter((line) => line.includes(CANARY))).toEqual([]);
  });

  it('[P21] wrote down the refusals', async () => {
    const { items } = (await people.get('auditor')!('listAudit', { query: { pageSize: 200 } })).body;
    expect(items.map((one: { result: string }) => one.result)).toEqual(
      expect.arrayContaining(['refused:PERMISSION_MISSING']),
    );
  });

  it('describes itself in OpenAPI, each operation with its permission', async () => {
    const answer = await server.app
      .getHttpAdapter()
      .getInstance()
      .inject({ url: '/api/v1/openapi.json', headers: { host: '127.0.0.1' } });
    const { paths, openapi } = answer.json() as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; 'x-permission': string }>>;
    };
    const described = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(openapi).toBe('3.1.0');
    expect(described.map((one) => one.operationId).sort()).toEqual(table.map((one) => one.id).sort());
    expect(described.every((one) => one['x-permission'])).toBe(true);
  });

  it('answers health to anyone and metrics to this machine only', async () => {
    const get = async (url: string, remoteAddress: string) => {
      const answer = await server.app
        .getHttpAdapter()
        .getInstance()
        .inject({ url, remoteAddress, headers: { host: '127.0.0.1' } });
      return { status: answer.statusCode, text: answer.body };
    };
    expect(await get('/health/ready', '10.0.0.7')).toMatchObject({ status: 200 });
    expect((await get('/metrics', '127.0.0.1')).text).toMatch(/caseloom_operation_seconds_count/);
    expect((await get('/metrics', '10.0.0.7')).status).toBe(404);
  });

  it('tells other machines how to set up TLS instead of answering in the clear', async () => {
    const answer = await server.app
      .getHttpAdapter()
      .getInstance()
      .inject({ url: '/api/v1/session', headers: { host: 'hospital.example' } });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toMatch(/TLS_CERT/);
  });

  it('believes a trusted proxy about TLS and the last address, and nothing that a client wrote before it', async () => {
    const behind = await testServer(database, { settings: { trustsProxy: true } });
    const get = async (url: string, headers: Record<string, string>) =>
      (
        await behind.app
          .getHttpAdapter()
          .getInstance()
          .inject({ url, remoteAddress: '127.0.0.1', headers: { host: 'hospital.example', ...headers } })
      ).statusCode;
    const https = { 'x-forwarded-proto': 'https' };
    expect(await get('/api/v1/session', {})).toBe(403);
    expect(await get('/health/live', {})).toBe(200);
    expect(await get('/api/v1/session', https)).toBe(401);
    expect(await get('/metrics', { ...https, 'x-forwarded-for': '127.0.0.1, 10.0.0.7' })).toBe(404);
    await behind.close();
  });

  it.each([
    ['no JSON', '{"a":', 400],
    ['a prototype', '{"__proto__":{"x":1}}', 400],
    ['too much', JSON.stringify({ account: 'x'.repeat(5_000_000) }), 413],
  ])('refuses a body that is %s', async (_what, payload, status) => {
    const answer = await server.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method: 'POST',
        url: '/api/v1/session',
        payload,
        headers: { host: '127.0.0.1', 'content-type': 'application/json' },
      });
    expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([
      status,
      status === 413 ? 'INPUT_TOO_LARGE' : 'INPUT_UNREADABLE',
    ]);
  });
});
