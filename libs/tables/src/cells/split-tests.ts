/** Splits `"a, b", [1..3), not(x, y)` at the commas that stand outside texts and brackets; undefined when brackets or quotes do not close. */
export function splitTests(text: string): string[] | undefined {
  const parts: string[] = [];
  /** Where each bracket opened. */
  const open: number[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = textEnd(text, at);
        if (at === -1) return undefined;
        break;
      case '(':
      case '{':
        open.push(at);
        break;
      case ')':
      case '}':
        if (open.pop() === undefined) return undefined;
        break;
      case '[':
        // `]1..3[` and `[1..3[` are half-open intervals too.
        if (open.length > 0 && text.slice(open.at(-1)! + 1, at).includes('..')) open.pop();
        else open.push(at);
        break;
      case ']':
        if (beginsTest(text, at)) open.push(at);
        else if (open.pop() === undefined) return undefined;
        break;
      case ',':
        if (open.length > 0) break;
        parts.push(text.slice(from, at).trim());
        from = at + 1;
        break;
      default:
    }
  }
  if (open.length > 0) return undefined;
  parts.push(text.slice(from).trim());
  return parts;
}

/** Nothing but blanks stands between this and the beginning, a bracket or a comma. */
function beginsTest(text: string, at: number): boolean {
  const before = text.slice(0, at).trimEnd();
  return before === '' || before.endsWith(',') || before.endsWith('(');
}

function textEnd(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}
