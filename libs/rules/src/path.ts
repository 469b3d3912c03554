/** Steps of a property path below a fact. */
export type Steps = readonly (string | number)[];

/**
 * `$.a.b[0]`, `a.b[0]`, `[0].code`, `$` and the empty path. Filters, wildcards, recursive descent, quotes and scripts are no property paths.
 * @returns undefined when the text is none
 */
export function parseSteps(path: string): Steps | undefined {
  if (path.length > 500) return undefined;
  let rest = path;
  if (rest === '' || rest === '$') return [];
  if (rest.startsWith('$')) rest = rest[1] === '.' ? rest.slice(2) : rest.slice(1);
  if (!/^(?:[\p{L}\p{N}_-]+|\[\d{1,6}\])(?:\.[\p{L}\p{N}_-]+|\[\d{1,6}\])*$/u.test(rest)) return undefined;
  return [...rest.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map((match) =>
    match[1] === undefined ? match[0] : Number(match[1]),
  );
}

/** `['other', 0, 'code']` → `other[0].code`. */
export function formatSteps(steps: Steps): string {
  return steps.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

/** `other[0].code` → `other[].code`: the path of the field, whichever item. */
export function fieldPath(steps: Steps): string {
  return steps.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

/** Joins a fact or item path and what follows: `op` + `[0].code`, `op[1]` + `level`. */
export function joinPaths(base: string, rest: string): string {
  return rest === '' ? base : base === '' || rest.startsWith('[') ? base + rest : `${base}.${rest}`;
}

/** A member by name or index; absent is undefined. Names are own names of objects, indexes those of lists: nothing inherited is ever read. */
export function valueAt(value: unknown, steps: Steps): unknown {
  let at: unknown = value;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null) return undefined;
    if (typeof step === 'number' ? !Array.isArray(at) : Array.isArray(at)) return undefined;
    if (!Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

/**
 * The path of the record behind an item of a derived list: `diagnoses[0]` is `dx.principal` and `diagnoses[2]` is `dx.other[1]` when the record
 * has a principal diagnosis; `procedures[1]` is `op[1]`.
 */
export function itemPath(list: string, index: number): string {
  if (list === 'diagnoses') return index === 0 ? 'dx.principal' : `dx.other[${index - 1}]`;
  return `${list === 'procedures' ? 'op' : list}[${index}]`;
}
