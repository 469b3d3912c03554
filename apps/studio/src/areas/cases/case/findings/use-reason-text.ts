import { useCallback, useMemo } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { useLocal } from '../../../../i18n/index.ts';

/** What was given as the reason of a decision: the code's title and the words; a code that the list no longer has is shown as it is. */
export function useReasonText(): (given: { reasonCode?: string | undefined; reason?: string | undefined }) => string {
  const local = useLocal();
  const { data } = useOperation('overrideReasons', {}, { staleTime: 300_000 });
  const titles = useMemo(() => new Map(data?.reasons.map((one) => [one.code, one.title])), [data]);
  return useCallback(
    ({ reasonCode, reason }) =>
      [reasonCode === undefined ? undefined : local(titles.get(reasonCode)) || reasonCode, reason]
        .filter((one) => one !== undefined)
        .join(' · '),
    [titles, local],
  );
}
