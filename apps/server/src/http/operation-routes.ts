import type {} from '@fastify/cookie';
import type { Operation } from '@caseloom/api';
import { operations } from '@caseloom/api';
import { CaseloomError, hashJson } from '@caseloom/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Sessions } from '../access/sessions.ts';
import { DatabaseError } from '../database/database-error.ts';
import { isConnectionLost } from '../database/races.ts';
import type { Clock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { requirePermission } from './actor.ts';
import type { Actor } from './actor.ts';
import { requireOwnOrigin } from './browser-guard.ts';
import type { Download, HandlerGroup } from './handlers.ts';
import { readInput, readVersion } from './input.ts';
import { Refusal } from './problem.ts';
import { receiveForm } from './receive-file.ts';
import type { OperationRunner } from './run-operation.ts';
import { toRefusal } from './run-operation.ts';
import { readSessionCookie, writeSessionCookie } from './session-cookie.ts';

/** What a request may hold where its operation does not say more. */
export const BODY_LIMIT_MB = 4;

export interface RouteDependencies {
  readonly groups: readonly HandlerGroup[];
  readonly runner: OperationRunner;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  readonly uploads: string;
  readonly isSecure: boolean;
  readonly onDone?: (operation: string, status: number, seconds: number) => void;
}

/**
 * Pairs every operation with its one handler.
 * @throws Error naming each operation without a handler, each handler without an operation, and each that is handled twice ([P17])
 */
export function pairHandlers(
  table: Readonly<Record<string, Operation>>,
  groups: readonly HandlerGroup[],
): Map<string, HandlerGroup> {
  const paired = new Map<string, HandlerGroup>();
  const faults: string[] = [];
  for (const group of groups) {
    for (const id of [...Object.keys(group.inStep ?? {}), ...Object.keys(group.ownSteps ?? {})]) {
      if (!Object.hasOwn(table, id)) faults.push(`handler "${id}" has no operation`);
      else if (paired.has(id)) faults.push(`operation "${id}" has two handlers`);
      paired.set(id, group);
    }
  }
  for (const [id, operation] of Object.entries(table)) {
    if (!paired.has(id)) faults.push(`operation "${id}" has no handler`);
    if (operation.id !== id) faults.push(`operation "${id}" calls itself "${operation.id}"`);
    if (!operation.access) faults.push(`operation "${id}" names nobody who may call it`);
    if (!operation.output) faults.push(`operation "${id}" names no output`);
  }
  if (faults.length > 0) throw new Error(`The operation table and the handlers differ: ${faults.join('; ')}.`);
  return paired;
}

export function registerOperations(
  server: FastifyInstance,
  dependencies: RouteDependencies,
  table: Readonly<Record<string, Operation>> = operations,
): void {
  const paired = pairHandlers(table, dependencies.groups);
  for (const operation of Object.values(table)) {
    server.route({
      method: operation.method,
      url: `/api/v1${operation.path}`,
      ...(operation.bodyLimitMb ? { bodyLimit: operation.bodyLimitMb * 1_048_576 } : {}),
      errorHandler: unreadable(operation.bodyLimitMb ?? BODY_LIMIT_MB),
      handler: (request, reply) => answer(operation, paired.get(operation.id)!, request, reply, dependencies),
    });
  }
}

/** What the framework refuses before the handler: a body that is no JSON, too large, or of a wrong type. */
const unreadable =
  (limitMb: number) =>
  (error: { statusCode?: number }, _request: FastifyRequest, reply: FastifyReply): void => {
    const status = error.statusCode && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500;
    const refusal =
      status === 413
        ? new Refusal(413, 'INPUT_TOO_LARGE', { limitMb })
        : new Refusal(status, status < 500 ? 'INPUT_UNREADABLE' : 'INTERNAL');
    void reply.code(status).send(refusal.answer(String(reply.getHeader('x-request-id') ?? '')));
  };

async function answer(
  operation: Operation,
  group: HandlerGroup,
  request: FastifyRequest,
  reply: FastifyReply,
  to: RouteDependencies,
): Promise<unknown> {
  const requestId = randomUUID().slice(0, 13);
  const began = performance.now();
  reply.headers({ 'x-request-id': requestId, 'cache-control': 'no-store' });
  const meta = { requestId, address: request.ip, now: to.clock.now() };
  let actor: Actor | undefined;
  try {
    requireOwnOrigin(request);
    actor = operation.access === 'public' ? undefined : await signedIn(request, to);
    if (actor && operation.access !== 'signedIn') requirePermission(actor, operation.access as never);
    const result = await run(operation, group, request, reply, actor, meta, to);
    if ('stream' in operation.output) return await send(reply, result as Download);
    const selected = operation.output.parse(result);
    to.onDone?.(operation.id, 200, (performance.now() - began) / 1000);
    return await reply.send(selected);
  } catch (error) {
    const refusal = refusalOf(error) ?? new Refusal(500, 'INTERNAL');
    if (refusal.status >= 500) to.log.failure({ requestId, operation: operation.id, status: refusal.status, error });
    if (actor && [403, 409, 422].includes(refusal.status) && (operation.audit || refusal.status === 403)) {
      await to.runner
        .refused(operation, actor, meta, refusal.code, (request.params as { id?: string }).id?.slice(0, 64))
        .catch((failure: unknown) =>
          to.log.failure({ requestId, operation: operation.id, status: 500, error: failure }),
        );
    }
    to.onDone?.(operation.id, refusal.status, (performance.now() - began) / 1000);
    if (refusal.status === 429 || refusal.status === 503) reply.header('retry-after', '5');
    return await reply.code(refusal.status).send(refusal.answer(requestId));
  }
}

async function signedIn(request: FastifyRequest, to: RouteDependencies): Promise<Actor> {
  const cookie = readSessionCookie(request.cookies, to.isSecure);
  const actor = cookie && (await to.sessions.actorOf(cookie));
  if (!actor) throw new Refusal(401, 'SIGN_IN_NEEDED');
  return actor;
}

async function run(
  operation: Operation,
  group: HandlerGroup,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor | undefined,
  meta: { requestId: string; address: string; now: Date },
  to: RouteDependencies,
): Promise<unknown> {
  const params = readInput('params', operation.params, request.params);
  const query = readInput('query', operation.query, request.query);
  const version = readVersion(operation, request.headers['if-match']);
  const form = operation.multipart ? await receiveForm(request, to.uploads) : undefined;
  try {
    const body = form ? undefined : readInput('body', operation.body, request.body);
    const fields = form ? readInput('fields', operation.multipart!.fields, form.fields) : undefined;
    const key =
      operation.idempotent && actor
        ? idempotencyKey(operation, actor, request, { params, query, body, fields, file: form?.file.sha256 }, meta.now)
        : undefined;
    const call = {
      ...meta,
      actor,
      params,
      query,
      body,
      fields,
      file: form?.file,
      version,
      setSession: (cookie: { tenant: string; secret: string } | undefined) => {
        reply.header('set-cookie', writeSessionCookie(cookie, to.isSecure));
      },
    };
    return await to.runner.run(operation, group, call as never, key);
  } finally {
    await form?.dispose();
  }
}

function idempotencyKey(operation: Operation, actor: Actor, request: FastifyRequest, asked: unknown, at: Date) {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !/^[\w.:-]{8,200}$/.test(header)) {
    throw new Refusal(400, 'INPUT_INVALID', { field: 'Idempotency-Key', problem: '8 to 200 letters, digits, . : _ -' });
  }
  return {
    id: `${actor.userId} ${header}`,
    operation: operation.id,
    requestHash: hashJson(JSON.parse(JSON.stringify(asked))),
    at,
  };
}

function send(reply: FastifyReply, download: Download): FastifyReply {
  return reply
    .type(download.contentType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(download.fileName)}`)
    .send(Readable.from(download.content));
}

/** The codes under which failures of libraries and framework leave the server; what they say stays inside. */
function refusalOf(error: unknown): Refusal | undefined {
  const known = toRefusal(error);
  if (known) return known;
  if (error instanceof CaseloomError) return new Refusal(422, 'INPUT_UNREADABLE', {}, { issues: error.issues });
  if (isConnectionLost(error) || (error instanceof DatabaseError && error.code.endsWith('_BUDGET')))
    return new Refusal(503, 'BUSY');
  return undefined;
}
