import { useCallback, useMemo } from 'react';
import { useValueSets } from '../../../../api/knowledge.ts';
import { useLocal, useT } from '../../../../i18n/index.ts';
import type { RuleKnowledge } from '../knowledge.ts';
import { useMessage } from '../use-message.ts';
import type { SentenceWords } from './phrases.ts';
import { sentence } from './sentence.ts';

/** The words of sentences in the language of the moment, with those of the value sets in force. */
export function useSentenceWords(): SentenceWords {
  const t = useT('packs');
  const local = useLocal();
  const word = useMessage();
  const sets = useValueSets();
  return useMemo(
    () => ({
      local,
      codeWord: (set, code) => {
        const found = sets[set]?.find((one) => one.code === code);
        return found === undefined ? undefined : local(found);
      },
      word: (key) => t(`sentence.${key}`),
      member: (name) => word(`member.${name}`),
      choice: (value) => word(`choice.${value}`),
    }),
    [local, sets, t, word],
  );
}

/** Conditions as sentences. */
export function useSentence(knowledge: RuleKnowledge): (condition: unknown, item: string | undefined) => string {
  const words = useSentenceWords();
  return useCallback((condition, item) => sentence(condition, knowledge, words, item), [knowledge, words]);
}
