import { literalsOf } from './fingerprints.ts';
import type { Fingerprints } from './fingerprints.ts';

/** Larger groups have something in common that says nothing. */
const MOST_TOGETHER = 400;
/** Rules with fewer literals share one of the rarer ones when they are near. */
const MANY_LITERALS = 5;
/** Of a longer list the rarest so many. */
const RARE = 8;
const BANDS = 6;
const ROWS = 3;

/**
 * Groups of rules worth comparing pair by pair: rules of one structure that share a rare literal, or (long lists) most of a sample of
 * them; and rules that must hold the same thing. `undefined` stands for a group that is too large to be compared.
 */
export function* candidateGroups(prints: Fingerprints, rules: Uint32Array): Generator<readonly number[] | undefined> {
  yield* grouped(rules, (rule, add) => {
    const rarest = rarestLiterals(prints, rule);
    for (const literal of rarest) add(`${prints.structures[rule]} ${literal}`);
  });
  yield* grouped(rules, (rule, add) => {
    const literals = literalsOf(prints, rule);
    if (literals.length >= MANY_LITERALS)
      for (const [band, hash] of signature(literals).entries()) add(`${prints.structures[rule]} ${band} ${hash}`);
  });
  yield* grouped(rules, (rule, add) => {
    const [from, to] = [prints.conjunctStarts[rule]!, prints.conjunctStarts[rule + 1]!];
    for (let at = from; at < to; at++) add(String(prints.conjuncts[at]));
  });
}

function* grouped(
  rules: Uint32Array,
  keys: (rule: number, add: (key: string) => void) => void,
): Generator<readonly number[] | undefined> {
  const groups = new Map<string, number[]>();
  for (const rule of rules)
    keys(rule, (key) => {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [rule]);
      else if (group.length <= MOST_TOGETHER) group.push(rule);
    });
  for (const group of groups.values()) if (group.length > 1) yield group.length > MOST_TOGETHER ? undefined : group;
}

const frequencies = new WeakMap<Fingerprints, Uint32Array>();

/** The literals of a rule that fewest rules have. */
function rarestLiterals(prints: Fingerprints, rule: number): readonly number[] {
  let counts = frequencies.get(prints);
  if (counts === undefined) {
    counts = new Uint32Array(prints.dictionary.size);
    for (const literal of prints.literals) counts[literal]!++;
    frequencies.set(prints, counts);
  }
  const known = counts;
  return Array.from(literalsOf(prints, rule))
    .sort((a, b) => known[a]! - known[b]! || a - b)
    .slice(0, RARE);
}

/** The smallest hashes of the literals under several orders, band by band: equal bands mean that most literals are the same. */
function signature(literals: Uint32Array): readonly number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = band;
    for (let row = 0; row < ROWS; row++) {
      const seed = Math.imul(band * ROWS + row + 1, 0x9e3779b1);
      let least = 0xffffffff;
      for (const literal of literals) least = Math.min(least, mixed(literal ^ seed));
      hash = mixed(Math.imul(hash, 31) ^ least);
    }
    return hash;
  });
}

function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
