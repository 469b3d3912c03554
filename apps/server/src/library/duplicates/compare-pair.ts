import { literalText, literalsOf } from './fingerprints.ts';
import type { Fingerprints } from './fingerprints.ts';

export type DuplicateKind = 'exact' | 'subsumed' | 'near';

export interface DuplicatePair {
  readonly kind: DuplicateKind;
  /** For `subsumed`: whatever fires `a` fires `b`. */
  readonly a: number;
  readonly b: number;
  /** Shared literals ÷ all literals. */
  readonly similarity: number;
}

/** Share of literals from which rules of one structure are called near. */
export const NEAR = 0.8;

/** What two rules of the same structure are to each other; undefined: nothing worth telling. */
export function comparePair(prints: Fingerprints, a: number, b: number): DuplicatePair | undefined {
  const { onlyA, onlyB, shared } = differences(literalsOf(prints, a), literalsOf(prints, b));
  const similarity = shared / (shared + onlyA.length + onlyB.length);
  if (onlyA.length + onlyB.length === 0) return { kind: 'exact', a, b, similarity: 1 };
  if (firesWithin(prints, a, onlyA, onlyB)) return { kind: 'subsumed', a, b, similarity };
  if (firesWithin(prints, a, onlyB, onlyA)) return { kind: 'subsumed', a: b, b: a, similarity };
  return similarity >= NEAR ? { kind: 'near', a, b, similarity } : undefined;
}

export function differences(a: Uint32Array, b: Uint32Array): { onlyA: number[]; onlyB: number[]; shared: number } {
  const [onlyA, onlyB]: [number[], number[]] = [[], []];
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length)
    if (a[i] === b[j]) {
      shared++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) onlyA.push(a[i++]!);
    else onlyB.push(b[j++]!);
  while (i < a.length) onlyA.push(a[i++]!);
  while (j < b.length) onlyB.push(b[j++]!);
  return { onlyA, onlyB, shared };
}

/** Does every case that fires the one with `mine` fire the one with `theirs`: its lists are longer where longer fires more, shorter where less. */
function firesWithin(prints: Fingerprints, rule: number, mine: readonly number[], theirs: readonly number[]): boolean {
  const directions = prints.directions[prints.structures[rule]!]!;
  for (const one of theirs)
    if (directions[prints.places[one]!] === '-' || directions[prints.places[one]!] === '=') return false;
  for (const one of mine) {
    const direction = directions[prints.places[one]!]!;
    if (direction === '+' || direction === '=') return false;
    if (direction === '-') continue;
    const other = theirs.find((number) => prints.places[number] === prints.places[one]);
    if (other === undefined) return false;
    const [from, to] = [Number(literalText(prints, one)), Number(literalText(prints, other))];
    if (direction === 'low' ? to > from : to < from) return false;
  }
  return theirs.every((one) => {
    const direction = directions[prints.places[one]!];
    return direction === '+' || mine.some((number) => prints.places[number] === prints.places[one]);
  });
}
