import type { AnalysisBudget, ExampleCase } from './analysis.ts';
import type { Domain } from './domain.ts';
import { cut, emptySet, hasBit, rowsIn, type RowSet } from './row-sets.ts';

/** Pairs of rows that one case can match, the earlier row first, in table order. */
export function* findOverlaps(
  domains: readonly Domain[],
  known: RowSet,
  budget: AnalysisBudget,
): Generator<readonly [number, number]> {
  const partners = new Map<string, RowSet>();
  for (const row of rowsIn(known)) {
    let others = known;
    for (const [index, domain] of domains.entries()) {
      if (!budget.spend(1 + (known.length >> 3))) return;
      others = cut(others, partnersOf(domain, row, index, partners, known.length));
    }
    for (const other of rowsIn(others)) if (other > row) yield [row, other];
  }
}

/** Rows that hold somewhere in this input where the row does; the same for all rows of one test. */
function partnersOf(
  { regions }: Domain,
  row: number,
  index: number,
  partners: Map<string, RowSet>,
  words: number,
): RowSet {
  const own = regions.flatMap(({ rows }, region) => (hasBit(rows, row) ? [region] : []));
  const key = `${index}:${own.join()}`;
  const made = partners.get(key);
  if (made !== undefined) return made;
  const set = emptySet(words * 32);
  for (const region of own) regions[region]!.rows.forEach((word, at) => (set[at]! |= word));
  partners.set(key, set);
  return set;
}

/** A case that all these rows match; inputs about which none of them asks are left out. */
export function commonCase(domains: readonly Domain[], rows: readonly number[]): ExampleCase {
  return Object.fromEntries(
    domains.flatMap(({ input, regions }) => {
      const common = regions.filter((region) => rows.every((row) => hasBit(region.rows, row)));
      return common.length === regions.length || common.length === 0 ? [] : [[input, common[0]!.example]];
    }),
  );
}
