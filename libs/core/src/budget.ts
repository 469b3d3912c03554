import { CaseloomError, issue } from './issue.ts';

export interface BudgetLimits {
  /** Evaluation steps: one per operator, call, list item or table row looked at. */
  readonly steps: number;
  readonly depth: number;
  readonly listLength: number;
  readonly stringLength: number;
}

/** Generous for a case, small for a machine ([P8]). */
export const DEFAULT_LIMITS: BudgetLimits = {
  steps: 1_000_000,
  depth: 64,
  listLength: 100_000,
  stringLength: 1_000_000,
};

/** Travels with one run; going over ends that run with BUDGET_EXCEEDED, at the same step on every machine. */
export class Budget {
  readonly limits: BudgetLimits;
  #steps = 0;
  constructor(limits?: Partial<BudgetLimits>) {
    this.limits = limits === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, ...limits };
  }

  get steps(): number {
    return this.#steps;
  }

  spend(steps: number): void {
    this.#steps += steps;
    if (this.#steps > this.limits.steps) throw new BudgetExceeded('steps', this.limits.steps);
  }

  list(length: number): void {
    if (length > this.limits.listLength) throw new BudgetExceeded('listLength', this.limits.listLength);
  }

  string(length: number): void {
    if (length > this.limits.stringLength) throw new BudgetExceeded('stringLength', this.limits.stringLength);
  }
}

export class BudgetExceeded extends CaseloomError {
  constructor(limit: keyof BudgetLimits, value: number) {
    super([issue('BUDGET_EXCEEDED', '', { limit, value })]);
    this.name = 'BudgetExceeded';
  }
}
