import { documentOf } from '../index/rule-block.ts';
import type { FoundRule } from '../index/rule-block.ts';
import { Dictionary } from '../index/dictionary.ts';
import { canonicalRule } from './canonical-condition.ts';
import type { Direction } from './canonical-condition.ts';

/** Rules as numbers: which structure, and which literals in which places. */
export interface Fingerprints {
  readonly rules: readonly FoundRule[];
  readonly structures: Uint32Array;
  readonly directions: readonly (readonly Direction[])[];
  /** Numbers of `place literal`, sorted, of rule i from starts[i] to starts[i + 1]. */
  readonly literals: Uint32Array;
  readonly starts: Uint32Array;
  readonly dictionary: Dictionary;
  /** The place of each number of the dictionary. */
  readonly places: Uint16Array;
  /** Numbers of what must hold, of rule i from conjunctStarts[i]. */
  readonly conjuncts: Uint32Array;
  readonly conjunctStarts: Uint32Array;
  readonly conjunctCount: number;
}

export function fingerprintsOf(rules: readonly FoundRule[]): Fingerprints {
  const [structureNames, dictionary, conjunctNames] = [new Dictionary(), new Dictionary(), new Dictionary()];
  const structures = new Uint32Array(rules.length);
  const directions: (readonly Direction[])[] = [[]];
  const [literals, conjuncts]: [number[], number[]] = [[], []];
  const [starts, conjunctStarts] = [new Uint32Array(rules.length + 1), new Uint32Array(rules.length + 1)];
  rules.forEach((rule, index) => {
    const found = canonicalRule(documentOf(rule), rule.set.value.conditions ?? {});
    const missing = rule.set.value.missing === 'reference' ? '~' : '';
    structures[index] = structureNames.numberOf(missing + found.structure);
    directions[structures[index]!] ??= found.directions;
    const numbers = found.places.flatMap((place, at) =>
      place.map((literal) => dictionary.numberOf(`${at} ${literal}`)),
    );
    for (const number of numbers.sort((a, b) => a - b)) literals.push(number);
    starts[index + 1] = literals.length;
    for (const conjunct of found.conjuncts) conjuncts.push(conjunctNames.numberOf(missing + conjunct));
    conjunctStarts[index + 1] = conjuncts.length;
  });
  return {
    rules,
    structures,
    directions,
    literals: Uint32Array.from(literals),
    starts,
    dictionary,
    places: Uint16Array.from(dictionary.texts(), (text) => Number.parseInt(text, 10) || 0),
    conjuncts: Uint32Array.from(conjuncts),
    conjunctStarts,
    conjunctCount: conjunctNames.size,
  };
}

export const literalsOf = ({ literals, starts }: Fingerprints, rule: number): Uint32Array =>
  literals.subarray(starts[rule]!, starts[rule + 1]!);

/** The text of a literal's number. */
export function literalText({ dictionary }: Fingerprints, number: number): string {
  const text = dictionary.text(number);
  return text.slice(text.indexOf(' ') + 1);
}
