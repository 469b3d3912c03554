import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { clearFilters, patchView, queryOf, readView, type ViewPatch } from './case-query.ts';

/** A case list as its address says it. */
export function useCaseView() {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readView(search), [search]);
  const patch = useCallback((change: ViewPatch) => setSearch((old) => patchView(old, change), { replace: true }), [setSearch]);
  const clear = useCallback(() => setSearch((old) => clearFilters(old), { replace: true }), [setSearch]);
  const cases = useOperation('listCases', { query: queryOf(view) });
  return { view, patch, clear, cases };
}
