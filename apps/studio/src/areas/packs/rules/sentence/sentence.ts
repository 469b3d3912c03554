import type { RuleKnowledge } from '../knowledge.ts';
import { phraseOf, type Phrase, type SentenceWords } from './phrases.ts';

/** A condition as one sentence for reading; JSON stands where no words are known. */
export function sentence(condition: unknown, knowledge: RuleKnowledge, words: SentenceWords, item?: string): string {
  return textOf(phraseOf(condition, [], knowledge, words, item), words);
}

function textOf(phrase: Phrase, words: SentenceWords): string {
  const bracketed = (text: string) => `${words.word('open')}${text}${words.word('close')}`;
  switch (phrase.is) {
    case 'group': {
      const { children, op } = phrase;
      if (children.length === 0) return words.word(op === 'all' ? 'always' : 'nothing');
      const parts = children.map((child) =>
        children.length > 1 && child.is === 'group' && child.children.length > 1
          ? bracketed(textOf(child, words))
          : textOf(child, words),
      );
      return parts.join(words.word(op === 'all' ? 'and' : 'or'));
    }
    case 'not':
      return `${words.word('not')}${bracketed(textOf(phrase.inner, words))}`;
    case 'reference':
      return `「${phrase.to}」`;
    case 'opaque':
      return phrase.text;
    case 'test': {
      const inner = phrase.inner === undefined ? '' : bracketed(textOf(phrase.inner, words));
      if (phrase.subject === '') return '…';
      return [phrase.subject, phrase.verb, phrase.object, inner].filter((one) => one !== '').join(' ');
    }
  }
}
