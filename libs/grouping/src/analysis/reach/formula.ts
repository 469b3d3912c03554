import { Solver } from './solver.ts';
import type { Literal } from './solver.ts';

/** Builds clauses from conditions: every part has a literal that is true exactly when the part holds (Tseitin). Equal parts share one. */
export class Formula {
  readonly solver = new Solver();
  readonly always: Literal;
  readonly never: Literal;
  readonly #gates = new Map<string, Literal>();

  constructor() {
    this.always = this.choice();
    this.never = this.always ^ 1;
    this.solver.add([this.always]);
  }

  /** Something that may be so or not; false where nothing asks for it. */
  choice(): Literal {
    return this.solver.newVariable() * 2;
  }

  and(parts: readonly Literal[]): Literal {
    return this.or(parts.map((part) => part ^ 1)) ^ 1;
  }

  or(parts: readonly Literal[]): Literal {
    const open = [...new Set(parts)].filter((part) => part !== this.never).sort((a, b) => a - b);
    if (open.includes(this.always) || open.some((part, at) => part % 2 === 0 && open[at + 1] === part + 1))
      return this.always;
    if (open.length === 0) return this.never;
    if (open.length === 1) return open[0]!;
    const key = open.join(' ');
    const known = this.#gates.get(key);
    if (known !== undefined) return known;
    const gate = this.solver.define(open);
    this.#gates.set(key, gate);
    return gate;
  }

  /** At least so many of the parts, counted one after the other; each part counts for itself. */
  atLeast(parts: readonly Literal[], count: number): Literal {
    if (count <= 0) return this.always;
    /** reached[n]: at least n + 1 of the parts so far. */
    let reached: Literal[] = Array.from({ length: count }, () => this.never);
    for (const part of parts)
      reached = reached.map((so, n) => this.or([so, this.and([n === 0 ? this.always : reached[n - 1]!, part])]));
    return reached[count - 1]!;
  }

  /** Makes exactly one of the choices hold: the last one, where nothing asks for another. */
  exactlyOne(choices: readonly Literal[]): void {
    this.solver.add(choices);
    /** One of the choices up to this one holds. */
    let before: Literal | undefined;
    for (const choice of choices) {
      const upTo = this.choice();
      this.solver.add([choice ^ 1, upTo]);
      if (before !== undefined) {
        this.solver.add([before ^ 1, upTo]);
        this.solver.add([before ^ 1, choice ^ 1]);
      }
      before = upTo;
    }
  }
}
