import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';

/**
 * Serves the built studio: files with a hash in their name for a year, the page itself never from a cache. Every other address that a
 * browser asks for as a page is one of the studio's own. Files are looked for at each request, so that a new build needs no restart.
 */
export async function serveStudio(server: FastifyInstance, folder: string): Promise<boolean> {
  if (!existsSync(join(folder, 'index.html'))) return false;
  await server.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });
  server.get('/*', (request, reply) => {
    const path = fileFor(folder, request.url);
    if (path?.startsWith('assets/')) return reply.sendFile(path, { maxAge: '1y', immutable: true });
    if (path && path !== 'index.html') return reply.sendFile(path, { maxAge: '1h', immutable: false });
    const isPage = !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
    return isPage
      ? reply.sendFile('index.html', { maxAge: 0, immutable: false })
      : reply.code(404).send({ status: 404, code: 'NOT_FOUND', args: {}, requestId: '' });
  });
  return true;
}

/** The file that an address names below the folder; undefined when there is none. */
function fileFor(folder: string, url: string): string | undefined {
  let path: string;
  try {
    path = normalize(decodeURIComponent(url.split('?', 1)[0]!)).replace(/^[/\\]+/, '');
  } catch {
    return undefined;
  }
  if (path === '' || path.startsWith('..') || path.includes('\0')) return undefined;
  return statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ? path : undefined;
}
