import type { Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { z } from 'zod';
import type { TraceStep } from '../../types.ts';
import type { Candidate } from '../candidate.ts';
import type { DipStay } from '../stay.ts';

/** The contract of a kind of auxiliary catalogue (1.6 of the method): it looks at every candidate of a catalogue before one is chosen. */
export interface AuxiliaryKind<S extends z.ZodType> {
  /** Schema of `supplement` as the method writes it; `kind` is its name. */
  readonly schema: S;
  /** Reads its table; the issues carry the row. */
  compile(
    params: z.infer<S>,
    tables: Artifact['tables'],
  ): { readonly auxiliary: CompiledAuxiliary; readonly issues: readonly Issue[] };
}

export interface CompiledAuxiliary {
  /** The candidates of one catalogue as the auxiliary catalogue leaves them: with their rows, fewer, or in another order. */
  apply(candidates: readonly Candidate[], stay: DipStay): readonly Candidate[];
  /** What it did to the candidates of one catalogue, for the story; nothing to tell is an empty list. */
  story(candidates: readonly Candidate[], stay: DipStay): readonly TraceStep[];
}
