import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '@caseloom/api';
import type { Operation, OperationId, Problem } from '@caseloom/api';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { linkFor, prepareTenant } from '../access/first-run.ts';
import { buildServer } from '../build-server.ts';
import type { Database } from '../database/open-database.ts';
import { Clock } from '../system/clock.ts';
import { Log } from '../system/log.ts';
import type { Failure } from '../system/log.ts';
import { ServerSettings } from '../system/settings.ts';

/** With CASELOOM_TEST_ERRORS=1 a failure also shows its message; the product never writes that. */
class TestLog extends Log {
  override failure(failure: Failure): void {
    super.failure(failure);
    if (process.env.CASELOOM_TEST_ERRORS) console.error(failure.operation, failure.error);
  }
}

export interface Asked {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: number;
  key?: string;
  file?: { name: string; content: string | Buffer };
  fields?: Record<string, string>;
  headers?: Record<string, string>;
}
export interface Answered<T = any> {
  status: number;
  body: T;
  headers: Record<string, unknown>;
  raw: Buffer;
}
export type Person = (id: OperationId, asked?: Asked) => Promise<Answered>;

/** A server for specs, driven without a network: `as` signs a demo person in and gives a caller of operations. */
export interface TestServer {
  readonly app: NestFastifyApplication;
  readonly settings: ServerSettings;
  readonly lines: string[];
  /** What the clock says; assign to move it. */
  now: Date;
  as(account: string, tenant?: string): Promise<Person>;
  anonymous: Person;
  addTenant(tenant: string): Promise<void>;
  close(): Promise<void>;
}

/** Waits for a job to end. @returns the job as it ended */
export async function finished(person: Person, id: string): Promise<any> {
  for (let tries = 0; tries < 400; tries++) {
    const { body } = await person('getJob', { params: { id } });
    if (!['waiting', 'running'].includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`job ${id} does not end`);
}

export async function testServer(
  database: Database,
  more: { table?: Record<string, Operation>; settings?: Partial<ServerSettings> } = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'caseloom-server-'));
  const settings = Object.assign(
    new ServerSettings(),
    {
      dataFolder: folder,
      studioFolder: join(folder, 'no-studio'),
      database: { kind: database.kind, folder: 'memory', url: '' },
    },
    more.settings,
  );
  const lines: string[] = [];
  const state = { now: new Date('2026-11-21T02:00:00Z') };
  const clock = new Clock(settings.zone, () => state.now);
  const app = await buildServer({
    database,
    settings,
    clock,
    log: new TestLog((line) => lines.push(line)),
    ...(more.table ? { table: more.table } : {}),
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await prepareTenant(database, settings.homeTenant, true, state.now);
  const caller =
    (cookie?: string): Person =>
    async (id, asked = {}) => {
      const operation = operations[id] as Operation;
      const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(asked.params![name]!));
      const query = new URLSearchParams(
        Object.entries(asked.query ?? {}).map(([key, value]) => [key, String(value)]),
      ).toString();
      const form = asked.file ? multipartBody(asked.fields ?? {}, asked.file) : undefined;
      const response = await app
        .getHttpAdapter()
        .getInstance()
        .inject({
          method: operation.method,
          url: `/api/v1${path}${query ? `?${query}` : ''}`,
          headers: {
            host: '127.0.0.1:3000',
            ...(cookie ? { cookie } : {}),
            ...(asked.ifMatch === undefined ? {} : { 'if-match': String(asked.ifMatch) }),
            ...(asked.key ? { 'idempotency-key': asked.key } : {}),
            ...(form ? { 'content-type': form.type } : {}),
            ...asked.headers,
          },
          ...(form ? { payload: form.payload } : asked.body === undefined ? {} : { payload: asked.body as object }),
        });
      const isJson = /^application\/json/.test(String(response.headers['content-type']));
      return {
        status: response.statusCode,
        body: isJson ? response.json() : response.body,
        headers: response.headers,
        raw: response.rawPayload,
      };
    };
  const anonymous = caller();
  const server: TestServer = {
    app,
    settings,
    lines,
    anonymous,
    get now() {
      return state.now;
    },
    set now(moment: Date) {
      state.now = moment;
    },
    as: async (account, tenant = settings.homeTenant) => {
      const link = await linkFor(database, tenant, account, '', state.now);
      const answer = await anonymous('signInByLink', { body: { token: link!.split('#')[1] } });
      if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${(answer.body as Problem).code}`);
      return caller(String(answer.headers['set-cookie']).split(';')[0]!);
    },
    addTenant: async (tenant) => {
      await prepareTenant(database, tenant, true, state.now);
    },
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return server;
}

function multipartBody(
  fields: Record<string, string>,
  file: { name: string; content: string | Buffer },
): { type: string; payload: Buffer } {
  const boundary = 'caseloom-boundary-7f3a';
  const parts: (string | Buffer)[] = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  parts.push(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    file.content,
    `\r\n--${boundary}--\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    payload: Buffer.concat(parts.map((part) => Buffer.from(part as never))),
  };
}
