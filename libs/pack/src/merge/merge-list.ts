import { mergeMembers, type MergedValue } from './merge-members.ts';
import { mergeOrder, type OrderConflict } from './merge-order.ts';
import type { Three } from './types.ts';

type Members = Readonly<Record<string, unknown>>;
type List = ReadonlyMap<string, Members>;

export interface MergedList {
  readonly elements: List;
  readonly told: readonly { readonly id: string; readonly merged: MergedValue<Members> }[];
  readonly order: readonly OrderConflict[];
}

/**
 * How three versions of a list of elements make one, element by element; in an ordered list the order too.
 * @param related whether the order of two elements says anything; absent: of any two
 */
export function mergeList(
  three: Three<List>,
  ordered: boolean,
  cosmetic: ReadonlySet<string>,
  related?: (a: Members, b: Members) => boolean,
): MergedList {
  const none: List = new Map();
  const { base = none, theirs = none, mine = none } = three;
  const merged = new Map<string, Members>();
  const told: { id: string; merged: MergedValue<Members> }[] = [];
  for (const id of new Set([...theirs.keys(), ...mine.keys(), ...base.keys()])) {
    const [b, t, m] = [base.get(id), theirs.get(id), mine.get(id)];
    if (b === t && t === m) {
      merged.set(id, m!);
      continue;
    }
    const one = mergeMembers({ base: b, theirs: t, mine: m }, cosmetic);
    if (one.value !== undefined) merged.set(id, one.value);
    if (one.outcome !== 'same') told.push({ id, merged: one });
  }
  if (!ordered) return { elements: merged, told, order: [] };
  const keys = (list: List): readonly string[] => [...list.keys()];
  const { order, conflicts } = mergeOrder(
    { base: keys(base), theirs: keys(theirs), mine: keys(mine) },
    new Set(merged.keys()),
    related === undefined ? undefined : (a, b) => related(merged.get(a)!, merged.get(b)!),
  );
  return { elements: new Map(order.map((id) => [id, merged.get(id)!])), told, order: conflicts };
}
