import { serverMessages } from '@caseloom/api';
import { coreMessages, mergeMessages, renderIssue, type MessageCatalogue } from '@caseloom/core';
import { useCallback, useSyncExternalStore } from 'react';
import { useLanguage } from '../i18n/index.ts';
import { problemMessages } from './problem-messages.ts';

/** Starts with what a refused request may say; the engine's sentences follow in a chunk of their own. */
let catalogue: MessageCatalogue = mergeMessages(coreMessages, serverMessages, problemMessages);
let asked = false;
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  if (!asked) {
    asked = true;
    void import('./engine-messages.ts').then(({ engineMessages }) => {
      catalogue = { ...engineMessages, ...catalogue };
      for (const tell of listeners) tell();
    });
  }
  return () => listeners.delete(listener);
}

/** The sentence for any located complaint, trace step or problem, in the language of the moment. */
export function useIssueText(): (issue: {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
}) => string {
  const language = useLanguage();
  const known = useSyncExternalStore(listen, () => catalogue);
  return useCallback((issue) => renderIssue(known, issue, language), [known, language]);
}
