import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../../../api/client.ts';
import { useValueSets } from '../../../../api/knowledge.ts';
import type { JsonLanguage } from '../../../../editor/json-editor.tsx';
import { useLanguage, useLocal } from '../../../../i18n/index.ts';
import { useCodesArtifacts } from '../use-codes-artifacts.ts';
import { useRuleEditing } from '../rule-editing.ts';
import { useRuleSet } from '../rule-set.ts';
import { useSentence } from '../sentence/use-sentence.ts';
import { useMessage } from '../use-message.ts';
import type { System } from '../values/code-search.ts';
import { hoverText } from './hovers.ts';
import type { RuleWords } from './rule-words.ts';
import { suggestions } from './suggestions.ts';

/** Completion and hovers of a rule's JSON, from the catalogue, the operators, the pack's codes and the set's shared conditions. */
export function useRuleLanguage(): JsonLanguage {
  const client = useQueryClient();
  const local = useLocal();
  const english = useLanguage() === 'en';
  const message = useMessage();
  const sets = useValueSets();
  const artifacts = useCodesArtifacts();
  const { knowledge, rule } = useRuleEditing();
  const say = useSentence(knowledge);
  const { conditions } = useRuleSet();
  return useMemo(() => {
    const words: RuleWords = {
      knowledge,
      rule,
      local,
      english,
      message,
      say,
      conditions,
      sets,
      artifacts,
      searchCodes: (system: System, q: string) => {
        const input = { query: { system, q, limit: 20 } };
        return client
          .fetchQuery({
            queryKey: ['searchCodes', input],
            queryFn: () => call('searchCodes', input),
            staleTime: 300_000,
          })
          .then((found) => found.codes);
      },
    };
    return {
      suggest: (asked) => suggestions(asked, words),
      hover: (asked, whole) => hoverText(asked, whole, words),
    };
  }, [knowledge, rule, local, english, message, say, conditions, sets, artifacts, client]);
}
