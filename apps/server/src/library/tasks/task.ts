import type { BenchSource } from '../bench/bench-source.ts';
import type { BenchState } from '../bench/bench-state.ts';

export interface TaskContext {
  /** Keeps a state that a task made, under the pieces of its files. */
  keep(source: BenchSource, state: BenchState): void;
}

export function defineTask<const Id extends string, I, O>(task: {
  readonly id: Id;
  run(state: BenchState, input: I, context: TaskContext): O;
}) {
  return task;
}
