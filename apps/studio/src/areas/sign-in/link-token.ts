/** The one-time token of a sign-in link: `/sign-in#<token>`, `/sign-in#token=<token>` or `/sign-in?token=<token>`. */
export function linkToken(location: { readonly hash: string; readonly search: string }): string | undefined {
  const hash = location.hash.replace(/^#/, '');
  const fromHash = hash.includes('=') ? new URLSearchParams(hash).get('token') : hash;
  const token = fromHash || new URLSearchParams(location.search).get('token');
  return token === null || token === '' ? undefined : token;
}

/** Where to go after signing in: a path of this studio, never another origin. */
export function safeTarget(then: string | null): string {
  return then !== null && /^\/(?![/\\])/.test(then) && !then.startsWith('/sign-in') ? then : '/';
}
