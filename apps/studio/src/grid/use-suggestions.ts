import { useEffect, useState } from 'react';
import type { GridColumn, Suggestion } from './grid-types.ts';

const PAUSE_MS = 150;
const SEPARATOR = /[;；、|]/;

/** The entry that is being typed: of a list the one at its end, else the whole text. */
export function entryOf(text: string, isList: boolean): { readonly before: string; readonly entry: string } {
  if (!isList) return { before: '', entry: text.trim() };
  const parts = text.split(SEPARATOR);
  const entry = parts.pop() ?? '';
  const before = parts.map((part) => part.trim()).filter((part) => part !== '');
  return { before: before.length === 0 ? '' : `${before.join('; ')}; `, entry: entry.trim() };
}

export interface Suggestions {
  readonly found: readonly Suggestion[];
  readonly chosen: number;
  readonly choose: (index: number) => void;
  readonly close: () => void;
}

/** What fits the text typed so far, asked after a short pause; an older answer never covers a newer question. */
export function useSuggestions(column: GridColumn | undefined, text: string | undefined): Suggestions {
  const [state, setState] = useState<{ readonly found: readonly Suggestion[]; readonly chosen: number }>({
    found: [],
    chosen: -1,
  });
  const suggest = column?.suggest;
  const entry = text === undefined ? undefined : entryOf(text, column?.list === true).entry;
  useEffect(() => {
    if (suggest === undefined || entry === undefined) {
      setState((old) => (old.found.length === 0 ? old : { found: [], chosen: -1 }));
      return undefined;
    }
    const asked = new AbortController();
    const timer = setTimeout(() => {
      suggest(entry, asked.signal).then(
        (found) => asked.signal.aborted || setState({ found, chosen: -1 }),
        () => asked.signal.aborted || setState({ found: [], chosen: -1 }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [suggest, entry]);
  return {
    ...state,
    choose: (chosen) => setState((old) => ({ ...old, chosen: Math.max(-1, Math.min(old.found.length - 1, chosen)) })),
    close: () => setState({ found: [], chosen: -1 }),
  };
}
