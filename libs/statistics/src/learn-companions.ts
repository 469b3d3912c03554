import { decimal, formatFixed } from '@caseloom/core';
import { CaseSets } from './case-sets.ts';
import type { Observation } from './observation.ts';
import type { Companion, Feature, ModelParameters } from './types.ts';

/** What may call for what: `[when, expects]`. */
export type Direction = readonly [when: Feature, expects: Feature];

const MOST_ALTERNATIVES = 5;

/**
 * For every code or item seen in `minimumCases` cases: each code that nearly always stands beside it; where there is none, the smallest
 * set of codes of which one nearly always does, found greedily (the code that covers most of the cases that are not covered yet; ties by
 * how rare it is, then by code). Nearly always: with `minimumConfidence`, and `minimumLift` times more often than by chance. Depends on
 * the set of observations, never on their order.
 */
export function learnCompanions(
  observations: readonly Observation[],
  directions: readonly Direction[],
  parameters: ModelParameters,
): Companion[] {
  const features = new Map<Feature, CaseSets>(
    (['diagnosis', 'procedure', 'item'] as const).map((feature) => [feature, CaseSets.of(observations, feature)]),
  );
  return directions
    .flatMap(([when, expects]) =>
      [...features.get(when)!.codes()].flatMap((code) =>
        companionsOf(code, when, expects, features, observations.length, parameters),
      ),
    )
    .sort(
      (a, b) =>
        compare(a.when, b.when) ||
        compare(a.code, b.code) ||
        compare(a.expects, b.expects) ||
        compare(a.with.join(), b.with.join()),
    );
}

function companionsOf(
  code: string,
  when: Feature,
  expects: Feature,
  features: ReadonlyMap<Feature, CaseSets>,
  all: number,
  { minimumCases, minimumConfidence = '0.95', minimumLift = '3' }: ModelParameters,
): Companion[] {
  const cases = features.get(when)!.casesWith(code);
  if (cases.length < minimumCases) return [];
  const other = features.get(expects)!;
  const rowOf = (chosen: readonly string[]): Companion | undefined => {
    const together = other.countAny(cases, chosen);
    const others = other.countAny(undefined, chosen);
    const lift = decimal(together).times(all).div(decimal(cases.length).times(others));
    const confidence = decimal(together + 1).div(cases.length + 2);
    if (confidence.lt(minimumConfidence) || lift.lt(minimumLift)) return undefined;
    const names = chosen.map((one) => other.nameOf(one));
    return { when, code, expects, with: chosen, names, n: cases.length, together, others, lift: formatFixed(lift, 2) };
  };
  const except = when === expects ? code : undefined;
  const singles = [...other.countsIn(cases).keys()]
    .filter((one) => one !== except)
    .flatMap((one) => rowOf([one]) ?? []);
  if (singles.length > 0) return singles;
  const chosen = cover(cases, other, all, Number(minimumLift), except);
  return chosen.length < 2 ? [] : [rowOf(chosen) ?? []].flat();
}

/** Codes that cover the cases, each well above chance and each covering at least two more and 2 % more. */
function cover(
  cases: readonly number[],
  other: CaseSets,
  all: number,
  lift: number,
  except: string | undefined,
): string[] {
  const chosen: string[] = [];
  let left = cases;
  const least = Math.max(2, cases.length / 50);
  while (left.length > 0 && chosen.length < MOST_ALTERNATIVES) {
    let best: { code: string; count: number; seldom: number } | undefined;
    for (const [code, count] of other.countsIn(left)) {
      const seldom = other.casesWith(code).length;
      const isAboveChance = other.countIn(cases, code) * all >= lift * cases.length * seldom;
      if (code === except || count < least || !isAboveChance) continue;
      const isBetter =
        best === undefined ||
        count > best.count ||
        (count === best.count && (seldom < best.seldom || (seldom === best.seldom && code < best.code)));
      if (isBetter) best = { code, count, seldom };
    }
    if (best === undefined) return chosen;
    chosen.push(best.code);
    left = other.without(left, best.code);
  }
  return chosen;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
