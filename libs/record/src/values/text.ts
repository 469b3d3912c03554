/** Marks that people write for "nothing": hyphen, full-width hyphen, dashes. */
const DASHES: ReadonlySet<string> = new Set(['-', '－', '—', '–', '−', '--', '——', '/']);
const NONE_WORDS: ReadonlySet<string> = new Set(['无', 'NULL', 'null', '空']);

/** True for texts that mean "missing" in a code, number or date ([P9]; trap 18 of the field's brief). */
export function isMissingMark(trimmed: string): boolean {
  return trimmed.length <= 4 && (trimmed === '' || DASHES.has(trimmed) || NONE_WORDS.has(trimmed));
}

/** A lone dash, which also in names and addresses means that nothing was written. */
export function isDash(trimmed: string): boolean {
  return trimmed.length <= 2 && trimmed !== '/' && DASHES.has(trimmed);
}

/** Full-width digits, letters and signs to ASCII, ideographic blanks to blanks; the same text when there are none. */
export function foldWidth(text: string): string {
  let folded: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const plain = code === 0x3000 || code === 0xa0 ? 0x20 : code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
    if (plain !== code && folded === undefined) folded = text.slice(0, at);
    if (folded !== undefined) folded += String.fromCharCode(plain);
  }
  return folded ?? text;
}

/** Digits from a place on: their number value and where they end; undefined when there is none or more than `most`. */
export function digitsAt(text: string, from: number, most: number): { value: number; end: number } | undefined {
  let end = from;
  let value = 0;
  while (end < text.length && end - from < most) {
    const digit = text.charCodeAt(end) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    end++;
  }
  return end === from ? undefined : { value, end };
}
