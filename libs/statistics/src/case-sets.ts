import type { Observation, Seen } from './observation.ts';
import type { Feature } from './types.ts';

/** Which cases have which codes of one feature; cases by their number, ascending. */
export class CaseSets {
  readonly #byCode = new Map<string, number[]>();
  readonly #members = new Map<string, Set<number>>();
  readonly #byCase: (readonly Seen[])[] = [];
  readonly #names = new Map<string, Map<string, number>>();

  static of(observations: readonly Observation[], feature: Feature): CaseSets {
    const sets = new CaseSets();
    for (const [index, one] of observations.entries()) sets.#add(index, one[feature]);
    return sets;
  }

  #add(index: number, seen: readonly Seen[]): void {
    this.#byCase.push(seen);
    for (const { code, name } of seen) {
      const known = this.#byCode.get(code);
      if (known) known.push(index);
      else this.#byCode.set(code, [index]);
      if (name === undefined) continue;
      const names = this.#names.get(code) ?? new Map<string, number>();
      names.set(name, (names.get(name) ?? 0) + 1);
      this.#names.set(code, names);
    }
  }

  codes(): Iterable<string> {
    return this.#byCode.keys();
  }

  casesWith(code: string): readonly number[] {
    return this.#byCode.get(code) ?? [];
  }

  /** How many of the cases have each code. */
  countsIn(cases: readonly number[]): Map<string, number> {
    const counts = new Map<string, number>();
    for (const index of cases)
      for (const { code } of this.#byCase[index]!) counts.set(code, (counts.get(code) ?? 0) + 1);
    return counts;
  }

  countIn(cases: readonly number[], code: string): number {
    const members = this.#membersOf(code);
    return cases.reduce((sum, index) => sum + (members.has(index) ? 1 : 0), 0);
  }

  without(cases: readonly number[], code: string): number[] {
    const members = this.#membersOf(code);
    return cases.filter((index) => !members.has(index));
  }

  /** Cases with at least one of the codes; of all cases where none are given. */
  countAny(cases: readonly number[] | undefined, codes: readonly string[]): number {
    if (cases === undefined) return new Set(codes.flatMap((code) => this.casesWith(code))).size;
    const sets = codes.map((code) => this.#membersOf(code));
    return cases.reduce((sum, index) => sum + (sets.some((one) => one.has(index)) ? 1 : 0), 0);
  }

  /** What a code is usually called; ties by text, the code itself where nobody named it. */
  nameOf(code: string): string {
    const names = [...(this.#names.get(code) ?? [])];
    names.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    return names[0]?.[0] ?? code;
  }

  #membersOf(code: string): Set<number> {
    const known = this.#members.get(code) ?? new Set(this.casesWith(code));
    this.#members.set(code, known);
    return known;
  }
}
