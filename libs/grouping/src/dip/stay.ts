import type { GroupingInput } from '../types.ts';
import type { DipComplications } from './complications.ts';
import type { KnownProcedure } from './procedure-kinds.ts';

/** A stay as the steps of the method read it: codes translated, procedures that take no part removed. Made once per grouping. */
export interface DipStay {
  readonly input: GroupingInput;
  readonly principal: string;
  readonly procedures: readonly string[];
  /** What the procedure table knows of each; undefined: unknown. */
  readonly known: readonly (KnownProcedure | undefined)[];
  /** Per procedure the numbers of the expression codes it meets, and all of them together. */
  readonly meets: readonly (readonly number[])[];
  readonly met: readonly number[];
  /** Kind of all procedures together. */
  readonly kind: string;
  readonly complications: DipComplications;
}
