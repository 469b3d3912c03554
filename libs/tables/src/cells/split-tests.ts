/** Splits `"a, b", [1..3), not(x, y)` at the commas that stand outside texts and brackets; undefined when brackets or quotes do not close. */
export function splitTests(text: string): string[] | undefined {
  const parts: string[] = [];
  /** One entry per open bracket: two dots stand in it. */
  const open: boolean[] = [];
  let from = 0;
  /** The last character that is no blank. */
  let before = ',';
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    switch (char) {
      case '"':
        at = textEnd(text, at);
        if (at === -1) return undefined;
        break;
      case '(':
      case '{':
        open.push(false);
        break;
      case ')':
      case '}':
        if (open.pop() === undefined) return undefined;
        break;
      case '[':
        // `]1..3[` and `[1..3[` are half-open intervals too.
        if (open.at(-1) === true) open.pop();
        else open.push(false);
        break;
      case ']':
        if (before === ',' || before === '(') open.push(false);
        else if (open.pop() === undefined) return undefined;
        break;
      case '.':
        if (open.length > 0 && text[at + 1] === '.') open[open.length - 1] = true;
        break;
      case ',':
        if (open.length > 0) break;
        parts.push(text.slice(from, at).trim());
        from = at + 1;
        break;
      default:
    }
    if (char.trim() !== '') before = char;
  }
  if (open.length > 0) return undefined;
  parts.push(text.slice(from).trim());
  return parts;
}

function textEnd(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}
