import type { OutputOf, Operations } from '@caseloom/api';
import type { LibraryIndex } from '../index/library-index.ts';
import { selectRules } from '../index/select-rules.ts';
import type { LibraryFilter } from '../index/select-rules.ts';
import { differences } from '../duplicates/compare-pair.ts';
import type { DuplicateKind, DuplicatePair } from '../duplicates/compare-pair.ts';
import { findDuplicates } from '../duplicates/find-duplicates.ts';
import type { Duplicates } from '../duplicates/find-duplicates.ts';
import { literalText, literalsOf } from '../duplicates/fingerprints.ts';
import { hitsByNumber, titleOf } from './rule-row.ts';
import type { Hits } from './rule-row.ts';
import { defineTask } from './task.ts';

export interface AskedDuplicates {
  readonly filter: LibraryFilter;
  readonly kinds: readonly DuplicateKind[];
  readonly limit: number;
  readonly offset: number;
  readonly today: string;
  readonly hits: Hits;
}

type Answer = OutputOf<Operations['findDuplicates']>;

const BUDGET = { comparisons: 20_000_000, pairs: 200_000 };
const LITERALS = 20;

const found = new WeakMap<
  LibraryIndex,
  { readonly asked: string; readonly duplicates: Duplicates; readonly milliseconds: number }
>();

/** Rules in use that repeat others, wholly, in part or nearly, with what tells them apart. */
export const duplicatesTask = defineTask({
  id: 'duplicates',
  run: ({ index }, { filter, kinds, limit, offset, today, hits }: AskedDuplicates): Answer => {
    const { duplicates, milliseconds } = duplicatesOf(index, filter, today, hits);
    const wanted = duplicates.pairs.filter((pair) => kinds.includes(pair.kind));
    const counts = { exact: 0, subsumed: 0, near: 0 };
    for (const { kind } of duplicates.pairs) counts[kind]++;
    return {
      counts,
      complete: duplicates.isComplete,
      compared: duplicates.compared,
      milliseconds,
      pairs: wanted.slice(offset, offset + limit).map((pair) => pairView(index, duplicates, pair)),
    };
  },
});

function duplicatesOf(index: LibraryIndex, filter: LibraryFilter, today: string, hits: Hits) {
  const asked = JSON.stringify([filter, today, index.changes]);
  const known = found.get(index);
  if (known?.asked === asked) return known;
  const began = performance.now();
  const { mask } = selectRules(index, filter, today, hitsByNumber(index, hits));
  const rules = Array.from(index.byId(), (number) => ({ number, rule: index.rules[number]! }))
    .filter(({ number, rule }) => mask[number] === 1 && rule.state === 'active')
    .map(({ rule }) => rule);
  const made = {
    asked,
    duplicates: findDuplicates(rules, BUDGET),
    milliseconds: Math.round(performance.now() - began),
  };
  found.set(index, made);
  return made;
}

function pairView(
  index: LibraryIndex,
  { prints }: Duplicates,
  { kind, a, b, similarity }: DuplicatePair,
): Answer['pairs'][number] {
  const [mine, theirs] = [literalsOf(prints, a), literalsOf(prints, b)];
  const isSameStructure = prints.structures[a] === prints.structures[b];
  const { onlyA, onlyB } = isSameStructure ? differences(mine, theirs) : { onlyA: [], onlyB: [] };
  const apart = new Set(onlyA);
  const texts = (numbers: readonly number[]) => numbers.slice(0, LITERALS).map((number) => literalText(prints, number));
  return {
    kind,
    a: reference(index, prints.rules[a]!.id),
    b: reference(index, prints.rules[b]!.id),
    similarity: Math.round(similarity * 1000) / 1000,
    shared: isSameStructure ? texts(Array.from(mine).filter((number) => !apart.has(number))) : [],
    onlyA: texts(onlyA),
    onlyB: texts(onlyB),
  };
}

function reference(index: LibraryIndex, id: string): Answer['pairs'][number]['a'] {
  const number = index.numberOf(id)!;
  const rule = index.rules[number]!;
  return {
    id,
    set: rule.set.id,
    title: titleOf(rule),
    severity: index.dictionaries.severity.text(index.columns.severity[number]!),
    layer: rule.origin.layer,
  };
}
