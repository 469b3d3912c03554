/** Undo and redo of one document as a value: what was, what is, what was undone. Nothing is changed in place. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Edits that carry the same mark one after the other are one step: typing in a field, dragging a node. */
  readonly mark?: string;
}

const LIMIT = 200;

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** The edit is remembered and whatever was undone before is forgotten. The same value again is no edit. */
export function commit<T>(history: History<T>, next: T, mark?: string): History<T> {
  if (Object.is(next, history.present)) return history;
  const joins = mark !== undefined && mark === history.mark && history.past.length > 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-LIMIT);
  return { past, present: next, future: [], ...(mark === undefined ? {} : { mark }) };
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (history.past.length === 0) return history;
  return { past: history.past.slice(0, -1), present: before as T, future: [history.present, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  if (history.future.length === 0) return history;
  const [next, ...future] = history.future;
  return { past: [...history.past, history.present], present: next as T, future };
}

export const canUndo = (history: History<unknown>): boolean => history.past.length > 0;
export const canRedo = (history: History<unknown>): boolean => history.future.length > 0;
