import type { Decimal } from '@caseloom/core';
import type { z } from 'zod';
import type { TraceStep } from '../../types.ts';
import type { Candidate } from '../candidate.ts';
import type { ProcedureKinds } from '../procedure-kinds.ts';
import type { DipStay } from '../stay.ts';

/** The contract of a step of the choice (1.8 of the method): it shortens the working list and can say of each that goes why. */
export interface ChoiceStep<S extends z.ZodType> {
  /** Schema of the step as the method writes it; `step` is its name. */
  readonly schema: S;
  compile(params: z.infer<S>): CompiledStep;
}

export interface CompiledStep {
  /** Those that stay, in the order of the list. The list has at least one. */
  keep(list: readonly Candidate[], context: ChoiceContext): readonly Candidate[];
  /** Why this one of the list did not stay: a message code and what was compared. */
  why(dropped: Candidate, list: readonly Candidate[], kept: readonly Candidate[], context: ChoiceContext): DropReason;
}

export type DropReason = Pick<TraceStep, 'code' | 'args'>;

export interface ChoiceContext {
  readonly stay: DipStay;
  /** A blank fee, or one that is no number, is 0. */
  fee(): Decimal;
  readonly kinds: ProcedureKinds;
  /** Estimated average of a candidate with this hospital's factors, not rounded. */
  average(candidate: Candidate): Decimal;
}

/** Those with the highest measure. */
export function keepMost(list: readonly Candidate[], measure: (candidate: Candidate) => number): readonly Candidate[] {
  const most = highest(list, measure);
  return list.filter((one) => measure(one) === most);
}

export function highest(list: readonly Candidate[], measure: (candidate: Candidate) => number): number {
  return list.reduce((most, one) => Math.max(most, measure(one)), 0);
}
