import { describe, expect, it } from '@jest/globals';
import { Formula } from './formula.ts';
import { Solver } from './solver.ts';
import type { Literal } from './solver.ts';

/** Numbers from 0 up to, not including, the bound; the same for the same seed (Lehmer, 1951). */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

function randomClauses(seed: number, variables: number, count: number): Literal[][] {
  const next = numbers(seed);
  return Array.from({ length: count }, () => Array.from({ length: 3 }, () => next(variables * 2)));
}

function holds(clauses: readonly (readonly Literal[])[], values: number): boolean {
  const isTrue = (literal: Literal): boolean => ((values >> (literal >> 1)) & 1) === (literal & 1 ? 0 : 1);
  return clauses.every((clause) => clause.some(isTrue));
}

function solverOf(clauses: readonly (readonly Literal[])[], variables: number): Solver {
  const solver = new Solver();
  for (let n = 0; n < variables; n++) solver.newVariable();
  for (const clause of clauses) solver.add(clause);
  return solver;
}

const VARIABLES = 9;
const ALL = Array.from({ length: 1 << VARIABLES }, (_, values) => values);

describe('the solver of clauses', () => {
  it('[ANA-5] answers 300 sets of random clauses as trying every value does, with and without assumptions', () => {
    let contradictions = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const clauses = randomClauses(seed, VARIABLES, 25 + (seed % 25));
      const solver = solverOf(clauses, VARIABLES);
      const next = numbers(seed + 7);
      for (let question = 0; question < 6; question++) {
        const assumptions = Array.from({ length: question }, () => next(VARIABLES * 2));
        const demanded = [...clauses, ...assumptions.map((one) => [one])];
        const isPossible = ALL.some((values) => holds(demanded, values));
        expect(solver.solve(assumptions, 10_000)).toBe(isPossible ? 'satisfied' : 'contradiction');
        if (isPossible) expect(demanded.every((clause) => clause.some((one) => solver.isTrue(one)))).toBe(true);
        else {
          contradictions++;
          expect(solver.failed.every((one) => assumptions.includes(one))).toBe(true);
          const core = [...clauses, ...solver.failed.map((one) => [one])];
          expect(ALL.some((values) => holds(core, values))).toBe(false);
        }
      }
    }
    expect(contradictions).toBeGreaterThan(300);
  });

  it('[ANA-5] stops when its budget is used up, and goes on with a larger one', () => {
    // More pigeons than holes: hard for clauses, so that it takes many conflicts.
    const solver = new Solver();
    const sits = Array.from({ length: 8 }, () => Array.from({ length: 7 }, () => solver.newVariable() * 2));
    for (const pigeon of sits) solver.add(pigeon);
    for (let hole = 0; hole < 7; hole++)
      for (let a = 0; a < 8; a++) for (let b = 0; b < a; b++) solver.add([sits[a]![hole]! ^ 1, sits[b]![hole]! ^ 1]);
    expect(solver.solve([], 10)).toBe('exhausted');
    expect(solver.conflicts).toBe(10);
    expect(solver.solve([], 1_000_000)).toBe('contradiction');
    expect(solver.failed).toEqual([]);
  });

  it('[ANA-5] gives parts that cannot be told apart one literal, and knows what always holds', () => {
    const formula = new Formula();
    const [a, b] = [formula.choice(), formula.choice()];
    expect(formula.and([a, b])).toBe(formula.and([b, a, formula.always]));
    expect(formula.or([a, a ^ 1, b])).toBe(formula.always);
    expect(formula.and([a, formula.never])).toBe(formula.never);
    expect(formula.or([a])).toBe(a);
  });

  it.each([
    [0, [0, 1, 2, 3, 4]],
    [1, [1, 2, 3, 4]],
    [3, [3, 4]],
    [5, []],
  ])('[ANA-5] counts: at least %i of four', (count, possible) => {
    const found = [0, 1, 2, 3, 4].filter((trueOnes) => {
      const formula = new Formula();
      const parts = [0, 1, 2, 3].map(() => formula.choice());
      const enough = formula.atLeast(parts, count);
      return (
        formula.solver.solve([...parts.map((part, at) => (at < trueOnes ? part : part ^ 1)), enough], 100) ===
        'satisfied'
      );
    });
    expect(found).toEqual(possible);
  });

  it('[ANA-5] lets exactly one choice hold', () => {
    const formula = new Formula();
    const choices = [0, 1, 2, 3, 4].map(() => formula.choice());
    formula.exactlyOne(choices);
    expect(
      formula.solver.solve(
        choices.map((one) => one ^ 1),
        100,
      ),
    ).toBe('contradiction');
    expect(formula.solver.solve([choices[1]!, choices[3]!], 100)).toBe('contradiction');
    expect(formula.solver.solve([choices[3]!], 100)).toBe('satisfied');
    expect(choices.filter((one) => formula.solver.isTrue(one))).toEqual([choices[3]]);
  });
});
