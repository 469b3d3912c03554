import { readFileSync } from 'node:fs';
import { operations } from '@caseloom/api';
import type { Operation } from '@caseloom/api';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Sessions } from './access/sessions.ts';
import { AppModule, handlerGroups } from './app.module.ts';
import type { Database } from './database/open-database.ts';
import { addSecurityHeaders, requireTlsOffLoopback } from './http/browser-guard.ts';
import { openApi } from './http/open-api.ts';
import { BODY_LIMIT_MB, registerOperations } from './http/operation-routes.ts';
import { OperationRunner } from './http/run-operation.ts';
import { serveStudio } from './http/studio-files.ts';
import { Clock } from './system/clock.ts';
import { Log } from './system/log.ts';
import { Metrics } from './system/metrics.ts';
import type { ServerSettings } from './system/settings.ts';

export const VERSION = '0.1.0';

export interface ServerParts {
  database: Database;
  settings: ServerSettings;
  clock?: Clock;
  log?: Log;
  table?: Readonly<Record<string, Operation>>;
}

/** The whole server around an opened database, not yet listening. @throws Error when operations and handlers do not match ([P17]) */
export async function buildServer({
  database,
  settings,
  clock = new Clock(settings.zone),
  log = new Log(),
  table = operations,
}: ServerParts): Promise<NestFastifyApplication> {
  const isSecure = settings.tls !== undefined || settings.trustsProxy;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.around(database, settings, clock, log),
    new FastifyAdapter({
      bodyLimit: BODY_LIMIT_MB * 1_048_576,
      // One proxy: the address it saw, not what a client wrote before it.
      trustProxy: settings.trustsProxy && ((_address: string, hop: number) => hop < 1),
      routerOptions: { maxParamLength: 300 },
      ...(settings.tls
        ? { https: { cert: readFileSync(settings.tls.cert), key: readFileSync(settings.tls.key) } }
        : {}),
    }),
    { abortOnError: false, logger: false },
  );
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  addSecurityHeaders(server, isSecure);
  requireTlsOffLoopback(server, settings.tls !== undefined);
  await server.register(cookie);
  await server.register(multipart);
  const metrics = app.get(Metrics);
  // A worker answers about its health and does the jobs; operations are the other processes' part.
  const served = settings.role === 'worker' ? {} : table;
  registerOperations(
    server,
    {
      groups: settings.role === 'worker' ? [] : handlerGroups.map((group) => app.get(group)),
      runner: app.get(OperationRunner),
      sessions: app.get(Sessions),
      clock,
      log,
      isSecure,
      uploads: settings.uploads,
      onDone: (operation, status, seconds) => metrics.operation(operation, status, seconds),
    },
    served,
  );
  server.get('/api/v1/openapi.json', (_request, reply) => reply.send(openApi(served, VERSION)));
  if (settings.role !== 'worker') await serveStudio(server, settings.studioFolder);
  return app;
}
