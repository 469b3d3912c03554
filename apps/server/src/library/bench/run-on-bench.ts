import { CaseloomError } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { Refusal } from '../../http/problem.ts';
import { benchTasks } from '../tasks/index.ts';
import type { TaskId } from '../tasks/index.ts';
import type { BenchSource } from './bench-source.ts';
import type { BenchState } from './bench-state.ts';
import type { PackBench } from './pack-bench.ts';

export interface BenchRequest {
  readonly source: BenchSource;
  readonly task: TaskId;
  readonly input: unknown;
  /** Further packs that the task opens. */
  readonly beside?: readonly BenchSource[];
}

export type BenchReply =
  | { readonly kind: 'answer'; readonly value: unknown }
  /** Provide these pieces, then ask again. */
  | { readonly kind: 'missing'; readonly pieces: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** An error as it crosses threads. */
export type Failure =
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'refusal'; readonly status: number; readonly code: string; readonly args: Refusal['args'] }
  | { readonly kind: 'error'; readonly name: string; readonly message: string; readonly stack: string | undefined };

export async function runOnBench(
  bench: PackBench,
  { source, task, input, beside = [] }: BenchRequest,
): Promise<BenchReply> {
  try {
    const pieces = [...new Set([source, ...beside].flatMap((one) => bench.missing(one)))];
    if (pieces.length > 0) return { kind: 'missing', pieces };
    const run = benchTasks[task].run as (...args: unknown[]) => unknown;
    return {
      kind: 'answer',
      value: await run(bench.open(source), input, {
        keep: (made: BenchSource, state: BenchState) => bench.keep(made, state),
        open: (other: BenchSource) => bench.open(other),
        cases: bench.cases,
      }),
    };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof CaseloomError) return { kind: 'issues', issues: error.issues };
  if (error instanceof Refusal) return { kind: 'refusal', status: error.status, code: error.code, args: error.args };
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'error', name, message, stack };
}

/** The error again, on the other side. */
export function errorOf(failure: Failure): Error {
  if (failure.kind === 'issues') return new CaseloomError(failure.issues);
  if (failure.kind === 'refusal') return new Refusal(failure.status, failure.code as never, failure.args);
  return Object.assign(new Error(failure.message), { name: failure.name, stack: failure.stack });
}
