import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { commit, redo, undo, type History } from '../../../../editor/history.ts';
import { useDocument } from '../../../../editor/use-document.ts';
import { useWorkbench } from '../../workbench/workbench-context.tsx';

/** Cells by column. */
export type Row = Readonly<Record<string, string>>;

export interface RowDocument {
  readonly value: Row;
  readonly history: History<Row>;
  readonly change: (row: Row, mark?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** The row that is edited, with its history, and how it is stored. */
export function useRowDocument(set: string, id: string, stored: Row): RowDocument {
  const client = useQueryClient();
  const { saveElement, holdUnsaved } = useWorkbench();
  const { history, setHistory, changed, saving } = useDocument<Row>(stored);
  const value = history.present;
  const save = useCallback(
    async () =>
      saving(async () => {
        const done = await saveElement({
          kind: 'rules',
          artifact: set,
          family: 'rows.csv',
          element: id,
          action: 'save',
          value,
        });
        if (done) await client.invalidateQueries({ queryKey: ['tableRows'] });
        return done;
      }),
    [saving, saveElement, set, id, value, client],
  );
  useEffect(() => {
    holdUnsaved(changed ? save : undefined);
    return () => holdUnsaved(undefined);
  }, [changed, save, holdUnsaved]);
  return {
    value,
    history,
    change: useCallback((next, mark) => setHistory((one) => commit(one, next, mark)), [setHistory]),
    undo: useCallback(() => setHistory((one) => undo(one)), [setHistory]),
    redo: useCallback(() => setHistory((one) => redo(one)), [setHistory]),
  };
}
