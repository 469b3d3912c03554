import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Serves the built studio: files with a hash in their name for a year, the page itself never from a cache. Every other address that a
 * browser asks for as a page is one of the studio's own.
 */
export async function serveStudio(server: FastifyInstance, folder: string): Promise<boolean> {
  if (!existsSync(join(folder, 'index.html'))) return false;
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    wildcard: false,
    index: false,
    preCompressed: true,
    maxAge: '1y',
    immutable: true,
  });
  server.get('/*', (request, reply) => {
    const isPage = !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
    return isPage
      ? reply.sendFile('index.html', { maxAge: 0, immutable: false })
      : reply.code(404).send({ status: 404, code: 'NOT_FOUND', args: {}, requestId: '' });
  });
  return true;
}
