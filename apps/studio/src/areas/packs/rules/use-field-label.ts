import { useCallback, useMemo } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import { useLocal } from '../../../i18n/index.ts';
import { LIST_TITLES } from './knowledge.ts';

/** The label of a field or list by its canonical path; the path itself where the catalogue has none. */
export function useFieldLabel(): (path: string) => string {
  const local = useLocal();
  const fields = useOperation('fields', {}, { staleTime: 300_000 });
  const byPath = useMemo(() => new Map(fields.data?.fields.map((one) => [one.path, one])), [fields.data]);
  return useCallback(
    (path) => local(byPath.get(path) ?? (Object.hasOwn(LIST_TITLES, path) ? LIST_TITLES[path] : undefined)) || path,
    [byPath, local],
  );
}
