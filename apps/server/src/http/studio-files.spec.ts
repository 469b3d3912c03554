import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { serveStudio } from './studio-files.ts';

describe('the studio’s files', () => {
  const home = mkdtempSync(join(tmpdir(), 'caseloom-studio-'));
  const folder = join(home, 'dist');
  let server: FastifyInstance;
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html>page');
    writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'script');
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
    writeFileSync(join(home, 'secret.txt'), 'secret');
    server = fastify();
    await serveStudio(server, folder);
  });
  afterAll(async () => {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  });
  const get = async (url: string, accept = '*/*') => {
    const answer = await server.inject({ url, headers: { accept } });
    return { status: answer.statusCode, body: answer.body, cache: answer.headers['cache-control'] };
  };

  it.each([
    ['the page at /', '/', 'text/html', { status: 200, body: '<!doctype html>page', cache: 'public, max-age=0' }],
    [
      'the page at an address of its own',
      '/cases/1?x=2',
      'text/html,*/*',
      { status: 200, body: '<!doctype html>page', cache: 'public, max-age=0' },
    ],
    [
      'a hashed file for a year',
      '/assets/index-1a2b.js',
      '*/*',
      { status: 200, body: 'script', cache: 'public, max-age=31536000, immutable' },
    ],
    ['another file for an hour', '/favicon.svg', '*/*', { status: 200, cache: 'public, max-age=3600' }],
    ['404 for a missing file', '/assets/gone.js', '*/*', { status: 404 }],
    ['404 for an unknown operation', '/api/v1/nothing', 'text/html', { status: 404 }],
    ['nothing outside the folder', '/..%2fsecret.txt', '*/*', { status: 404 }],
    ['nothing for a broken address', '/%', '*/*', { status: expect.any(Number) }],
  ])('answer %s', async (_what, url, accept, expected) => {
    const answer = await get(url, accept);
    expect(answer).toMatchObject(expected);
    expect(answer.body).not.toBe('secret');
  });

  it('are found after a new build without a restart', async () => {
    writeFileSync(join(folder, 'assets', 'index-9z9z.js'), 'newer');
    expect((await get('/assets/index-9z9z.js')).body).toBe('newer');
  });

  it('are not needed: without a build only the interface is served', async () => {
    expect(await serveStudio(fastify(), join(home, 'nowhere'))).toBe(false);
  });
});
