import { movedIds } from '../order.ts';
import type { OverlayPlace } from '../types.ts';

/** What makes one list of elements another, in an order in which an overlay can do it. */
export type ListStep<T> =
  | { readonly op: 'disable'; readonly id: string; readonly inherited: T }
  | { readonly op: 'change'; readonly id: string; readonly inherited: T; readonly wanted: T }
  | { readonly op: 'add'; readonly id: string; readonly wanted: T; readonly place: OverlayPlace }
  | {
      readonly op: 'move';
      readonly id: string;
      readonly inherited: T;
      readonly wanted: T;
      readonly place: OverlayPlace;
    };

/** How two lists of elements compare; `moved` ones are also counted under `changed`, `cosmetic` or `same`. */
export interface ListCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Only names or other members without effect differ. */
  readonly cosmetic: number;
  readonly moved: number;
  readonly same: number;
}

/** How elements of a list are told apart. */
export interface Sameness<T> {
  /** The order of the list carries meaning. */
  readonly ordered: boolean;
  readonly compare: (inherited: T, wanted: T) => 'same' | 'cosmetic' | 'changed';
}

/**
 * The fewest steps from one list to the other: what is not wanted is disabled, what differs changed; in an ordered list added elements and those
 * outside the longest common order come to stand, in the wanted order, after the one before them.
 */
export function listDifference<T>(
  inherited: ReadonlyMap<string, T>,
  wanted: ReadonlyMap<string, T>,
  { ordered, compare }: Sameness<T>,
): { readonly steps: readonly ListStep<T>[]; readonly counts: ListCounts } {
  const steps: ListStep<T>[] = [];
  const counts = { added: 0, removed: 0, changed: 0, cosmetic: 0, moved: 0, same: 0 };
  const moved = ordered ? movedIds([...inherited.keys()], [...wanted.keys()]) : new Set<string>();
  for (const [id, before] of inherited) {
    const after = wanted.get(id);
    if (after === undefined) {
      steps.push({ op: 'disable', id, inherited: before });
      counts.removed++;
      continue;
    }
    const verdict = compare(before, after);
    counts[verdict]++;
    if (verdict !== 'same' && !moved.has(id)) steps.push({ op: 'change', id, inherited: before, wanted: after });
  }
  const stays = (id: string): boolean => inherited.has(id) && !moved.has(id);
  const ids = [...wanted.keys()];
  const first = ordered ? ids.find(stays) : undefined;
  const last = ordered ? ids.findLastIndex(stays) : -1;
  ids.forEach((id, index) => {
    if (stays(id)) return;
    const beside: OverlayPlace = index === 0 ? { before: first! } : { after: ids[index - 1]! };
    const before = inherited.get(id);
    if (before !== undefined) steps.push({ op: 'move', id, inherited: before, wanted: wanted.get(id)!, place: beside });
    else steps.push({ op: 'add', id, wanted: wanted.get(id)!, place: index > last ? {} : beside });
    counts[before === undefined ? 'added' : 'moved']++;
  });
  return { steps, counts };
}
