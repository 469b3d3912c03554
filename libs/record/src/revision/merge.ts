import { valueAt } from '../path/property-path.ts';
import type { CaseRecord } from '../types.ts';
import { changesBetween, same, setAt } from './changes.ts';
import type { Change } from './changes.ts';

/** A field that was corrected here and came differently in a new import; the local value is kept until somebody decides. */
export interface Conflict {
  readonly path: string;
  /** As first imported. */
  readonly base?: unknown;
  /** As corrected here; this is what the record holds. */
  readonly local?: unknown;
  /** As it comes now. */
  readonly incoming?: unknown;
}

export interface MergedRevision {
  readonly record: CaseRecord;
  readonly conflicts: readonly Conflict[];
}

/**
 * Joins a new import with the corrections made here since the last one. What only the file changed is taken from the file,
 * what only we changed stays, what both changed to the same is settled; the rest keeps the local value and is a conflict.
 * Changes that touch one another (a list and an item of it) are decided together, at the shorter path.
 * @param base the record as last imported; local: as it stands here; incoming: as it comes now. All normalised.
 */
export function mergeRevision({
  base,
  local,
  incoming,
}: {
  readonly base: CaseRecord;
  readonly local: CaseRecord;
  readonly incoming: CaseRecord;
}): MergedRevision {
  const ours = changesBetween(base, local);
  const theirs = changesBetween(base, incoming);
  const contested = shortest(ours.flatMap((our) => theirs.flatMap((their) => contestedBy(our, their) ?? [])));
  const conflicts: Conflict[] = [];
  let record = incoming;
  for (const path of contested) {
    const here = valueAt(local, path);
    const there = valueAt(incoming, path);
    if (same(here, there)) continue;
    record = setAt(record, path, here);
    conflicts.push({
      path,
      ...present('base', valueAt(base, path)),
      ...present('local', here),
      ...present('incoming', there),
    });
  }
  for (const { path, after } of uncontested(ours, contested)) record = setAt(record, path, after);
  return { record, conflicts };
}

/** The path that two changes must be decided at together; undefined when they do not concern one another. */
function contestedBy(a: Change, b: Change): string | undefined {
  if (touches(a.path, b.path)) return a.path.length < b.path.length ? a.path : b.path;
  const [inA, inB] = [resized(a), resized(b)];
  return inA !== undefined && inA.list === inB?.list && (inA.shorter || inB.shorter) ? inA.list : undefined;
}

/** The list that a change makes longer or shorter; the places of its items depend on all such changes. */
function resized({ path, before, after }: Change): { readonly list: string; readonly shorter: boolean } | undefined {
  if (!path.endsWith(']') || (before === undefined) === (after === undefined)) return undefined;
  return { list: path.slice(0, path.lastIndexOf('[')), shorter: after === undefined };
}

/** Removals at a list's end come last-first, additions first-last: the order of `changesBetween` is safe to apply. */
function uncontested(ours: readonly Change[], contested: readonly string[]): Change[] {
  return ours.filter(({ path }) => !contested.some((other) => touches(path, other)));
}

function touches(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return (
    long.startsWith(short) && (long.length === short.length || long[short.length] === '.' || long[short.length] === '[')
  );
}

function shortest(paths: readonly string[]): string[] {
  const unique = [...new Set(paths)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return unique.filter((path, index) => !unique.slice(0, index).some((shorter) => touches(shorter, path)));
}

function present<K extends string>(key: K, value: unknown): { [P in K]?: unknown } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: unknown });
}
