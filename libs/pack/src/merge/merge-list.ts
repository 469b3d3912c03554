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

/** What counts in the elements of a list. */
export interface ListMeaning {
  readonly ordered: boolean;
  /** Members without effect. */
  readonly cosmetic: ReadonlySet<string>;
  /** Asked of very many: whether two say the same, and what one says. Absent: everything in them counts. */
  readonly same?: (a: Members, b: Members) => boolean;
  readonly said?: (element: Members) => Members;
  /** Whether the order of two elements says anything; absent: of any two. */
  readonly related?: ((a: Members, b: Members) => boolean) | undefined;
}

/** How three versions of a list of elements make one, element by element; in an ordered list the order too. */
export function mergeList(three: Three<List>, meaning: ListMeaning): MergedList {
  const none: List = new Map();
  const { base = none, theirs = none, mine = none } = three;
  const { ordered, cosmetic, same, said = (element) => element, related } = meaning;
  const alike = (a: Members | undefined, b: Members | undefined): boolean =>
    a === b || (a !== undefined && b !== undefined && same?.(a, b) === true);
  const merged = new Map<string, Members>();
  const told: { id: string; merged: MergedValue<Members> }[] = [];
  for (const id of idsOf(theirs, mine, base)) {
    const [b, t, m] = [base.get(id), theirs.get(id), mine.get(id)];
    if (t !== undefined && alike(b, t) && alike(b, m)) {
      merged.set(id, t);
      continue;
    }
    const says = (element: Members | undefined): Members | undefined =>
      element === undefined ? undefined : said(element);
    const one = mergeMembers({ base: says(b), theirs: says(t), mine: says(m) }, cosmetic);
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

/** Every id once: those of the first list, then what the others have beside them. */
function* idsOf(first: List, second: List, third: List): Generator<string> {
  yield* first.keys();
  for (const id of second.keys()) if (!first.has(id)) yield id;
  for (const id of third.keys()) if (!first.has(id) && !second.has(id)) yield id;
}
