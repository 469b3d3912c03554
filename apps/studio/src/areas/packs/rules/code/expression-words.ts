import type { Suggestion } from '../../../../editor/json-editor.tsx';
import { LIST_TITLES } from '../knowledge.ts';
import type { RuleWords } from './rule-words.ts';

const FUNCTIONS =
  'abs all any before after between ceiling concatenate contains count date date and time day of week days and time duration distinct values duration ends with exp finishes floor includes index of is list contains lower case matches max mean median min mode modulo month of year not number overlaps product replace reverse round half up sort split starts with string string length substring sum time union upper case week of year years and months duration';

/** Names of facts and members for the word before the cursor of an expression, with the functions it may call. */
export function expressionSuggestions(
  typed: string,
  { knowledge, local }: RuleWords,
  item: string | undefined,
): readonly Suggestion[] {
  const [word = ''] = /[\p{L}\p{N}_.]*$/u.exec(typed) ?? [];
  const cut = word.lastIndexOf('.');
  const start = cut < 0 ? '' : word.slice(0, cut + 1);
  const prefix = start.startsWith('item.') && item !== undefined ? `${item}[].${start.slice(5)}` : start;
  const seen = new Map<string, string>();
  for (const field of knowledge.fields.values()) {
    const path = field.path.startsWith(prefix) ? field.path : field.path.replaceAll('[]', '');
    if (!path.startsWith(prefix)) continue;
    const [next = ''] = path.slice(prefix.length).split(/[.[]/);
    const whole = path.slice(prefix.length) === next;
    if (next !== '' && (!seen.has(next) || whole))
      seen.set(next, whole ? local(field.title) : local(LIST_TITLES[next]));
  }
  const names = [...seen].map(([text, detail]) => ({ text, detail, replaces: word.length - start.length }));
  if (start !== '') return names;
  const item_ =
    item === undefined ? [] : [{ text: 'item', detail: local(LIST_TITLES[item]) || item, replaces: word.length }];
  return [
    ...item_,
    ...names,
    ...FUNCTIONS.split(' ').map((text) => ({ text: `${text}(`, detail: 'FEEL', replaces: word.length })),
  ];
}
