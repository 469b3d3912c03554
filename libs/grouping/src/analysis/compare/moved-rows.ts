/**
 * The fewest rows that must be taken out and put elsewhere to make one order of the other; rows of one side only do not count. It is the number of common
 * rows less the longest run of them that keeps its order (longest increasing subsequence, by patience sorting).
 */
export function movedRows(before: readonly string[], after: readonly string[]): number {
  const placeBefore = new Map(before.map((key, place) => [key, place]));
  const places = after.flatMap((key) => placeBefore.get(key) ?? []);
  const tails: number[] = [];
  for (const place of places) {
    const at = firstAtLeast(tails, place);
    tails[at] = place;
  }
  return places.length - tails.length;
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
