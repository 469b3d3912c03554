import type { Random } from '../random.ts';
import { range } from './invented-codes.ts';

/** A stretch of an MDC's codes that one ADRG has: [from, to). */
export interface Block {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** How often a bound between two ADRGs moves from one edition to the next. */
const MOVED = 0.6;

/**
 * Deals `total` codes out to ADRGs in neighbouring stretches. The next edition (`count` above `before`) moves bounds a little and lets every new ADRG take
 * the second half of an old one, so that lists shift and groups are split as they are in real upgrades.
 */
export function blocksOf(
  before: number,
  count: number,
  total: number,
  isNext: boolean,
  random: Random,
): readonly Block[] {
  const bounds = range(0, before + 1).map((place) => {
    const bound = Math.floor((place * total) / before);
    const isMoved = random.chance(MOVED);
    const by = random.int(1, 3) * (random.chance(0.5) ? 1 : -1);
    return isNext && isMoved && place > 0 && place < before ? bound + by : bound;
  });
  const parents = shuffled(range(0, before), random).slice(0, count - before);
  return range(0, before).flatMap((id) => {
    const [from, to] = [bounds[id]!, bounds[id + 1]!];
    const child = parents.indexOf(id);
    if (child < 0) return [{ id, from, to }];
    const middle = Math.floor((from + to) / 2);
    return [
      { id, from, to: middle },
      { id: before + child, from: middle, to },
    ];
  });
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
