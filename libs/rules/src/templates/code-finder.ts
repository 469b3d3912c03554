import { codesOf, type Artifact, type CheckContext, type CodesValue } from '@caseloom/pack';

/** Looks codes up as rules write them: whole codes, the beginnings of codes, ranges. */
export interface CodeFinder {
  readonly system: string;
  /** The system has the code, a code that begins so, or one in the range. */
  knows(code: string): boolean;
}

/** @returns undefined where nothing can be said: the column has no system, the pack has none of it, or only a sample. */
export function codeFinder(system: string | undefined, context: CheckContext): CodeFinder | undefined {
  if (system === undefined) return undefined;
  const artifacts = (context.artifacts('codes') as readonly Artifact<CodesValue>[]).filter(
    ({ id, value }) => id === system || (value.system === system && SYSTEMS.includes(system)),
  );
  if (artifacts.length === 0 || artifacts.some(({ value }) => value.sample === true)) return undefined;
  const codes = artifacts.flatMap((artifact) => [...codesOf(artifact).keys()]).sort();
  const whole = new Set(codes);
  const known = new Map<string, boolean>();
  const look = (code: string): boolean => {
    if (whole.has(code)) return true;
    const [low = '', high = low, ...more] = code.split('-');
    const next = codes[firstFrom(codes, low)];
    return more.length === 0 && low !== '' && next !== undefined && next.slice(0, high.length) <= high;
  };
  return {
    system,
    knows: (code) => {
      let found = known.get(code);
      if (found === undefined) known.set(code, (found = look(code)));
      return found;
    },
  };
}

const SYSTEMS = ['icd10', 'icd9cm3'];

/** Number of the first code not before the given one. */
function firstFrom(codes: readonly string[], code: string): number {
  let [from, to] = [0, codes.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (codes[middle]! < code) from = middle + 1;
    else to = middle;
  }
  return from;
}
