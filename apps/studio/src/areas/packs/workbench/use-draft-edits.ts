import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { call, ProblemError } from '../../../api/client.ts';
import type { Draft } from '../life-cycle.ts';
import type { ElementEdit, PackIssue, PackTree, RowsEdit, RowsSaved } from './workbench-context.tsx';

interface Edits {
  readonly saving: boolean;
  readonly error: unknown;
  readonly forget: () => void;
  readonly issues: readonly PackIssue[] | undefined;
  readonly setIssues: (issues: readonly PackIssue[]) => void;
  readonly saveElement: (edit: ElementEdit) => Promise<boolean>;
  readonly saveArtifact: (kind: string, artifact: string, value: unknown) => Promise<boolean>;
  readonly saveRows: (edit: RowsEdit) => Promise<RowsSaved>;
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
      const tellDraft = (next: Draft) =>
        client.setQueryData<PackTree>(['packTree', { params: { source } }], (tree) =>
          tree === undefined ? tree : { ...tree, draft: next },
        );
      try {
        const answer = await act(draft);
        tellDraft(answer.draft);
        setIssues(answer.issues);
        setError(undefined);
        await Promise.all(
          (['packTree', 'packArtifact', 'packTableRows', 'listPacks'] as const).map((one) =>
            client.invalidateQueries({ queryKey: [one] }),
          ),
        );
        return true;
      } catch (problem) {
        // A save on an old version: the version that stands now is known from here on, so that a second save is a decision, not an accident.
        const current =
          problem instanceof ProblemError && problem.problem.status === 409 ? problem.problem.current : undefined;
        if (isDraft(current, draft)) tellDraft(current);
        setError(problem);
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
  const saveRows = useCallback(
    async (edit: RowsEdit): Promise<RowsSaved> => {
      let problem: unknown;
      const ok = await store((one) =>
        call('editRows', { params: { id: one.id }, ifMatch: one.version, body: edit }).catch((error: unknown) => {
          problem = error;
          throw error;
        }),
      );
      return { ok, problem };
    },
    [store],
  );
  return { saving, error, forget: () => setError(undefined), issues, setIssues, saveElement, saveArtifact, saveRows };
}

function isDraft(value: unknown, like: Draft): value is Draft {
  return typeof value === 'object' && value !== null && (value as Partial<Draft>).id === like.id;
}
