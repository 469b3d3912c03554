import { useCallback, useEffect, useRef, useState, type Dispatch, type SetStateAction } from 'react';
import { startHistory, type History } from './history.ts';
import { sameJson } from './same-json.ts';

export interface EditedDocument<T> {
  readonly history: History<T>;
  readonly setHistory: Dispatch<SetStateAction<History<T>>>;
  /** What stands here differs from what is stored. */
  readonly changed: boolean;
  /** Runs a save; what the server then has stored takes the place of what stood here. Answers what the save answered. */
  readonly saving: (save: () => Promise<boolean>) => Promise<boolean>;
}

/**
 * A stored document and its unsaved edits. When the stored one changes without a save from here (somebody else, another window), unsaved edits
 * stay; an unedited document follows.
 */
export function useDocument<T>(stored: T): EditedDocument<T> {
  const [history, setHistory] = useState(() => startHistory(stored));
  const base = useRef(stored);
  const own = useRef(false);
  useEffect(() => {
    const before = base.current;
    if (before === stored) return;
    const isOwn = own.current;
    base.current = stored;
    own.current = false;
    setHistory((one) => (isOwn || sameJson(one.present, before) ? startHistory(stored) : one));
  }, [stored]);
  const saving = useCallback(async (save: () => Promise<boolean>) => {
    own.current = true;
    const done = await save();
    own.current = false;
    return done;
  }, []);
  return { history, setHistory, changed: !sameJson(history.present, stored), saving };
}
