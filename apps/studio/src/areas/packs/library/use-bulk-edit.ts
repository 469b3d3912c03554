import { useQueryClient } from '@tanstack/react-query';
import type { BodyOf, OperationId, Operations } from '@caseloom/api';
import { App, Button } from 'antd';
import { createElement, useState } from 'react';
import { call, type CallOutput } from '../../../api/client.ts';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import type { PackTree } from '../workbench/workbench-context.tsx';
import { useWorkbench } from '../workbench/workbench-context.tsx';

type Done = Pick<CallOutput<'bulkEdit'>, 'draft' | 'undo'>;

const CHANGED: readonly OperationId[] = [
  'packTree',
  'packArtifact',
  'packTableRows',
  'browseLibrary',
  'libraryRule',
  'findDuplicates',
  'listPacks',
];
const UNDO_SECONDS = 10;

/** Changes many rules of the open draft, and for a while offers to take it back. */
export function useBulkEdit(onDone: () => void) {
  const t = useT('library');
  const client = useQueryClient();
  const { message } = App.useApp();
  const { source, draft } = useWorkbench();
  const [error, setError] = useState<unknown>();
  const [isPending, setPending] = useState(false);

  const settle = async (answer: Done) => {
    client.setQueryData<PackTree>(['packTree', { params: { source } }], (tree) =>
      tree === undefined ? tree : { ...tree, draft: answer.draft },
    );
    await Promise.all(CHANGED.map((one) => client.invalidateQueries({ queryKey: [one] })));
  };
  const undo = async ({ draft: { id, version }, undo: files }: Done) => {
    try {
      await settle(await call('undoDraftEdit', { params: { id }, ifMatch: version, body: { undo: files } }));
      void message.success(t('bulk.undone'));
    } catch (problem) {
      setError(problem);
    }
  };
  const apply = async (body: BodyOf<Operations['bulkEdit']>) => {
    if (draft === undefined) return;
    setPending(true);
    try {
      const answer = await call('bulkEdit', { params: { id: draft.id }, ifMatch: draft.version, body });
      setError(undefined);
      await settle(answer);
      const key = `bulk ${answer.draft.version}`;
      const take = () => (message.destroy(key), void undo(answer));
      void message.open({
        key,
        type: 'success',
        duration: UNDO_SECONDS,
        content: [
          t('bulk.done', { count: number(answer.effect.changed) }),
          createElement(
            Button,
            { key: 'undo', type: 'link', size: 'small', onClick: take, 'data-testid': 'bulk-undo' } as never,
            t('bulk.undo'),
          ),
        ],
      });
      onDone();
    } catch (problem) {
      setError(problem);
    } finally {
      setPending(false);
    }
  };
  return { apply, error, isPending };
}
