export interface SessionCookie {
  readonly tenant: string;
  readonly secret: string;
}

/** Browsers accept the `__Host-` name only over TLS; on loopback without TLS the plain name is used. */
export const cookieName = (isSecure: boolean) => (isSecure ? '__Host-caseloom' : 'caseloom_session');

/** Which tenant to look in, and the secret; the tenant in it is only a hint, the row behind the secret decides. */
export function readSessionCookie(
  cookies: Record<string, string | undefined>,
  isSecure: boolean,
): SessionCookie | undefined {
  const match = /^([a-z0-9-]{1,40})\.([A-Za-z0-9_-]{43})$/.exec(cookies[cookieName(isSecure)] ?? '');
  return match ? { tenant: match[1]!, secret: match[2]! } : undefined;
}

export function writeSessionCookie(cookie: SessionCookie | undefined, isSecure: boolean): string {
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return cookie
    ? `${cookieName(isSecure)}=${cookie.tenant}.${cookie.secret}; ${attributes}`
    : `${cookieName(isSecure)}=; ${attributes}; Max-Age=0`;
}
