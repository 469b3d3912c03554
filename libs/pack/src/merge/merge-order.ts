import { Chain } from '../overlay/chain.ts';
import { movedIds } from '../order.ts';
import type { Three } from './types.ts';

export interface OrderConflict {
  /** Of mine, at the place in question. */
  readonly ids: readonly string[];
  /** What theirs put at the same place, or moved away from it; empty when both moved the same elements. */
  readonly theirs: readonly string[];
}

/**
 * The order of a merged list: theirs, with what mine added or moved where mine has it, each after the one before it.
 * @param ids what the merged list holds
 * @param related whether the order of two elements says anything; a conflict is only between such
 */
export function mergeOrder(
  { base = [], theirs = [], mine = [] }: Three<readonly string[]>,
  ids: ReadonlySet<string>,
  related: (a: string, b: string) => boolean = () => true,
): { readonly order: readonly string[]; readonly conflicts: readonly OrderConflict[] } {
  const movedByMine = movedIds(base, mine);
  const movedByTheirs = movedIds(base, theirs);
  const theirIds = new Set(theirs);
  const isPlaced = (id: string): boolean => !theirIds.has(id) || movedByMine.has(id);
  const chain = new Chain(theirs.filter((id) => ids.has(id) && !isPlaced(id)).map((id) => [id, id] as const));
  const next = nextOf(chain.ids());
  const first = chain.ids()[0];
  const mineIds = new Set(mine);
  const conflicts: OrderConflict[] = [];
  const here = mine.filter((id) => ids.has(id));
  for (let at = 0; at < here.length;) {
    if (!isPlaced(here[at]!)) {
      at++;
      continue;
    }
    const run = runFrom(here, at, isPlaced);
    const before = here[at - 1];
    const after = here[at + run.length];
    let previous = before;
    for (const id of run) {
      chain.insert(id, id, previous === undefined ? { before: first } : { after: previous });
      previous = id;
    }
    const others = between(
      before === undefined ? first : next.get(before),
      after,
      next,
      (id) => !mineIds.has(id) || movedByTheirs.has(id),
    );
    const beside = [before, after].filter((id) => id !== undefined && movedByTheirs.has(id)) as string[];
    const rivals = [...new Set([...beside, ...others])].filter((id) => run.some((one) => related(one, id)));
    if (rivals.length > 0 || run.some((id) => movedByTheirs.has(id))) conflicts.push({ ids: run, theirs: rivals });
    at += run.length;
  }
  return { order: chain.ids(), conflicts };
}

/** Mine's added and moved elements that stand one after the other. */
function runFrom(ids: readonly string[], from: number, isPlaced: (id: string) => boolean): string[] {
  let to = from;
  while (to < ids.length && isPlaced(ids[to]!)) to++;
  return ids.slice(from, to);
}

function nextOf(ids: readonly string[]): ReadonlyMap<string, string | undefined> {
  return new Map(ids.map((id, index) => [id, ids[index + 1]]));
}

/** What theirs put between two neighbours of mine. */
function between(
  start: string | undefined,
  end: string | undefined,
  next: ReadonlyMap<string, string | undefined>,
  isTheirs: (id: string) => boolean,
): string[] {
  const found: string[] = [];
  for (let id = start; id !== undefined && id !== end && isTheirs(id); id = next.get(id)) found.push(id);
  return found;
}
