import type { CaseRecord } from '@caseloom/record';
import { useMemo, useReducer } from 'react';
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

/** Unsaved work on one case, with undo and redo. */
export function useDraft(base: CaseRecord) {
  const [draft, act] = useReducer(reduce, base, startDraft);
  const changes = useMemo(() => changesOf(draft), [draft]);
  return { draft, act, changes, dirty: changes.length > 0 };
}
