import { operations } from '@caseloom/api';
import type { Operation, OperationId } from '@caseloom/api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';

describe.each(testDatabases)('access on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let admin: Person;
  beforeAll(async () => {
    database = await open();
    server = await testServer(database);
    admin = await server.as('admin');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('answers who is signed in, and 401 to nobody', async () => {
    expect((await server.anonymous('session')).status).toBe(401);
    const me = await admin('session');
    expect(me.status).toBe(200);
    expect(me.body).toMatchObject({
      user: { account: 'admin', mustSetPassword: true },
      tenant: { id: 'hospital' },
      today: '2026-11-21',
    });
  });

  it('lets a link be used once', async () => {
    const created = await admin('createUser', {
      body: { account: 'Once', name: '一次', roles: ['coder'], departments: [] },
    });
    expect(created.status).toBe(200);
    const token = created.body.link.split('#')[1];
    expect((await server.anonymous('signInByLink', { body: { token } })).status).toBe(200);
    expect((await server.anonymous('signInByLink', { body: { token } })).body.code).toBe('SIGN_IN_LINK_UNUSABLE');
  });

  it('takes a password at the first use, signs in with it, and locks after five wrong ones without telling', async () => {
    const coder = await server.as('coder');
    expect((await coder('setPassword', { body: { password: 'aaaaaaaaaaaa' } })).body.code).toBe('PASSWORD_TOO_SIMPLE');
    expect((await coder('setPassword', { body: { password: 'correct horse' } })).body.user.mustSetPassword).toBe(false);
    const signIn = (account: string, password: string) => server.anonymous('signIn', { body: { account, password } });
    expect((await signIn('Coder', 'correct horse')).status).toBe(200);
    const unknown = await signIn('nobody-here', 'wrong password');
    for (let n = 0; n < 5; n++) {
      const wrong = await signIn('coder', 'wrong password');
      expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    }
    expect((await signIn('coder', 'correct horse')).status).toBe(401);
    server.now = new Date(server.now.getTime() + 16 * 60_000);
    expect((await signIn('coder', 'correct horse')).status).toBe(200);
  }, 30_000);

  it('counts wrong passwords that come all at once, tells nothing by how it refuses them, and stays locked for the right one', async () => {
    const burst = (account: string, length: number) =>
      Promise.all(
        Array.from({ length }, () => server.anonymous('signIn', { body: { account, password: 'wrong password' } })),
      );
    expect(new Set((await burst('coder', 12)).map((one) => one.body.code))).toEqual(new Set(['SIGN_IN_FAILED']));
    expect(
      (await server.anonymous('signIn', { body: { account: 'coder', password: 'correct horse' } })).body.code,
    ).toBe('SIGN_IN_FAILED');
    const codes = (await burst('nobody-here', 24)).map((one) => one.body.code);
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED').length).toBe(17);
    expect(codes).toContain('SIGN_IN_LOCKED');
    server.now = new Date(server.now.getTime() + 16 * 60_000);
    expect((await server.anonymous('signIn', { body: { account: 'coder', password: 'correct horse' } })).status).toBe(
      200,
    );
  }, 60_000);

  it('[P23] ends a session on signing out, when the account is disabled, and after idling', async () => {
    const finance = await server.as('finance');
    expect((await finance('signOut')).status).toBe(200);
    expect((await finance('session')).status).toBe(401);

    const director = await server.as('director');
    const user = (await admin('listUsers', { query: { q: 'director' } })).body.items[0];
    expect(
      (await admin('updateUser', { params: { id: user.id }, ifMatch: user.version, body: { disabled: true } })).body
        .disabled,
    ).toBe(true);
    expect((await director('session')).status).toBe(401);

    const idle = await server.as('insurance');
    const before = server.now;
    server.now = new Date(before.getTime() + 5 * 3_600_000);
    expect((await idle('session')).status).toBe(401);
    server.now = before;
  });

  it('[P6] answers a stale save with 409 and the account as it stands, and 428 without a version', async () => {
    const user = (await admin('listUsers', { query: { q: 'records' } })).body.items[0];
    const save = (ifMatch: number | undefined, name: string) =>
      admin('updateUser', { params: { id: user.id }, ...(ifMatch === undefined ? {} : { ifMatch }), body: { name } });
    expect((await save(user.version, '郑一')).status).toBe(200);
    const stale = await save(user.version, '郑二');
    expect(stale).toMatchObject({
      status: 409,
      body: {
        code: 'VERSION_STALE',
        args: { yours: user.version, current: user.version + 1 },
        current: { name: '郑一' },
      },
    });
    expect((await save(undefined, '郑三')).status).toBe(428);
  });

  it('[P6] lets exactly one of many simultaneous saves through', async () => {
    const user = (await admin('listUsers', { query: { q: 'physician' } })).body.items[0];
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        admin('updateUser', { params: { id: user.id }, ifMatch: user.version, body: { name: `陈${n}` } }),
      ),
    );
    const counted = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([counted(200), counted(409)]).toEqual([1, 7]);
  });

  it('[P25] never lets one account combine system, security and audit administration', async () => {
    const body = { account: 'both', name: '两手', roles: ['administrator', 'auditor'], departments: [] };
    expect(await admin('createUser', { body })).toMatchObject({ status: 422, body: { code: 'SEPARATE_HANDS' } });
    const security = await server.as('security');
    const role = (await security('listRoles')).body.roles.find((one: { id: string }) => one.id === 'administrator');
    const saved = await security('saveRole', {
      params: { id: 'administrator' },
      ifMatch: role.version,
      body: { title: role.title, permissions: [...role.permissions, 'audit.read'] },
    });
    expect(saved).toMatchObject({ status: 422, body: { code: 'SEPARATE_HANDS' } });
  });

  it('lets nobody change their own roles', async () => {
    const me = (await admin('listUsers', { query: { q: 'admin' } })).body.items.find(
      (one: { account: string }) => one.account === 'admin',
    );
    expect(
      (await admin('updateUser', { params: { id: me.id }, ifMatch: me.version, body: { roles: ['consultant'] } })).body
        .code,
    ).toBe('USER_IS_YOU');
  });

  it('[P2] gives the same answer to the same key, once inside, and refuses the key for another request', async () => {
    const body = { account: 'twice', name: '两次', roles: ['coder'], departments: [] };
    const [first, second] = await Promise.all([1, 2].map(() => admin('createUser', { body, key: 'create-twice-1' })));
    expect(first!.status).toBe(200);
    expect(second!.body).toEqual(first!.body);
    expect((await admin('listUsers', { query: { q: 'twice' } })).body.total).toBe(1);
    expect((await admin('createUser', { body: { ...body, name: '别的' }, key: 'create-twice-1' })).body.code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it.each([
    ['an unknown key', { account: 'k1', name: 'x', roles: [], departments: [], tenant: 'other' }, 'body.tenant'],
    ['a wrong type', { account: 'k2', name: 7, roles: [], departments: [] }, 'body.name'],
    ['a missing field', { account: 'k3', name: 'x', roles: [] }, 'body.departments'],
  ])('[P17] refuses a body with %s and says where, without repeating values', async (_what, body, field) => {
    const answer = await admin('createUser', { body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'INPUT_INVALID', args: { field } } });
  });

  it('[P17] refuses each operation to whoever lacks its permission', async () => {
    const probes: [OperationId, string][] = [
      ['listUsers', 'auditor'],
      ['listAudit', 'admin'],
      ['listUsers', 'physician'],
      ['listAudit', 'security'],
    ];
    for (const [id, account] of probes) {
      const person = await server.as(account);
      expect([id, account, (await person(id)).status]).toEqual([id, account, 403]);
    }
  });

  it('refuses writes that a browser sends from another site', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      expect((await admin('setLanguage', { body: { language: 'en' }, headers })).body.code).toBe('ORIGIN_REFUSED');
    }
    expect(
      (await admin('setLanguage', { body: { language: 'en' }, headers: { origin: 'http://127.0.0.1:3000' } })).status,
    ).toBe(200);
  });

  it('[P16] finds nobody of another tenant, whatever is asked', async () => {
    await server.addTenant('second');
    const theirs = (await (await server.as('admin', 'second'))('listUsers', { query: { q: 'coder' } })).body.items[0];
    const answer = await admin('updateUser', {
      params: { id: theirs.id },
      ifMatch: theirs.version,
      body: { name: 'x' },
    });
    const absent = await admin('updateUser', {
      params: { id: '00000000-0000-4000-8000-000000000000' },
      ifMatch: 1,
      body: { name: 'x' },
    });
    expect({ ...answer.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
    expect(answer.status).toBe(404);
  });

  it('[P21] writes down who changed what and who was refused, and verifies the chain', async () => {
    const auditor = await server.as('auditor');
    const refused = (await auditor('listAudit', { query: { act: 'user.update', pageSize: 200 } })).body.items;
    expect(refused.map((entry: { result: string }) => entry.result)).toEqual(
      expect.arrayContaining(['done', 'refused:VERSION_STALE']),
    );
    const report = (await auditor('verifyAudit', { body: {} })).body;
    expect(report.whole).toBe(true);
    expect(report.entries).toBe(report.head.seq);
  });

  it('[P24] sends a policy that allows scripts of our origin only', async () => {
    const { headers } = await server.anonymous('session');
    expect(headers['content-security-policy']).toMatch(/script-src 'self'(;|$)/);
    expect(headers['content-security-policy']).not.toMatch(/unsafe-eval/);
  });
});

describe('the operation table', () => {
  it('[P17] stops the server from starting when a handler is missing or has no operation', async () => {
    const database = await testDatabases[0]!.open();
    const table = { ...operations, extra: { ...operations.session, id: 'extra', path: '/extra' } as Operation };
    await expect(testServer(database, { table })).rejects.toThrow(/operation "extra" has no handler/);
    const { listUsers: _gone, ...fewer } = operations;
    await expect(testServer(database, { table: fewer as never })).rejects.toThrow(
      /handler "listUsers" has no operation/,
    );
    await database.close();
  }, 30_000);
});
