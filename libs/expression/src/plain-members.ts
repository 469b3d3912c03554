const PART_OF_NAME = /^[\p{L}\p{N}_$]/u;
const NAME_START = /^[\p{L}_$]/u;

/** Names a respelling can be made of, the longest first. */
export function respellable(names: Iterable<string>): readonly string[] {
  return [...names].filter((name) => NAME_START.test(name)).sort((a, b) => b.length - a.length);
}

/**
 * The text with each of the names that stands behind a dot respelled character for character, as one plain name; texts in quotes stay.
 * @param onlyBehindBrackets  only members of what a filter or a call gives
 */
export function respellMembers(text: string, names: readonly string[], onlyBehindBrackets: boolean): string {
  let made = '';
  let before = '';
  for (let at = 0; at < text.length;) {
    const char = text[at]!;
    const end = char === '"' ? textEnd(text, at) : at + 1;
    made += text.slice(at, end);
    at = end;
    if (char === '.' && (!onlyBehindBrackets || before === ']' || before === ')')) {
      const start = blanksEnd(text, at);
      const length = longestAt(text, start, names);
      if (length > 0) {
        made += text.slice(at, start) + text.slice(start, start + length).replaceAll(/[^\p{L}\p{N}_$]/gu, '_');
        at = start + length;
      }
    }
    if (char.trim() !== '') before = char;
  }
  return made;
}

function longestAt(text: string, start: number, names: readonly string[]): number {
  for (const name of names) {
    const length = lengthAt(text, start, name);
    if (length > 0) return length;
  }
  return 0;
}

/** How much of the text at a place is the name, a blank in it being any number of them; 0: it is not there. */
function lengthAt(text: string, start: number, name: string): number {
  let at = start;
  for (const char of name) {
    if (char === ' ') {
      const end = blanksEnd(text, at);
      if (end === at) return 0;
      at = end;
    } else if (text.startsWith(char, at)) at += char.length;
    else return 0;
  }
  return PART_OF_NAME.test(text.slice(at, at + 2)) ? 0 : at - start;
}

function blanksEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at]!.trim() === '') at++;
  return at;
}

function textEnd(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
