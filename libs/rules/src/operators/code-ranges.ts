/** A set of code prefixes and ranges as rules write them. */
export interface CodeRanges {
  has(code: string): boolean;
}

const PREFIX = /^(?:[A-Z](?:\d{1,2}(?:\.[0-9x]{0,3}(?:x\d{1,3})?)?)?|\d{1,2}(?:\.[0-9x]{0,4}(?:x\d{1,3})?)?)$/;
/** `J18.900x003`, `51.2300x001`: what follows the seventh character is a local extension. */
const EXTENSION_AT = 7;

interface Part {
  readonly low: string;
  readonly high: string;
  readonly prefix: boolean;
}

/**
 * Codes that start with a listed prefix or lie in a listed range, bounds included. `C50-C58` covers C50 to C58.999 with any extension: a bound is compared
 * on as many characters as it has, so three for an ICD-10 category and two for an ICD-9-CM-3 one. `.x00` are ordinary characters, not wildcards; a prefix that
 * reaches into an extension has to be the whole code. Both codes of a dagger-asterisk pair (`A18.300x006+K67.3*`) count.
 * @returns the entry that is neither prefix nor range, where there is one
 */
export function parseCodeRanges(
  entries: readonly string[],
): { readonly ranges: CodeRanges } | { readonly invalid: number } {
  const byFirst = new Map<string, Part[]>();
  for (const [index, entry] of entries.entries()) {
    const [low = '', high = low, ...more] = entry.split('-');
    const sound =
      more.length === 0 &&
      PREFIX.test(low) &&
      PREFIX.test(high) &&
      isLetter(low) === isLetter(high) &&
      low.slice(0, high.length) <= high;
    if (!sound) return { invalid: index };
    for (let first = low.charCodeAt(0); first <= high.charCodeAt(0); first++) {
      const char = String.fromCharCode(first);
      byFirst.set(char, [...(byFirst.get(char) ?? []), { low, high, prefix: !entry.includes('-') }]);
    }
  }
  const hasOne = (code: string): boolean =>
    (byFirst.get(code.charAt(0)) ?? NO_PARTS).some((part) => covers(part, code));
  return {
    ranges: {
      has: (code) => (code.includes('+') ? code.split('+').some((part) => hasOne(bare(part))) : hasOne(bare(code))),
    },
  };
}

const NO_PARTS: readonly Part[] = [];

function covers({ low, high, prefix }: Part, code: string): boolean {
  if (prefix) return low.length > EXTENSION_AT ? code === low : code.startsWith(low);
  return code.slice(0, low.length) >= low && code.slice(0, high.length) <= high;
}

function bare(code: string): string {
  const text = code.trim();
  return text.endsWith('*') ? text.slice(0, -1) : text;
}

function isLetter(text: string): boolean {
  return text.charAt(0) >= 'A';
}
