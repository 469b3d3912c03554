/**
 * Operators of ours that the library lacks, written a second time and as plainly as possible, so that the comparison is a second opinion on them too.
 * They run in the child only.
 */
const blank = (value: unknown): boolean => {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim().length === 0;
  return typeof value === 'object' && Object.values(value).every(blank);
};

const codeMatches = (code: string, entry: string): boolean => {
  const [low, high] = entry.split('-');
  if (high !== undefined) return code.substring(0, low!.length) >= low! && code.substring(0, high.length) <= high;
  return low!.length > 7 ? code === low : code.indexOf(low!) === 0;
};

export const plainOperators: Readonly<Record<string, (fact: unknown, value: unknown) => boolean>> = {
  isEmpty: (fact, value) => blank(fact) === value,
  isPresent: (fact, value) => !blank(fact) === value,
  includes: (fact, value) => typeof fact === 'string' && fact.split(value as string).length > 1,
  startsWith: (fact, value) =>
    [value].flat().some((prefix) => typeof fact === 'string' && fact.slice(0, (prefix as string).length) === prefix),
  matches: (fact, value) => {
    const { pattern, flags = '' } =
      typeof value === 'string' ? { pattern: value } : (value as { pattern: string; flags?: string });
    // The other engine on purpose: a second opinion on re2js. A pattern that never ends is ended with the child.
    // oxlint-disable-next-line caseloom/no-native-pattern
    return new RegExp(pattern, flags).test(String(fact));
  },
  codeIn: (fact, value) =>
    typeof fact === 'string' &&
    fact
      .split('+')
      .some((part) => (value as string[]).some((entry) => codeMatches(part.trim().replace(/\*$/, ''), entry))),
};
