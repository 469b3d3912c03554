import { changesBetween, type CaseRecord } from '@caseloom/record';
import { setAt } from './set-at.ts';

/** Unsaved work on one case: what stood in the beginning, what stands now, and the way back and forth. */
export interface Draft {
  readonly base: CaseRecord;
  readonly present: CaseRecord;
  readonly past: readonly CaseRecord[];
  readonly future: readonly CaseRecord[];
  /** While one field is being typed into, its keystrokes are one step of undo. */
  readonly typing?: string;
}

/** As the server takes changes: `null` removes the value. */
export interface ApiChange {
  readonly path: string;
  readonly value: unknown;
}

const LONGEST_PAST = 200;

export function startDraft(base: CaseRecord): Draft {
  return { base, present: base, past: [], future: [] };
}

/** Types into one field; consecutive edits of the same field become one step of undo until `settle`. */
export function typeInto(draft: Draft, path: string, value: unknown): Draft {
  const present = setAt(draft.present, path, value);
  if (draft.typing === path) return { ...draft, present, future: [] };
  return { ...step(draft, present), typing: path };
}

/** Replaces the record by one act: a row added, moved, removed, a code chosen. */
export function change(draft: Draft, edit: (record: CaseRecord) => CaseRecord): Draft {
  return step(draft, edit(draft.present));
}

/** Ends the typing into a field: the next edit of it is a step of its own. */
export function settle(draft: Draft): Draft {
  if (draft.typing === undefined) return draft;
  const { typing: _typing, ...rest } = draft;
  return rest;
}

export function undo(draft: Draft): Draft {
  const previous = draft.past.at(-1);
  if (previous === undefined) return draft;
  return {
    base: draft.base,
    present: previous,
    past: draft.past.slice(0, -1),
    future: [draft.present, ...draft.future],
  };
}

export function redo(draft: Draft): Draft {
  const next = draft.future[0];
  if (next === undefined) return draft;
  return { base: draft.base, present: next, past: [...draft.past, draft.present], future: draft.future.slice(1) };
}

/** What the server has to change; empty when everything typed was taken back. */
export function changesOf(draft: Draft): readonly ApiChange[] {
  if (draft.present === draft.base) return [];
  return changesBetween(withoutEmptyItems(draft.base), withoutEmptyItems(draft.present)).map(({ path, after }) => ({
    path,
    value: after ?? null,
  }));
}

/** Rows that were added and not filled yet are not sent. */
function withoutEmptyItems(record: CaseRecord): CaseRecord {
  const isFilled = (item: unknown) =>
    typeof item !== 'object' ||
    item === null ||
    Object.values(item).some((value) => value !== undefined && value !== '');
  const trim = (list: readonly unknown[]): unknown[] => list.filter(isFilled);
  const cleaned: Record<string, unknown> = { ...record };
  for (const name of ['op', 'icu', 'charges']) if (Array.isArray(cleaned[name])) cleaned[name] = trim(cleaned[name]);
  const dx = record.dx;
  if (dx !== undefined && Array.isArray(dx.other)) cleaned['dx'] = { ...dx, other: trim(dx.other) };
  return cleaned as CaseRecord;
}

function step(draft: Draft, present: CaseRecord): Draft {
  return { base: draft.base, present, past: [...draft.past, draft.present].slice(-LONGEST_PAST), future: [] };
}
