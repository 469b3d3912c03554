import type { AnalysisBudget, ExampleCase } from './analysis.ts';
import type { Domain } from './domain.ts';
import { cut, isEmpty, type RowSet } from './row-sets.ts';

/** Where no row of a set answers: the choice of regions that leads there, by input. */
export interface Uncovered {
  readonly where: Readonly<Record<string, string>>;
  readonly example: ExampleCase;
}

/**
 * Goes through the inputs one after the other, keeping the rows that are left; where none is, there is a gap. Inputs that the rows left do not ask about
 * are not gone into, and a set of rows met before at the same input is not looked at twice.
 * @param domains  what to look through: the whole of each input, or the part a row leaves
 */
export function* findUncovered(domains: readonly Domain[], rows: RowSet, budget: AnalysisBudget): Generator<Uncovered> {
  const covered = new Set<string>();
  const chosen: [input: string, test: string, example: string][] = [];
  function* from(depth: number, left: RowSet): Generator<Uncovered, boolean> {
    if (isEmpty(left)) {
      yield {
        where: Object.fromEntries(chosen.filter(([, test]) => test !== '-').map(([input, test]) => [input, test])),
        example: Object.fromEntries(chosen.map(([input, , example]) => [input, example])),
      };
      return true;
    }
    if (depth === domains.length) return false;
    const key = `${depth}:${left.join()}`;
    if (covered.has(key)) return false;
    const { input, regions } = domains[depth]!;
    let hasGap = false;
    for (const region of distinct(regions, left)) {
      if (!budget.spend(1 + (left.length >> 6))) return true;
      chosen.push([input, region.test, region.example]);
      if (yield* from(depth + 1, region.left)) hasGap = true;
      chosen.pop();
    }
    if (!hasGap && covered.size < MOST_KEPT) covered.add(key);
    return hasGap;
  }
  yield* from(0, rows);
}

const MOST_KEPT = 20_000;

/** Regions by the rows they leave: those that leave the same are one. */
function distinct(
  regions: Domain['regions'],
  left: RowSet,
): readonly { readonly test: string; readonly example: string; readonly left: RowSet }[] {
  const byRows = new Map<string, { test: string; example: string; left: RowSet }>();
  for (const region of regions) {
    const rest = cut(left, region.rows);
    const key = rest.join();
    const known = byRows.get(key);
    if (known === undefined) byRows.set(key, { test: region.test, example: region.example, left: rest });
    else if (known.test.length < LONGEST_TEST) known.test += `, ${region.test}`;
  }
  const all = [...byRows.values()];
  // Every region leaves the same rows: they do not ask about this input.
  return all.length === 1 ? [{ ...all[0]!, test: '-' }] : all;
}

const LONGEST_TEST = 120;

/** Parts of the domains in which a row holds. */
export function domainsOf(row: number, domains: readonly Domain[]): Domain[] {
  return domains.map((domain) => {
    const regions = domain.regionsOf(row).map((index) => domain.regions[index]!);
    return { ...domain, regions };
  });
}
