import { isRecord } from './values.ts';

/** JSON Merge Patch (RFC 7396): members replace, `null` removes, objects merge, lists stand whole. Returns a new value. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const entries = new Map<string, unknown>(isRecord(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) entries.delete(key);
    else entries.set(key, mergePatch(entries.get(key), value));
  }
  return Object.fromEntries(entries);
}

/** The smallest merge patch that turns `from` into `to`; undefined when they are equal. A wanted `null` cannot be said by a merge patch and asks for a replacement: `exact` is then false. */
export function mergePatchBetween(
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
): { patch?: Record<string, unknown>; exact: boolean } {
  const patch = new Map<string, unknown>();
  let exact = true;
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) patch.set(key, null);
  for (const [key, value] of Object.entries(to)) {
    const before = Object.hasOwn(from, key) ? from[key] : undefined;
    if (value === null) {
      if (before !== null) exact = false;
    } else if (isRecord(value) && isRecord(before)) {
      const inner = mergePatchBetween(before, value);
      exact &&= inner.exact;
      if (inner.patch !== undefined) patch.set(key, inner.patch);
    } else if (!sameJson(before, value)) {
      exact &&= !hasNullMember(value);
      patch.set(key, value);
    }
  }
  return patch.size === 0 ? { exact } : { patch: Object.fromEntries(patch), exact };
}

/** Equal as JSON: members in any order, `undefined` members as absent. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keysA = Object.keys(a).filter((key) => a[key] !== undefined);
  const keysB = Object.keys(b).filter((key) => b[key] !== undefined);
  return keysA.length === keysB.length && keysA.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]));
}

// Members of an object in a new place are themselves read as a patch, so a null below it would be lost; lists are kept whole.
function hasNullMember(value: unknown): boolean {
  return isRecord(value) && Object.values(value).some((inner) => inner === null || hasNullMember(inner));
}
