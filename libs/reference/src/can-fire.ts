import { isDecimalText } from '@caseloom/core';
import type { Condition, RuleSet } from '@caseloom/rules';
import { plainOperators } from './plain-operators.ts';

/** Every text and number of a case, by its first character, for looking codes up. */
export type CaseWords = ReadonlyMap<string, ReadonlySet<string>>;

export function wordsOf(facts: Readonly<Record<string, unknown>>): CaseWords {
  const words = new Map<string, Set<string>>();
  const open: unknown[] = Object.values(facts);
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'object' && value !== null) open.push(...Object.values(value));
    else if (typeof value === 'string' || typeof value === 'number') {
      // Both codes of a dagger-asterisk pair count.
      for (const word of [String(value), ...String(value).split('+')]) {
        const same = words.get(word.charAt(0));
        if (same === undefined) words.set(word.charAt(0), new Set([word]));
        else same.add(word);
      }
    }
  }
  return words;
}

/**
 * False only where a condition cannot hold over the case, because a code or text that it needs stands nowhere in it. Found without the index that is put to
 * the test: a library of hundreds of thousands of rows is asked about those rows alone that something in the case could fire.
 */
export function canHold(condition: Condition, set: RuleSet, words: CaseWords, depth = 0): boolean {
  if (depth > 64) return true;
  const inner = (one: Condition): boolean => canHold(one, set, words, depth + 1);
  if ('all' in condition) return condition.all.every(inner);
  if ('any' in condition) return condition.any.length === 0 || condition.any.some(inner);
  if ('not' in condition) return true;
  if ('condition' in condition) {
    const shared = set.conditions?.[condition.condition];
    return shared === undefined || inner(shared);
  }
  const { operator, value } = condition;
  if (operator === 'some') return inner((value as { conditions: Condition }).conditions);
  if (operator === 'codeIn') return !Array.isArray(value) || codesOf(value, words);
  const wanted: readonly unknown[] = Array.isArray(value) ? value : [value];
  if ((operator !== 'equal' && operator !== 'in') || !wanted.every(isWord)) return true;
  return wanted.some((one) => words.get(one.charAt(0))?.has(one) === true);
}

/** A text that no number equals. */
function isWord(value: unknown): value is string {
  return typeof value === 'string' && !isDecimalText(value);
}

function codesOf(entries: readonly unknown[], words: CaseWords): boolean {
  return entries.some((entry) => {
    if (typeof entry !== 'string') return true;
    const [low = '', high = low] = entry.split('-');
    for (let first = low.charCodeAt(0); first <= high.charCodeAt(0); first++)
      for (const word of words.get(String.fromCharCode(first)) ?? [])
        if (plainOperators['codeIn']!(word, [entry])) return true;
    return false;
  });
}
