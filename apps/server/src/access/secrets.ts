import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A secret with the tenant in which to look for it, as cookies and links carry it. */
export function splitToken(token: string): { tenant: string; secret: string } | undefined {
  const match = /^([a-z0-9-]{1,40})\.([A-Za-z0-9_-]{43})$/.exec(token);
  return match ? { tenant: match[1]!, secret: match[2]! } : undefined;
}
