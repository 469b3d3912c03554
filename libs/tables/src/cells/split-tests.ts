/** Splits `"a, b", [1..3], not(x, y)` at the commas that stand outside texts and brackets; undefined when brackets or quotes do not close. */
export function splitTests(text: string): string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = textEnd(text, at);
        if (at === -1) return undefined;
        break;
      case '(':
      case '{':
        depth++;
        break;
      case ')':
      case '}':
        depth--;
        break;
      case '[':
      case ']':
        // FEEL writes half-open intervals with reversed brackets too, so these do not nest: an interval never holds a comma.
        break;
      case ',':
        if (depth > 0 || insideSquare(text, from, at)) break;
        parts.push(text.slice(from, at).trim());
        from = at + 1;
        break;
      default:
    }
  }
  if (depth !== 0) return undefined;
  parts.push(text.slice(from).trim());
  return parts;
}

/** A comma belongs to a list `[1, 2` when a square bracket opened since the last split, no `..` followed it and none closed it. */
function insideSquare(text: string, from: number, comma: number): boolean {
  const part = text.slice(from, comma).replaceAll(/"(?:[^"\\]|\\.)*"/gs, '""');
  const opening = part.lastIndexOf('[');
  return (
    opening !== -1 &&
    !part.slice(opening + 1).includes(']') &&
    !part.slice(0, opening + 1).includes('..') &&
    !part.includes('..')
  );
}

function textEnd(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}
