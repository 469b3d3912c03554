import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from './problem.ts';

/** Scripts come from our own origin and nowhere else ([P24]); styles may be inline because component libraries write them. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function addSecurityHeaders(server: FastifyInstance, isSecure: boolean): void {
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      ...(isSecure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    });
  });
}

/**
 * Refuses a writing request that a browser sent from another site. Browsers name the origin on every write; a client that names
 * neither origin nor site is no browser and carries no cookie that it was not given.
 * @throws Refusal 403
 */
export function requireOwnOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isOwn =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : hostOf(origin) === request.headers.host;
  if (!isOwn) throw new Refusal(403, 'ORIGIN_REFUSED');
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Off loopback the server speaks TLS, or stands behind a trusted proxy that does and says so (`X-Forwarded-Proto`). Plain requests learn how
 * to set it up; health is answered to everyone.
 */
export function requireTlsOffLoopback(server: FastifyInstance, hasTls: boolean): void {
  server.addHook('onRequest', async (request, reply: FastifyReply) => {
    if (hasTls || request.protocol === 'https') return;
    if (LOOPBACK.test(request.headers.host ?? '') || request.url.startsWith('/health/')) return;
    await reply
      .code(403)
      .type('text/plain; charset=utf-8')
      .send(
        'Caseloom answers other machines over TLS only. Set TLS_CERT and TLS_KEY (PEM files), or put a TLS proxy in front and set TRUST_PROXY=1.\n' +
          '经纬只通过 TLS 服务其他机器：请设置 TLS_CERT 和 TLS_KEY（PEM 文件），或在前面放置 TLS 代理并设置 TRUST_PROXY=1。\n',
      );
  });
}
