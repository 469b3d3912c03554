import { useEffect, useMemo, useState } from 'react';
import type { CallOutput } from '../../../api/client.ts';
import { useOperation } from '../../../api/hooks.ts';
import type { ApiChange } from './edit/draft.ts';

const TYPING_MS = 250;

/** What the rules, the grouper and the policy say to the unsaved changes; the last answer stays until the next one comes. */
export function usePreview(detail: CallOutput<'getCase'>, changes: readonly ApiChange[]) {
  const text = JSON.stringify(changes);
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const body = useMemo(() => ({ changes: JSON.parse(asked) as { path: string; value: unknown }[] }), [asked]);
  const dirty = changes.length > 0;
  const preview = useOperation(
    'previewCase',
    { params: { id: detail.id }, body },
    { enabled: dirty && body.changes.length > 0, staleTime: 60_000 },
  );
  const answered = dirty ? preview.data?.evaluation : undefined;
  return {
    evaluation: answered ?? detail.evaluation,
    /** True while what is shown is not yet about what was typed last. */
    stale: dirty && (asked !== text || preview.isPlaceholderData || (preview.isFetching && preview.data === undefined)),
    error: dirty ? preview.error : null,
  };
}
