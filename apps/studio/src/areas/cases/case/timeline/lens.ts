/** From when the results on the page are seen: now, as another date's packs would say, or as was known at a moment. */
export type Lens =
  | { readonly kind: 'now' }
  | { readonly kind: 'asOf'; readonly date: string }
  | { readonly kind: 'knownAt'; readonly at: string };

/** Reads `?asOf=2026-01-01` or `?knownAt=2026-11-20T06:00:00Z`. */
export function readLens(search: URLSearchParams): Lens {
  const date = search.get('asOf');
  if (date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date)) return { kind: 'asOf', date };
  const at = search.get('knownAt');
  if (at !== null && !Number.isNaN(Date.parse(at))) return { kind: 'knownAt', at };
  return { kind: 'now' };
}

export function writeLens(search: URLSearchParams, lens: Lens): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('asOf');
  next.delete('knownAt');
  if (lens.kind === 'asOf') next.set('asOf', lens.date);
  if (lens.kind === 'knownAt') next.set('knownAt', lens.at);
  return next;
}
