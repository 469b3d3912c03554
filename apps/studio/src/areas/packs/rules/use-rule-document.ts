import { useCallback, useEffect, useState } from 'react';
import { commit, redo, undo, type History } from '../../../editor/history.ts';
import { useDocument } from '../../../editor/use-document.ts';
import { parse } from '../artifacts/artifact-code.tsx';
import { useWorkbench, type ElementView } from '../workbench/workbench-context.tsx';

export interface RuleDocument {
  readonly value: unknown;
  readonly history: History<unknown>;
  /** Differs from what is stored. */
  readonly edited: boolean;
  /** As the code view shows it: what was typed there, else the document written out. */
  readonly text: string;
  /** What was typed is no JSON, so that it is not in the document yet. */
  readonly broken: boolean;
  readonly change: (next: unknown, mark?: string) => void;
  readonly type: (text: string) => void;
  /** The document is written out anew in the code view; text that is no JSON yet stays. */
  readonly forgetText: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

const pretty = (value: unknown): string => JSON.stringify(value, undefined, 2);

/** The rule that is edited: one JSON value with one history for all its views, and how it is stored. */
export function useRuleDocument(set: string, element: ElementView): RuleDocument {
  const { saveElement, holdUnsaved } = useWorkbench();
  const { history, setHistory, changed: edited, saving } = useDocument<unknown>(element.value);
  const [typed, setTyped] = useState<string>();
  const value = history.present;
  const broken = typed !== undefined && parse(typed).error !== undefined;
  const keepBroken = useCallback(
    () => setTyped((one) => (one !== undefined && parse(one).error !== undefined ? one : undefined)),
    [],
  );
  // Text that is no JSON yet stays on screen whatever happens to what is stored.
  useEffect(keepBroken, [element.value, keepBroken]);

  const save = useCallback(
    async () =>
      !broken &&
      (await saving(() =>
        saveElement({ kind: 'rules', artifact: set, family: 'rules', element: element.id, action: 'save', value }),
      )),
    [broken, saving, saveElement, set, element.id, value],
  );
  const unsaved = edited || broken;
  useEffect(() => {
    holdUnsaved(unsaved ? save : undefined);
    return () => holdUnsaved(undefined);
  }, [unsaved, save, holdUnsaved]);

  const change = useCallback(
    (next: unknown, mark?: string) => {
      setTyped(undefined);
      setHistory((one) => commit(one, next, mark));
    },
    [setHistory],
  );
  const type = useCallback(
    (text: string) => {
      setTyped(text);
      const parsed = parse(text);
      if (parsed.error === undefined)
        setHistory((one) => (pretty(one.present) === pretty(parsed.value) ? one : commit(one, parsed.value, 'code')));
    },
    [setHistory],
  );
  const step = useCallback(
    (by: typeof undo) => {
      setHistory((one) => by(one));
      setTyped(undefined);
    },
    [setHistory],
  );
  return {
    value,
    history,
    edited,
    text: typed ?? pretty(value),
    broken,
    change,
    type,
    forgetText: keepBroken,
    undo: useCallback(() => step(undo), [step]),
    redo: useCallback(() => step(redo), [step]),
  };
}
