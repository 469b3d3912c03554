import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { clearFilters, patchView, queryOf, readView, type ViewPatch } from './case-query.ts';

/** A case list as its address says it. With `tasksOnly` cases that wait for nobody are left out, unless somebody's are asked for. */
export function useCaseView({
  tasksOnly = false,
  refetchInterval = false,
}: { readonly tasksOnly?: boolean; readonly refetchInterval?: number | false } = {}) {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readView(search), [search]);
  const patch = useCallback(
    (change: ViewPatch) => setSearch((old) => patchView(old, change), { replace: true }),
    [setSearch],
  );
  const clear = useCallback(() => setSearch((old) => clearFilters(old), { replace: true }), [setSearch]);
  const filter = useMemo(() => (tasksOnly ? { assignee: 'anyone', ...view.filter } : view.filter), [view, tasksOnly]);
  const cases = useOperation('listCases', { query: { ...queryOf(view), ...filter } }, { refetchInterval });
  return { view, filter, patch, clear, cases };
}
