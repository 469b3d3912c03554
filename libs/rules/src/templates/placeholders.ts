/** A text cut at its placeholders: texts and columns in turn, `['', 'codes', ' missing']` for `{{codes}} missing`. */
export interface PlaceholderText {
  readonly parts: readonly string[];
  /** The only thing in the text is one placeholder: the typed cell stands in its place. */
  readonly whole: boolean;
}

const OPEN = '{{';
const CLOSE = '}}';

/** @returns undefined for a text without placeholders. Blanks around a name do not count; what is opened and never closed is text. */
export function placeholdersOf(text: string): PlaceholderText | undefined {
  if (!text.includes(OPEN)) return undefined;
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const open = text.indexOf(OPEN, from);
    const close = open === -1 ? -1 : text.indexOf(CLOSE, open + OPEN.length);
    if (close === -1) break;
    parts.push(text.slice(from, open), text.slice(open + OPEN.length, close).trim());
    from = close + CLOSE.length;
  }
  if (parts.length === 0) return undefined;
  parts.push(text.slice(from));
  return { parts, whole: parts.length === 3 && parts[0] === '' && parts[2] === '' };
}

/** Names of the columns, in the order written. */
export function columnsOf({ parts }: PlaceholderText): readonly string[] {
  return parts.filter((_part, index) => index % 2 === 1);
}
