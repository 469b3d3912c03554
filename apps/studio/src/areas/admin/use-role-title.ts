import { useCallback, useMemo } from 'react';
import { useOperation } from '../../api/hooks.ts';
import { useLocal } from '../../i18n/index.ts';

/** Title of a role by its id; the id where nobody knows it. */
export function useRoleTitle(): (id: string) => string {
  const local = useLocal();
  const roles = useOperation('listRoles', {}, { staleTime: 60_000 });
  const byId = useMemo(() => new Map(roles.data?.roles.map((one) => [one.id, one.title])), [roles.data]);
  return useCallback((id) => local(byId.get(id)) || id, [byId, local]);
}
