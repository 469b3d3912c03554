import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { openSharedPack } from '@caseloom/engine';
import type { CompiledPack, SharedPack } from '@caseloom/engine';

/** A pack that a thread compiled, opened here while requests are answered in between. */
export async function openPieceByPiece(shared: SharedPack): Promise<CompiledPack> {
  const opening = openSharedPack(shared);
  for (;;) {
    const step = opening.next();
    if (step.done === true) return step.value;
    await yieldToOthers();
  }
}
