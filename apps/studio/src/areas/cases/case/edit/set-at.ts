import { parsePath, type PathStep } from '@caseloom/record';

type Group = Record<string, unknown>;
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A copy with the value at a property path, exactly as given: what is being typed is not read or trimmed here. `undefined`, and
 * an empty text, remove the value; groups and lists on the way are made where missing.
 * @throws RangeError when the text is no property path
 */
export function setAt<T>(record: T, path: string, value: unknown): T {
  const steps = parsePath(path);
  if (steps === undefined) throw new RangeError(`no property path: ${path}`);
  return put(record, steps, value === '' ? undefined : value) as T;
}

/** A code chosen from the table brings its name along, in one step; a code typed as it is leaves the name alone. */
export function withCode<T>(record: T, path: string, code: string, name: string | undefined): T {
  const coded = setAt(record, path, code);
  return name === undefined || !path.endsWith('.code') ? coded : setAt(coded, path.replace(/\.code$/, '.name'), name);
}

function put(owner: unknown, [step, ...rest]: readonly PathStep[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(owner) ? [...(owner as unknown[])] : [];
    while (list.length <= step) list.push({});
    list[step] = put(list[step], rest, value) ?? {};
    return list;
  }
  const group: Group = isGroup(owner) ? { ...owner } : {};
  const inner = put(group[step], rest, value);
  if (inner === undefined) delete group[step];
  else group[step] = inner;
  return group;
}
