import type { BenchSource } from '../bench/bench-source.ts';
import type { BenchState } from '../bench/bench-state.ts';
import type { PreparedCases } from '../trial/prepared-cases.ts';

export interface TaskContext {
  /** Keeps a state that a task made, under the pieces of its files. */
  keep(source: BenchSource, state: BenchState): void;
  /** Opens another pack of those that stand beside. */
  open(source: BenchSource): BenchState;
  readonly cases: PreparedCases;
}

export function defineTask<const Id extends string, I, O>(task: {
  readonly id: Id;
  /** May be a promise: other work is done on the bench meanwhile. */
  run(state: BenchState, input: I, context: TaskContext): O;
}) {
  return task;
}
