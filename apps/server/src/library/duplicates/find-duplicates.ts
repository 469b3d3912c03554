import type { FoundRule } from '../index/rule-block.ts';
import { candidateGroups } from './candidates.ts';
import { comparePair } from './compare-pair.ts';
import type { DuplicateKind, DuplicatePair } from './compare-pair.ts';
import { fingerprintsOf, literalsOf } from './fingerprints.ts';
import type { Fingerprints } from './fingerprints.ts';

export interface Duplicates {
  readonly prints: Fingerprints;
  readonly pairs: readonly DuplicatePair[];
  readonly compared: number;
  /** False when the search stopped at its budget. */
  readonly isComplete: boolean;
}

export interface DuplicateBudget {
  /** Pairs looked at. */
  readonly comparisons: number;
  readonly pairs: number;
}

const KINDS: readonly DuplicateKind[] = ['exact', 'subsumed', 'near'];

/** Rules that say the same, part of the same, or nearly the same as others. The same rules give the same pairs. */
export function findDuplicates(rules: readonly FoundRule[], budget: DuplicateBudget): Duplicates {
  const prints = fingerprintsOf(rules);
  const pairs: DuplicatePair[] = [];
  const seen = new Set<number>();
  let compared = 0;
  let isComplete = true;
  const keep = (pair: DuplicatePair | undefined): void => {
    if (pair === undefined) return;
    if (pairs.length >= budget.pairs) isComplete = false;
    else pairs.push(pair);
  };
  const leaders = exactGroups(prints, keep);
  for (const group of candidateGroups(prints, leaders)) {
    if (group === undefined) {
      isComplete = false;
      continue;
    }
    for (let i = 0; i < group.length; i++)
      for (let j = i + 1; j < group.length; j++) {
        const [a, b] = group[i]! < group[j]! ? [group[i]!, group[j]!] : [group[j]!, group[i]!];
        const key = a * rules.length + b;
        if (seen.has(key)) continue;
        if (compared >= budget.comparisons) {
          isComplete = false;
          break;
        }
        compared++;
        const pair =
          prints.structures[a] === prints.structures[b] ? comparePair(prints, a, b) : strongerPair(prints, a, b);
        if (pair !== undefined) seen.add(key);
        keep(pair);
      }
  }
  pairs.sort(
    (one, other) =>
      KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
      other.similarity - one.similarity ||
      one.a - other.a ||
      one.b - other.b,
  );
  return { prints, pairs, compared, isComplete };
}

/** Rules that are the same in all but their ids: told with the first of them, which alone is compared further. @returns those */
function exactGroups(prints: Fingerprints, keep: (pair: DuplicatePair) => void): Uint32Array {
  const first = new Map<string, number>();
  const leaders: number[] = [];
  prints.rules.forEach((_, rule) => {
    const key = `${prints.structures[rule]} ${literalsOf(prints, rule).join()}`;
    const leader = first.get(key);
    if (leader === undefined) {
      first.set(key, rule);
      leaders.push(rule);
    } else keep({ kind: 'exact', a: leader, b: rule, similarity: 1 });
  });
  return Uint32Array.from(leaders);
}

/** All that one of them asks, the other asks too, and more: the one that asks more fires within the other. */
function strongerPair(prints: Fingerprints, a: number, b: number): DuplicatePair | undefined {
  const of = (rule: number) =>
    prints.conjuncts.subarray(prints.conjunctStarts[rule]!, prints.conjunctStarts[rule + 1]!);
  const [mine, theirs] = [of(a), of(b)];
  const [more, fewer, from, to] = mine.length > theirs.length ? [mine, theirs, a, b] : [theirs, mine, b, a];
  if (more.length === fewer.length || !fewer.every((one) => more.includes(one))) return undefined;
  return { kind: 'subsumed', a: from, b: to, similarity: fewer.length / more.length };
}
