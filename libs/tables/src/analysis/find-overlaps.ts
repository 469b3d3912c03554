import type { AnalysisBudget, ExampleCase } from './analysis.ts';
import type { Domain } from './domain.ts';
import { cut, emptySet, rowsIn, type RowSet } from './row-sets.ts';

/** Finds the rows that one case can match together with a row. */
export class Partners {
  readonly #domains: readonly Domain[];
  readonly #sets = new Map<readonly number[], RowSet>();

  constructor(domains: readonly Domain[]) {
    this.#domains = domains;
  }

  /** Of these rows, those that meet the row in every input; undefined when the budget ends. */
  of(row: number, among: RowSet, budget: AnalysisBudget): RowSet | undefined {
    let left: RowSet = among.slice();
    for (const domain of this.#domains) {
      if (!budget.spend(1 + (among.length >> 6))) return undefined;
      left = cut(left, this.#meeting(domain, domain.regionsOf(row), among.length));
    }
    return left;
  }

  /** Rows of one test share their list of regions, and so this set. */
  #meeting({ regions }: Domain, own: readonly number[], words: number): RowSet {
    const known = this.#sets.get(own);
    if (known !== undefined) return known;
    const set = emptySet(words * 32);
    for (const region of own) {
      const { rows } = regions[region]!;
      for (let at = 0; at < words; at++) set[at]! |= rows[at]!;
    }
    this.#sets.set(own, set);
    return set;
  }
}

/** Pairs of rows that one case can match, the earlier row first, in table order. */
export function* findOverlaps(
  partners: Partners,
  known: RowSet,
  budget: AnalysisBudget,
): Generator<readonly [number, number]> {
  for (const row of rowsIn(known)) {
    const others = partners.of(row, known, budget);
    if (others === undefined) return;
    for (const other of rowsIn(others)) if (other > row) yield [row, other];
  }
}

/** A case that all these rows match; inputs about which none of them asks are left out. */
export function commonCase(domains: readonly Domain[], rows: readonly number[]): ExampleCase {
  return Object.fromEntries(
    domains.flatMap(({ input, regions, regionsOf }) => {
      const [first, ...others] = rows.map(regionsOf);
      const asked = [first!, ...others].some((own) => own.length < regions.length);
      const common = asked ? first!.find((region) => others.every((own) => own.includes(region))) : undefined;
      return common === undefined ? [] : [[input, regions[common]!.example]];
    }),
  );
}
