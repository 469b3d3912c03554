/** Deeper nesting is no case and no pack; it only exhausts whoever walks it. */
const DEEPEST = 64;

/** True for text that every store and file takes: no U+0000 and no half of a surrogate pair. */
export function isKeepableText(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text);
}

/**
 * What keeps a JSON value from being stored as it is: a text or a key that `isKeepableText` refuses, or lists and objects nested more than 64
 * deep; undefined when nothing does ([P9], [P19]).
 */
export function unkeepable(value: unknown, depth = 0): 'text' | 'depth' | undefined {
  if (typeof value === 'string') return isKeepableText(value) ? undefined : 'text';
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= DEEPEST) return 'depth';
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  if (!Array.isArray(value) && !Object.keys(value).every(isKeepableText)) return 'text';
  for (const member of members) {
    const found = unkeepable(member, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
