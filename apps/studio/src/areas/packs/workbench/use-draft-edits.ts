import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { call, type ProblemError } from '../../../api/client.ts';
import type { Draft } from '../life-cycle.ts';
import type { ElementEdit, PackIssue, PackTree } from './workbench-context.tsx';

interface Edits {
  readonly saving: boolean;
  readonly error: unknown;
  readonly forget: () => void;
  readonly issues: readonly PackIssue[] | undefined;
  readonly setIssues: (issues: readonly PackIssue[]) => void;
  readonly saveElement: (edit: ElementEdit) => Promise<boolean>;
  readonly saveArtifact: (kind: string, artifact: string, value: unknown) => Promise<boolean>;
}

/** Stores changes of a draft with the version they were made on; what other pages show of the pack is fetched again afterwards. */
export function useDraftEdits(source: string, draft: Draft | undefined): Edits {
  const client = useQueryClient();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const [issues, setIssues] = useState<readonly PackIssue[]>();

  const store = useCallback(
    async (act: (draft: Draft) => Promise<{ draft: Draft; issues: readonly PackIssue[] }>): Promise<boolean> => {
      if (draft === undefined) return false;
      setSaving(true);
      try {
        const answer = await act(draft);
        client.setQueryData<PackTree>(['packTree', { params: { source } }], (tree) =>
          tree === undefined ? tree : { ...tree, draft: answer.draft },
        );
        setIssues(answer.issues);
        setError(undefined);
        await Promise.all(
          (['packTree', 'packArtifact', 'packTableRows', 'listPacks'] as const).map((one) =>
            client.invalidateQueries({ queryKey: [one] }),
          ),
        );
        return true;
      } catch (problem) {
        setError(problem as ProblemError);
        return false;
      } finally {
        setSaving(false);
      }
    },
    [client, draft, source],
  );

  const saveElement = useCallback(
    (edit: ElementEdit) =>
      store((one) => call('editElement', { params: { id: one.id }, ifMatch: one.version, body: edit })),
    [store],
  );
  const saveArtifact = useCallback(
    (kind: string, artifact: string, value: unknown) =>
      store((one) =>
        call('editArtifact', { params: { id: one.id }, ifMatch: one.version, body: { kind, artifact, value } }),
      ),
    [store],
  );
  return { saving, error, forget: () => setError(undefined), issues, setIssues, saveElement, saveArtifact };
}
