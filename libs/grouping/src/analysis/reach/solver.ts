/** A literal is `2 × variable`, or one more for its negation. */
export type Literal = number;
export type Answer = 'satisfied' | 'contradiction' | 'exhausted';

/** A reason that is none: a decision or an assumption. */
const NONE = -1;
const DECAY = 1 / 0.95;
const RESTART_AFTER = 200;
const LARGEST_STEP = 1e100;

/**
 * Finds values of variables that satisfy clauses, or shows that none do: conflict-driven clause learning with two watched literals, first unique implication
 * points, activities and restarts (Eén and Sörensson, "An Extensible SAT-solver", 2003). Only what something asks for is decided: a part that makes a
 * defined literal true, a literal of a clause that open variables, taken as false, would violate. Everything else stays open, which means false. Without
 * chance: the same questions in the same order have the same answers.
 */
export class Solver {
  #variables = 0;
  /** Every clause as its length and its literals; a clause is known by its place. The first two literals are watched. */
  #clauses: number[] = [];
  /** By literal: place of a clause that watches it, and another of its literals that often settles the clause at a glance. */
  #watches: number[][] = [];
  /** By literal: 1 true, -1 false, 0 open. */
  #values = new Int8Array(0);
  #levels = new Int32Array(0);
  #reasons = new Int32Array(0);
  #isSeen = new Uint8Array(0);
  #trail: Literal[] = [];
  #levelStarts: number[] = [];
  #propagated = 0;
  #activities = new Float64Array(0);
  #step = 1;
  /** By literal: the parts of which one must hold where it holds. */
  readonly #parts: (readonly Literal[] | undefined)[] = [];
  /** Clauses that are violated when all their open variables are false. */
  readonly #demands: (readonly Literal[])[] = [];
  /** What is assigned up to here has been looked at, and holds for a reason. */
  #justified = 0;
  #hasContradiction = false;
  #assumptions: readonly Literal[] = [];
  #failed: readonly Literal[] = [];
  /** Conflicts met so far, a measure of the work done that does not depend on the machine. */
  conflicts = 0;

  newVariable(): number {
    this.#watches.push([], []);
    return this.#variables++;
  }

  /** Before the first question only. Repeated literals are allowed, and a clause that always holds is left out; an empty clause contradicts everything. */
  add(literals: readonly Literal[]): void {
    const distinct = new Set(literals);
    for (const literal of distinct) if (distinct.has(literal ^ 1)) return;
    if (distinct.size === 0) this.#hasContradiction = true;
    else this.#attach([...distinct]);
    if (literals.filter((literal) => literal % 2 === 0).length > 1) this.#demands.push(literals);
  }

  /** A literal that is true exactly when one of the parts is. Before the first question only. */
  define(parts: readonly Literal[]): Literal {
    const whole = this.newVariable() * 2;
    this.#attach([whole ^ 1, ...parts]);
    for (const part of parts) this.#attach([whole, part ^ 1]);
    this.#parts[whole] = parts;
    return whole;
  }

  /**
   * Whether all clauses and assumptions can hold together. What assumptions share with those of the question before, from the first on, is not worked out again.
   * @param budget conflicts at most; `exhausted` when they are used up
   */
  solve(assumptions: readonly Literal[], budget: number): Answer {
    this.#start();
    if (this.#hasContradiction) return this.#contradiction([]);
    this.#undo(commonLength(this.#assumptions, assumptions));
    this.#assumptions = assumptions;
    const end = this.conflicts + budget;
    let restartAt = this.conflicts + RESTART_AFTER;
    for (;;) {
      const conflict = this.#propagate();
      if (conflict !== NONE) {
        this.conflicts++;
        if (this.#levelStarts.length === 0) {
          this.#hasContradiction = true;
          return this.#contradiction([]);
        }
        this.#learn(conflict);
        if (this.conflicts >= end) return 'exhausted';
        continue;
      }
      if (this.conflicts >= restartAt) {
        restartAt = this.conflicts + RESTART_AFTER;
        this.#undo(Math.min(this.#levelStarts.length, assumptions.length));
      }
      const level = this.#levelStarts.length;
      if (level < assumptions.length) {
        const assumed = assumptions[level]!;
        if (this.#values[assumed] === -1) return this.#contradiction(this.#assumptionsAgainst(assumed));
        this.#levelStarts.push(this.#trail.length);
        if (this.#values[assumed] === 0) this.#assign(assumed, NONE);
        continue;
      }
      const decision = this.#nextDecision();
      if (decision === NONE) return 'satisfied';
      this.#levelStarts.push(this.#trail.length);
      this.#assign(decision, NONE);
    }
  }

  /** After `satisfied`. What nothing asked for is false. */
  isTrue(literal: Literal): boolean {
    const isAssigned = this.#values[literal & ~1] === 1;
    return literal % 2 === 0 ? isAssigned : !isAssigned;
  }

  /** After `contradiction`: assumptions that together cannot hold; empty when the clauses alone cannot. */
  get failed(): readonly Literal[] {
    return this.#failed;
  }

  #contradiction(failed: readonly Literal[]): 'contradiction' {
    this.#failed = failed;
    return 'contradiction';
  }

  /** Makes room once all variables are known, and takes over the clauses of one literal. */
  #start(): void {
    if (this.#levels.length === this.#variables) return;
    this.#values = new Int8Array(this.#variables * 2);
    this.#levels = new Int32Array(this.#variables);
    this.#reasons = new Int32Array(this.#variables);
    this.#isSeen = new Uint8Array(this.#variables);
    this.#activities = new Float64Array(this.#variables);
    for (let place = 0; place < this.#clauses.length; place += this.#clauses[place]! + 1) {
      if (this.#clauses[place] !== 1) continue;
      const literal = this.#clauses[place + 1]!;
      if (this.#values[literal] === -1) this.#hasContradiction = true;
      else if (this.#values[literal] === 0) this.#assign(literal, NONE);
    }
  }

  #attach(literals: readonly Literal[]): number {
    const place = this.#clauses.length;
    this.#clauses.push(literals.length, ...literals);
    if (literals.length > 1) {
      this.#watches[literals[0]!]!.push(place, literals[1]!);
      this.#watches[literals[1]!]!.push(place, literals[0]!);
    }
    return place;
  }

  #assign(literal: Literal, reason: number): void {
    this.#values[literal] = 1;
    this.#values[literal ^ 1] = -1;
    this.#levels[literal >> 1] = this.#levelStarts.length;
    this.#reasons[literal >> 1] = reason;
    this.#trail.push(literal);
  }

  /** Follows what is assigned to what must then hold. @returns the place of a clause that is violated, NONE otherwise */
  #propagate(): number {
    const values = this.#values;
    const clauses = this.#clauses;
    while (this.#propagated < this.#trail.length) {
      const falsified = this.#trail[this.#propagated++]! ^ 1;
      const watches = this.#watches[falsified]!;
      let kept = 0;
      for (let at = 0; at < watches.length; at += 2) {
        const place = watches[at]!;
        const glance = watches[at + 1]!;
        if (values[glance] === 1) {
          watches[kept++] = place;
          watches[kept++] = glance;
          continue;
        }
        if (clauses[place + 1] === falsified) {
          clauses[place + 1] = clauses[place + 2]!;
          clauses[place + 2] = falsified;
        }
        const other = clauses[place + 1]!;
        if (values[other] !== 1 && this.#watchAnother(place, other)) continue;
        watches[kept++] = place;
        watches[kept++] = other;
        if (values[other] === 1) continue;
        if (values[other] === 0) this.#assign(other, place);
        else {
          for (at += 2; at < watches.length; at++) watches[kept++] = watches[at]!;
          watches.length = kept;
          return place;
        }
      }
      watches.length = kept;
    }
    return NONE;
  }

  /** Watches a literal that is not false in the place of the second one. */
  #watchAnother(place: number, other: Literal): boolean {
    const clauses = this.#clauses;
    const end = place + clauses[place]!;
    for (let at = place + 3; at <= end; at++) {
      const literal = clauses[at]!;
      if (this.#values[literal] === -1) continue;
      clauses[at] = clauses[place + 2]!;
      clauses[place + 2] = literal;
      this.#watches[literal]!.push(place, other);
      return true;
    }
    return false;
  }

  /** Learns the clause of the first unique implication point, goes back to where it decides, and follows it. */
  #learn(conflict: number): void {
    const level = this.#levelStarts.length;
    const learned: Literal[] = [0];
    const seen: number[] = [];
    let open = 0;
    let place = conflict;
    let at = this.#trail.length;
    let literal: Literal = NONE;
    do {
      const end = place + this.#clauses[place]!;
      for (let next = place + 1; next <= end; next++) {
        const one = this.#clauses[next]!;
        const variable = one >> 1;
        if (one === literal || this.#isSeen[variable] === 1 || this.#levels[variable] === 0) continue;
        this.#isSeen[variable] = 1;
        seen.push(variable);
        this.#bump(variable);
        if (this.#levels[variable] === level) open++;
        else learned.push(one);
      }
      do literal = this.#trail[--at]!;
      while (this.#isSeen[literal >> 1] === 0);
      place = this.#reasons[literal >> 1]!;
      open--;
    } while (open > 0);
    learned[0] = literal ^ 1;
    for (const variable of seen) this.#isSeen[variable] = 0;
    this.#step *= DECAY;

    let back = 0;
    for (let next = 1; next < learned.length; next++) {
      const itsLevel = this.#levels[learned[next]! >> 1]!;
      if (itsLevel <= back) continue;
      back = itsLevel;
      [learned[1], learned[next]] = [learned[next]!, learned[1]!];
    }
    this.#undo(back);
    const learnedAt = this.#attach(learned);
    this.#assign(learned[0], learned.length > 1 ? learnedAt : NONE);
  }

  /** The assumptions from which the opposite of one of them follows, and that one. */
  #assumptionsAgainst(assumed: Literal): readonly Literal[] {
    const found: Literal[] = [assumed];
    const seen = this.#isSeen;
    seen[assumed >> 1] = 1;
    const start = this.#levelStarts[0] ?? this.#trail.length;
    for (let at = this.#trail.length - 1; at >= start; at--) {
      const literal = this.#trail[at]!;
      if (seen[literal >> 1] === 0) continue;
      seen[literal >> 1] = 0;
      const place = this.#reasons[literal >> 1]!;
      if (place === NONE) {
        found.push(literal);
        continue;
      }
      const end = place + this.#clauses[place]!;
      for (let next = place + 1; next <= end; next++) {
        const one = this.#clauses[next]!;
        if (one !== literal && this.#levels[one >> 1]! > 0) seen[one >> 1] = 1;
      }
    }
    seen[assumed >> 1] = 0;
    return found;
  }

  #undo(level: number): void {
    if (level >= this.#levelStarts.length) return;
    const start = this.#levelStarts[level]!;
    for (let at = this.#trail.length - 1; at >= start; at--) {
      const literal = this.#trail[at]!;
      this.#values[literal] = 0;
      this.#values[literal ^ 1] = 0;
    }
    this.#trail.length = start;
    this.#levelStarts.length = level;
    this.#propagated = start;
    this.#justified = 0;
  }

  /** Counts a part in a conflict, later ones for more. */
  #bump(variable: number): void {
    this.#activities[variable]! += this.#step;
    if (this.#activities[variable]! < LARGEST_STEP) return;
    for (let other = 0; other < this.#variables; other++) this.#activities[other]! /= LARGEST_STEP;
    this.#step /= LARGEST_STEP;
  }

  /** A part of the first defined literal that holds without reason, then of the first clause that asks for something; NONE when nothing is asked for. */
  #nextDecision(): number {
    for (; this.#justified < this.#trail.length; this.#justified++) {
      const parts = this.#parts[this.#trail[this.#justified]!];
      const chosen = parts === undefined ? NONE : this.#choose(parts);
      if (chosen !== NONE) return chosen;
    }
    for (const demand of this.#demands) {
      const chosen = this.#choose(demand);
      if (chosen !== NONE) return chosen;
    }
    return NONE;
  }

  /**
   * NONE when one of the literals holds. Else an open one: a negation where there is one, because keeping something out asks for nothing more, and of those the one that took part
   * in most conflicts of late, of equals the last.
   */
  #choose(literals: readonly Literal[]): number {
    let best = NONE;
    let most = -1;
    for (let at = literals.length - 1; at >= 0; at--) {
      const literal = literals[at]!;
      const value = this.#values[literal];
      if (value === 1) return NONE;
      if (value !== 0 || (best !== NONE && best % 2 > literal % 2)) continue;
      const activity = this.#activities[literal >> 1]!;
      if (best !== NONE && best % 2 === literal % 2 && activity <= most) continue;
      best = literal;
      most = activity;
    }
    return best;
  }
}

function commonLength(a: readonly Literal[], b: readonly Literal[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
