import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export const TABS = ['tree', 'code', 'compare', 'try', 'check', 'sides', 'tables'] as const;
export type SchemeTab = (typeof TABS)[number];

type Changes = Readonly<Record<string, string | undefined>>;

/** What is shown of a scheme, as the address says it: every view, node, code and comparison has a link. */
export interface SchemeAddress {
  readonly tab: SchemeTab;
  readonly get: (name: string) => string;
  /** Changes some of it; `undefined` takes a name out. */
  readonly go: (changes: Changes, options?: { readonly replace?: boolean }) => void;
  /** The link to it, for people who open it elsewhere. */
  readonly link: (changes: Changes) => string;
}

export function useSchemeAddress(): SchemeAddress {
  const [search, setSearch] = useSearchParams();
  const named = search.get('tab') ?? '';
  const tab = (TABS as readonly string[]).includes(named) ? (named as SchemeTab) : 'tree';
  const get = useCallback((name: string) => search.get(name) ?? '', [search]);
  const go = useCallback(
    (changes: Changes, { replace = false } = {}) => setSearch((now) => changed(now, changes), { replace }),
    [setSearch],
  );
  const link = useCallback((changes: Changes) => `?${changed(search, changes).toString()}`, [search]);
  return { tab, get, go, link };
}

function changed(search: URLSearchParams, changes: Changes): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}
