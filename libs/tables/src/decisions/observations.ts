import type { Budget, Issue } from '@caseloom/core';

/** What a run came across, by the budget that travels with it. */
const runs = new WeakMap<Budget, Issue[]>();

/** Notes something that made a part of the answer null: rows that contradict each other, a value that is not allowed. */
export function observe(budget: Budget, issue: Issue): void {
  const seen = runs.get(budget);
  if (seen === undefined) runs.set(budget, [issue]);
  else seen.push(issue);
}

/** Everything noted in the run so far. */
export function observedIn(budget: Budget): readonly Issue[] {
  return runs.get(budget) ?? [];
}
