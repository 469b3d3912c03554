import type { LibraryIndex } from './library-index.ts';
import type { Selection } from './select-rules.ts';

export const SORTS = ['id', 'severity', 'category', 'subcategory', 'field', 'set', 'layer', 'hits'] as const;
export type RuleSort = (typeof SORTS)[number];

const SEVERITIES = ['block', 'error', 'warn', 'info', ''];
const LAYERS = ['nation', 'province', 'city', 'hospital'];

/** Numbers of the selected rules in order; rules that are alike stand by id. */
export function orderRules(
  index: LibraryIndex,
  { mask, total }: Pick<Selection, 'mask' | 'total'>,
  sort: RuleSort,
  isDescending: boolean,
  hits: Uint32Array,
): Uint32Array {
  const selected = new Uint32Array(total);
  let at = 0;
  for (const rule of index.byId()) if (mask[rule] === 1) selected[at++] = rule;
  const ordered = sort === 'id' ? selected : byRank(selected, sort === 'hits' ? hits : ranks(index, sort));
  return isDescending ? ordered.reverse() : ordered;
}

/** Stable: sorted by rank, equal ranks as they stood. */
function byRank(selected: Uint32Array, rank: Uint32Array): Uint32Array {
  let highest = 0;
  for (const rule of selected) if (rank[rule]! > highest) highest = rank[rule]!;
  if (highest > 10_000_000) return Uint32Array.from(Array.from(selected).sort((a, b) => rank[a]! - rank[b]!));
  const starts = new Uint32Array(highest + 2);
  for (const rule of selected) starts[rank[rule]! + 1]!++;
  for (let value = 0; value <= highest; value++) starts[value + 1]! += starts[value]!;
  const ordered = new Uint32Array(selected.length);
  for (const rule of selected) ordered[starts[rank[rule]!]!++] = rule;
  return ordered;
}

function ranks(index: LibraryIndex, sort: Exclude<RuleSort, 'id' | 'hits'>): Uint32Array {
  const texts = index.dictionaries[sort].texts();
  const order = [...texts.keys()].sort((a, b) => compare(sort, texts[a]!, texts[b]!));
  const rankOf = new Uint32Array(texts.length);
  order.forEach((number, rank) => (rankOf[number] = rank));
  return index.columns[sort].map((number) => rankOf[number]!);
}

function compare(sort: RuleSort, a: string, b: string): number {
  if (sort === 'severity') return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
  if (sort === 'layer') {
    const byLayer = LAYERS.indexOf(a.split(' ')[0]!) - LAYERS.indexOf(b.split(' ')[0]!);
    if (byLayer !== 0) return byLayer;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
