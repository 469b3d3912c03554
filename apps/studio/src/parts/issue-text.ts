import { coreMessages, mergeMessages, renderIssue, type MessageCatalogue } from '@caseloom/core';
import { useCallback } from 'react';
import { useLanguage } from '../i18n/index.ts';
import { problemMessages } from './problem-messages.ts';

const catalogue: MessageCatalogue = mergeMessages(coreMessages, problemMessages);

/** The sentence for any located complaint, trace step or problem, in the language of the moment. */
export function useIssueText(): (issue: { readonly code: string; readonly args: Readonly<Record<string, string | number>> }) => string {
  const language = useLanguage();
  return useCallback((issue) => renderIssue(catalogue, issue, language), [language]);
}
