import type { Truth } from '@caseloom/core';
import type { LocalText } from '@caseloom/pack';
import type { ZodType } from 'zod';
import type { CompileContext, RuleRun } from '../run.ts';

/** Answers for one present operand; undefined: cannot be said, because the operand has the wrong type or `run.missing` names what is not there. */
export type Test = (operand: unknown, run: RuleRun) => Truth;

/**
 * The contract every operator satisfies. The id is the folder, the name in packs and the page of the documentation.
 * Missing operands never reach a test: the answer is unknown, unless the operator says that it answers for them.
 */
export interface Operator<V = unknown> {
  readonly id: string;
  readonly title: LocalText;
  /** What the fact has to be; shown by forms. */
  readonly operand: 'scalar' | 'text' | 'number' | 'date' | 'list' | 'group' | 'any';
  /** Literal form of `value`. */
  readonly value: ZodType<V>;
  /** True: missing operands reach the test. */
  readonly answersMissing?: boolean;
  readonly compile: (value: V, context: CompileContext) => Test;
  /** Where `value` may also be `{fact, path}`: the same for a value known only when running. */
  readonly compare?: (operand: unknown, value: unknown) => Truth;
  /** What json-rules-engine 7.3.1 answers, for sets with `missing: reference`. Throws where the library throws. */
  readonly reference?: (operand: unknown, value: unknown) => boolean;
  /** Whether an answer other than *unknown* may come from what is missing, in the reference: used by the list of rules that would differ. */
  readonly firesOnMissing?: boolean;
}

export function defineOperator<V>(operator: Operator<V>): Operator<V> {
  return operator;
}
