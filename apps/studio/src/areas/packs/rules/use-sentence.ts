import { useCallback } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import type { RuleKnowledge } from './knowledge.ts';
import { sentence } from './sentence.ts';

/** Conditions as sentences in the language of the moment, with the words of the value sets in force. */
export function useSentence(knowledge: RuleKnowledge): (condition: unknown, item: string | undefined) => string {
  const t = useT('packs');
  const local = useLocal();
  const sets = useOperation('valueSets', {}, { staleTime: 300_000 });
  return useCallback(
    (condition, item) =>
      sentence(
        condition,
        knowledge,
        {
          local,
          codeWord: (set, code) => {
            const found = sets.data?.sets[set]?.find((one) => one.code === code);
            return found === undefined ? undefined : local(found);
          },
          word: (key) => t(`sentence.${key}`),
        },
        item,
      ),
    [knowledge, local, sets.data, t],
  );
}
