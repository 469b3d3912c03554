import { CaseloomError } from '@caseloom/core';
import type { Arbitrary } from 'fast-check';

/** One thing that reads text from outside. Its inputs are texts, so that those that broke it can be kept as files. */
export interface Target {
  /** Folder of its corpus. */
  readonly id: string;
  /** What its spec is called: the promises it proves and a sentence. */
  readonly sentence: string;
  readonly inputs: Arbitrary<string>;
  /** Of the million runs of a long test; the parts of all targets make a million. */
  readonly longRuns: number;
  /** Reads the input as the product does. Located issues are fine; anything thrown is a find. */
  run(input: string): void | Promise<void>;
}

/** What must hold of an answer; the text is what the report says. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Runs what may refuse by located issues, and by nothing else. */
export function locatedOnly(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof CaseloomError)) throw error;
    must(error.issues.length > 0, 'something was refused without a word');
  }
}
