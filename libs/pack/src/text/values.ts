/** A JSON object: no list, no null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own member at a property path; undefined where any step is missing. */
export function getIn(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const step of path) {
    if (Array.isArray(current)) current = typeof step === 'number' ? current[step] : undefined;
    else if (isRecord(current) && Object.hasOwn(current, step)) current = current[String(step)];
    else return undefined;
  }
  return current;
}

/** A copy in which the member at a path of names is `member`; objects on the way are made where missing, `undefined` removes. */
export function setIn(value: unknown, path: readonly string[], member: unknown): Record<string, unknown> {
  const [first, ...rest] = path;
  const entries = new Map<string, unknown>(isRecord(value) ? Object.entries(value) : []);
  const next = rest.length === 0 ? member : setIn(entries.get(first!), rest, member);
  if (next === undefined) entries.delete(first!);
  else entries.set(first!, next);
  return Object.fromEntries(entries);
}

/** Orders texts by code unit, the same on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A value as text, whatever members it has: JSON for lists and objects, whose own `toString` is never called. */
export function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
