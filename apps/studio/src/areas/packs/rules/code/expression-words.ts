import { completeExpression, describeAt, type EditorText } from '@caseloom/expression';
import type { Asked } from '../../../../editor/completion.ts';
import type { Suggestion } from '../../../../editor/json-editor.tsx';
import { namesFor } from '../check/names.ts';
import { fieldAt } from '../knowledge.ts';
import type { RuleWords } from './rule-words.ts';

/** What could be written at the end of an expression that is being typed, with the names a rule may read at that place. */
export function expressionSuggestions(
  typed: string,
  words: RuleWords,
  item: string | undefined,
): readonly Suggestion[] {
  const text = unescaped(typed);
  const [word = ''] = /[\p{L}\p{N}_$]*$/u.exec(text) ?? [];
  return completeExpression(text, text.length, { names: namesFor(item), labelOf: labelOf(words, item) }).map((one) => ({
    text: one.insert,
    detail: words.local(one.detail),
    replaces: word.length,
  }));
}

/** What stands at a place of an expression: a function with its signatures, a field with its label, anything else with its type. */
export function expressionHover(
  asked: Asked,
  whole: string,
  words: RuleWords,
  item: string | undefined,
): string | undefined {
  const found = describeAt(unescaped(whole), unescaped(asked.typed).length, {
    names: namesFor(item),
    labelOf: labelOf(words, item),
  });
  if (found === undefined) return undefined;
  const { title, type, doc } = found;
  return ['```', title, '```', '', words.local(type), '', doc === undefined ? '' : words.local(doc)].join('\n');
}

function labelOf({ knowledge }: RuleWords, item: string | undefined): (path: string) => EditorText | undefined {
  return (path) => {
    const below = /^item(?:\[\])?\.(.+)$/.exec(path)?.[1];
    return fieldAt(knowledge, below === undefined || item === undefined ? path : `${item}[].${below}`)?.title;
  };
}

/** The text as JSON writes it, as far as it is whole. */
function unescaped(written: string): string {
  try {
    return JSON.parse(`"${written.replace(/\\$/, '')}"`) as string;
  } catch {
    return written;
  }
}
