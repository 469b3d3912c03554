/** Ids of both lists that do not belong to the longest common order: the fewest elements one must pick up to make one list the other. */
export function movedIds(a: readonly string[], b: readonly string[]): Set<string> {
  const place = new Map(b.map((id, index) => [id, index]));
  const common = a.filter((id) => place.has(id));
  const tails: number[] = [];
  const previous: number[] = [];
  common.forEach((id, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place.get(common[tails[middle]!]!)! < place.get(id)!) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : tails[low - 1]!;
    tails[low] = index;
  });
  const kept = new Set<string>();
  for (let index = tails.at(-1) ?? -1; index !== -1; index = previous[index]!) kept.add(common[index]!);
  return new Set(common.filter((id) => !kept.has(id)));
}
