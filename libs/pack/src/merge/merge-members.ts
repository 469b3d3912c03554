import { fieldChanges } from '../diff.ts';
import { sameJson } from '../text/merge-patch.ts';
import { isRecord } from '../text/values.ts';
import type { MergeOutcome, Three } from './types.ts';

export interface MemberConflict extends Three<unknown> {
  /** Member, nested ones joined by `.`; empty for the whole. */
  readonly path: string;
  readonly cosmetic: boolean;
}

export interface MergedValue<T> {
  readonly value: T | undefined;
  readonly outcome: MergeOutcome | 'same';
  /** Members that both sides changed differently. */
  readonly conflicts: readonly MemberConflict[];
  /** One side took the element out, the other changed it. */
  readonly removedBy?: 'mine' | 'theirs';
}

type Members = Readonly<Record<string, unknown>>;

/**
 * How three versions of an element make one. Objects merge member by member, at any depth; lists and plain values stand whole.
 * Where one side took the element out, mine stays – or it stays out when the other side changed nothing but names.
 * @param cosmetic members without effect
 */
export function mergeMembers(three: Three<Members>, cosmetic: ReadonlySet<string> = new Set()): MergedValue<Members> {
  const { base, theirs, mine } = three;
  if (sameJson(mine, base))
    return { value: theirs, outcome: sameJson(theirs, base) ? 'same' : 'adopted', conflicts: [] };
  if (sameJson(theirs, base)) return { value: mine, outcome: 'kept', conflicts: [] };
  if (sameJson(mine, theirs)) return { value: mine, outcome: 'agreed', conflicts: [] };
  if (mine === undefined || theirs === undefined) {
    const removedBy = mine === undefined ? 'mine' : 'theirs';
    const changes = fieldChanges(base ?? {}, mine ?? theirs ?? {}, cosmetic);
    const inNames = base !== undefined && changes.every((one) => one.cosmetic);
    const conflicts = [{ path: '', cosmetic: inNames, ...three }];
    return { value: inNames ? undefined : mine, outcome: 'conflict', conflicts, removedBy };
  }
  const conflicts: MemberConflict[] = [];
  const value = membersOf({ base, theirs, mine }, [], cosmetic, conflicts);
  return { value, outcome: conflicts.length > 0 ? 'conflict' : 'merged', conflicts };
}

function membersOf(
  { base, theirs, mine }: Three<Members>,
  path: readonly string[],
  cosmetic: ReadonlySet<string>,
  conflicts: MemberConflict[],
): Members {
  const names = new Set([...Object.keys(theirs ?? {}), ...Object.keys(mine ?? {}), ...Object.keys(base ?? {})]);
  const merged: [string, unknown][] = [];
  for (const name of names) {
    const [b, t, m] = [own(base, name), own(theirs, name), own(mine, name)];
    const take = (value: unknown): void => void (value !== undefined && merged.push([name, value]));
    if (sameJson(m, b)) take(t);
    else if (sameJson(t, b) || sameJson(m, t)) take(m);
    else if (isRecord(t) && isRecord(m))
      take(membersOf({ base: isRecord(b) ? b : undefined, theirs: t, mine: m }, [...path, name], cosmetic, conflicts));
    else {
      const here = [...path, name];
      const inNames = here.some((one) => cosmetic.has(one));
      conflicts.push({ path: here.join('.'), cosmetic: inNames, base: b, theirs: t, mine: m });
      take(m);
    }
  }
  return Object.fromEntries(merged);
}

function own(value: Members | undefined, name: string): unknown {
  return value !== undefined && Object.hasOwn(value, name) ? value[name] : undefined;
}
