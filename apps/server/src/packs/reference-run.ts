import type { CompiledPack } from '@caseloom/engine';
import { compareWithReference } from '@caseloom/reference';

export interface ReferenceSummary {
  readonly compared: number;
  readonly equal: number;
  readonly undecided: number;
  readonly different: number;
  readonly notComparable: number;
  /** The first differences, for whoever has to look. */
  readonly differences: readonly {
    readonly case: string;
    readonly rule: string;
    readonly path: string;
    readonly ours: string;
    readonly reference: string;
  }[];
}

const SHOWN = 50;

/**
 * The second opinion before publishing: the pack's own tests through the reference implementation, in a child process with limits. No
 * module of the server imports the reference itself.
 */
export async function runReference(pack: CompiledPack): Promise<ReferenceSummary> {
  const { compared, equal, undecided, different, notComparable } = await compareWithReference(pack, {
    seconds: 120,
    memoryMb: 512,
  });
  return {
    compared,
    equal,
    undecided,
    different: different.length,
    notComparable: notComparable.length,
    differences: different.slice(0, SHOWN),
  };
}
