/** What tidying changed in a text; each is reported. */
export type Fix = 'outerBlanks' | 'fullWidth' | 'innerBlanks' | 'letterCase' | 'timesSign';

export interface Tidied {
  readonly text: string;
  readonly fixes: readonly Fix[];
}

const UNCHANGED: readonly Fix[] = [];

/** Without outer blanks (ideographic and no-break ones too); nothing else. For names, where full-width characters are usual. */
export function tidyName(text: string): Tidied {
  const trimmed = text.trim();
  return trimmed === text ? { text, fixes: UNCHANGED } : { text: trimmed, fixes: ['outerBlanks'] };
}

/** Without outer blanks, full-width forms made half-width: for numbers and conditions. */
export function tidyText(text: string): Tidied {
  const { text: trimmed, fixes } = tidyName(text);
  if (!hasWideForm(trimmed)) return { text: trimmed, fixes };
  return { text: halfWidth(trimmed).trim(), fixes: [...fixes, 'fullWidth'] };
}

/**
 * A code of a diagnosis, a procedure or a group: as tidyText, inner blanks left out, the first letter a capital one, the sign × as the letter x. Whether the result
 * is a code nobody asks here.
 */
export function tidyCode(text: string): Tidied {
  if (isPlainCode(text)) return { text, fixes: UNCHANGED };
  const { text: half, fixes } = tidyText(text);
  const found = [...fixes];
  let code = half;
  const replace = (made: string, fix: Fix): void => {
    if (made === code) return;
    code = made;
    found.push(fix);
  };
  replace(code.replaceAll(/\s/g, ''), 'innerBlanks');
  replace(code.replaceAll('×', 'x'), 'timesSign');
  replace(
    code.replace(/^[a-z]/, (letter) => letter.toUpperCase()),
    'letterCase',
  );
  return { text: code, fixes: found };
}

/** Full-width letters, digits and signs (and the wide blank and quotes of Chinese input) as their half-width forms. */
export function halfWidth(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll('≤', '<=')
    .replaceAll('≥', '>=');
}

/** Whether letters, digits or signs of codes stand there in full width; separators and the signs of names are usual so. */
export function hasWideCode(text: string): boolean {
  return /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0e\uff0b\uff0a]/.test(text);
}

function hasWideForm(text: string): boolean {
  for (let at = 0; at < text.length; at++)
    if (text.charCodeAt(at) > 0x7e && halfWidth(text[at]!) !== text[at]) return true;
  return false;
}

/** ASCII without blanks and small first letters: nothing to tidy. The usual case, of a hundred thousand cells. */
function isPlainCode(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first >= 0x61 && first <= 0x7a) return false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char <= 0x20 || char > 0x7e) return false;
  }
  return true;
}
