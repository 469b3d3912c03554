/**
 * Property paths of the record: `stay.admitAt`, `dx.other[0].code`, `op[2]`. Item numbers are zero-based. A key that is
 * no plain name is written `["…"]`. Nothing else: no filters, no wildcards, no scripts ([P15]).
 */
export type PathStep = string | number;

const LARGEST_INDEX = 9_999;

/** Steps of a path, or undefined when the text is no property path. */
export function parsePath(path: string): PathStep[] | undefined {
  const steps: PathStep[] = [];
  let at = 0;
  while (at < path.length) {
    const end = path[at] === '[' ? bracketEnd(path, at) : nameEnd(path, at);
    if (end === undefined) return undefined;
    const step = path[at] === '[' ? bracketStep(path.slice(at + 1, end - 1)) : path.slice(at, end);
    if (step === undefined || step === '' || step === '__proto__') return undefined;
    steps.push(step);
    at = end;
    if (at === path.length) return steps;
    if (path[at] === '.') at++;
    else if (path[at] !== '[') return undefined;
    if (at === path.length) return undefined;
  }
  return undefined;
}

function nameEnd(path: string, from: number): number {
  let at = from;
  while (at < path.length && path[at] !== '.' && path[at] !== '[' && path[at] !== ']') at++;
  return at;
}

function bracketEnd(path: string, from: number): number | undefined {
  if (path[from + 1] !== '"') {
    const close = path.indexOf(']', from);
    return close === -1 ? undefined : close + 1;
  }
  for (let at = from + 2; at < path.length; at++) {
    if (path[at] === '\\') at++;
    else if (path[at] === '"') return path[at + 1] === ']' ? at + 2 : undefined;
  }
  return undefined;
}

function bracketStep(inside: string): PathStep | undefined {
  if (inside.startsWith('"')) return parseQuoted(inside);
  if (inside.length === 0 || inside.length > 4) return undefined;
  for (const char of inside) if (char < '0' || char > '9') return undefined;
  const index = Number(inside);
  return index <= LARGEST_INDEX ? index : undefined;
}

function parseQuoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Appends a step to a path text. */
export function joinPath(path: string, step: PathStep): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) return `${path}[${JSON.stringify(step)}]`;
  return path === '' ? step : `${path}.${step}`;
}

export function formatPath(steps: readonly PathStep[]): string {
  return steps.reduce<string>(joinPath, '');
}

/** `dx.other[12].code` → `dx.other[].code`. */
export function genericPath(path: string): string {
  if (!path.includes('[')) return path;
  let generic = '';
  for (let at = 0; at < path.length; at++) {
    generic += path[at]!;
    if (path[at] !== '[') continue;
    while (at + 1 < path.length && path[at + 1]! >= '0' && path[at + 1]! <= '9') at++;
  }
  return generic;
}

/** The value at a path; undefined when any step is absent. */
export function valueAt(record: unknown, path: string): unknown {
  const steps = parsePath(path);
  return steps === undefined ? undefined : valueAtSteps(record, steps);
}

export function valueAtSteps(record: unknown, steps: readonly PathStep[]): unknown {
  let value = record;
  for (const step of steps) {
    if (value === null || typeof value !== 'object') return undefined;
    if (typeof step === 'number' ? !Array.isArray(value) : Array.isArray(value)) return undefined;
    if (!Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PathStep, unknown>)[step];
  }
  return value;
}

/** A copy with the value at the path; `undefined` removes it, and groups that are empty then. Groups and lists on the way are made where missing; gaps of a list become empty items. */
export function withValueAt(record: unknown, steps: readonly PathStep[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(record) ? [...(record as unknown[])] : [];
    const inner = withValueAt(list[step], rest, value);
    while (list.length < step) list.push(rest.length === 0 ? null : {});
    list[step] = inner ?? (rest.length === 0 ? null : {});
    return trimList(list);
  }
  const group: Record<string, unknown> = isGroup(record) ? { ...record } : {};
  const inner = withValueAt(group[step], rest, value);
  if (inner === undefined || (value === undefined && isGroup(inner) && isEmptyItem(inner))) delete group[step];
  else group[step] = inner;
  return group;
}

/** Drops empty items from the end of a list; items between others stay, they are gaps. */
function trimList(list: unknown[]): unknown[] {
  let length = list.length;
  while (length > 0 && isEmptyItem(list[length - 1])) length--;
  return list.slice(0, length);
}

export function isEmptyItem(item: unknown): boolean {
  return item === null || item === undefined || (isGroup(item) && Object.keys(item).length === 0);
}

export function isGroup(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
