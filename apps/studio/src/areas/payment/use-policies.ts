import { useQueries } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { isPolicy, type Policy } from './policy.ts';

export interface NamedPolicy {
  readonly id: string;
  readonly source: string;
  readonly policy: Policy;
}
interface Policies {
  readonly policies: readonly NamedPolicy[] | undefined;
  readonly error: unknown;
}

/** The payment policies of a version or draft of a pack. */
export function usePolicies(source: string | undefined): Policies {
  const tree = useOperation(
    'packTree',
    { params: { source: source ?? '' } },
    { enabled: source !== undefined, keepPrevious: false },
  );
  const ids =
    source === undefined
      ? []
      : (tree.data?.artifacts ?? []).filter((one) => one.kind === 'payment').map((one) => one.id);
  const found = useQueries({
    queries: ids.map((artifact) => {
      const input = { params: { source: source ?? '', kind: 'payment', artifact } };
      return {
        queryKey: ['packArtifact', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => call('packArtifact', input, signal),
      };
    }),
  });
  const error = tree.error ?? found.find((one) => one.error !== null)?.error ?? null;
  if (source === undefined || tree.data === undefined || found.some((one) => one.data === undefined))
    return { policies: undefined, error };
  const policies = found.flatMap(({ data }) =>
    data !== undefined && isPolicy(data.value) ? [{ id: data.id, source, policy: data.value }] : [],
  );
  return { policies, error };
}
