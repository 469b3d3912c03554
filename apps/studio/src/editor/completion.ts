/** What the cursor in a rule's JSON asks for, told from the text of its line and of the object around it. */
export type Asked =
  | { readonly what: 'fact' | 'operator' | 'field' | 'valueSet'; readonly typed: string }
  | { readonly what: 'path'; readonly typed: string; readonly fact?: string };

const MEMBER = /"(fact|path|operator|field|valueSet|forEach)"\s*:\s*"([^"]*)$/;
const FACT = /"fact"\s*:\s*"([^"]*)"/g;

/**
 * @param before text from the start of the document to the cursor
 * @param after  text behind the cursor
 */
export function askedAt(before: string, after: string): Asked | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const member = MEMBER.exec(line);
  if (member === null) return undefined;
  const [, name, typed = ''] = member;
  if (name === 'path') {
    const fact = factAround(before, after);
    return { what: 'path', typed, ...(fact === undefined ? {} : { fact }) };
  }
  if (name === 'forEach') return { what: 'fact', typed };
  return { what: name as 'fact' | 'operator' | 'field', typed };
}

/** The fact named in the same object, before or behind the cursor. */
function factAround(before: string, after: string): string | undefined {
  const open = openBrace(before);
  const own = open < 0 ? before : before.slice(open);
  const behind = after.slice(0, endOfObject(after));
  return [...(own + behind).matchAll(FACT)].at(-1)?.[1];
}

function openBrace(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === '}') depth += 1;
    if (text[at] === '{') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}

function endOfObject(text: string): number {
  const end = text.search(/[{}]/);
  return end < 0 ? text.length : end;
}
