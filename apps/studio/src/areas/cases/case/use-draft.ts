import type { CaseRecord } from '@caseloom/record';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { keepDraft, readDraft, withKept } from './edit/kept-draft.ts';
import { change, changesOf, redo, settle, startDraft, typeInto, undo, type Draft } from './edit/draft.ts';

type Act =
  | { readonly do: 'type'; readonly path: string; readonly value: unknown }
  | { readonly do: 'change'; readonly edit: (record: CaseRecord) => CaseRecord }
  | { readonly do: 'settle' | 'undo' | 'redo' | 'discard' }
  /** A new saved version; with `present`, work that goes on above it. */
  | { readonly do: 'rebase'; readonly base: CaseRecord; readonly present?: CaseRecord };

function reduce(draft: Draft, act: Act): Draft {
  switch (act.do) {
    case 'type':
      return typeInto(draft, act.path, act.value);
    case 'change':
      return change(draft, act.edit);
    case 'settle':
      return settle(draft);
    case 'undo':
      return undo(draft);
    case 'redo':
      return redo(draft);
    case 'discard':
      return startDraft(draft.base);
    case 'rebase':
      return act.present === undefined ? startDraft(act.base) : { ...startDraft(act.base), present: act.present };
  }
}

/** Unsaved work on one case, with undo and redo; the tab keeps a copy, and it is taken up again after a reload. */
export function useDraft(caseId: string, version: number, base: CaseRecord) {
  const [restored] = useState(() => readDraft(sessionStorage, caseId));
  const [draft, act] = useReducer(reduce, base, (record) =>
    restored === undefined
      ? startDraft(record)
      : { ...startDraft(record), past: [record], present: withKept(record, restored.changes) },
  );
  const changes = useMemo(() => changesOf(draft), [draft]);
  useEffect(() => keepDraft(sessionStorage, caseId, { version, changes }), [caseId, version, changes]);
  return { draft, act, changes, dirty: changes.length > 0, restored: restored !== undefined };
}
