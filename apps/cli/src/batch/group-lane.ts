import type { CompiledPack } from '@caseloom/engine';
import type { CaseFileHead, LineLane } from '@caseloom/files';
import { caseBatch, type CompiledScheme } from '@caseloom/grouping';
import { drgTail } from './drg-rows.ts';
import { ThreadedLane } from './threaded-lane.ts';

/** A lane to be let go of when its file has been read. */
export interface GroupLane extends LineLane {
  close(): Promise<void>;
}

/**
 * Groups lines of a DRG case file straight from their bytes, on this thread or on several: [GRP-20].
 * @returns undefined where a case must be decoded: other schemes and files, and packs whose policies choose among several schemes
 */
export function groupLane(
  pack: CompiledPack,
  scheme: CompiledScheme,
  { format, dialect, header }: CaseFileHead,
  threads: number,
): GroupLane | undefined {
  if (format !== 'csv' || dialect !== 'drgCase' || pack.schemes.size !== 1) return undefined;
  const batch = caseBatch(scheme, header, drgTail);
  if (batch === undefined) return undefined;
  if (threads > 1) {
    const artifact = pack.resolved.artifacts.get('grouping')!.get(scheme.id)!;
    return new ThreadedLane(batch, { artifact, header }, threads);
  }
  return { ahead: 1, answer: (block) => batch.answer(block), close: async () => undefined };
}
