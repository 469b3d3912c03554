import { kinds } from '@caseloom/engine';
import { applyRowEdits } from '@caseloom/pack';
import { Refusal } from '../../http/problem.ts';
import type { BenchSource } from '../bench/bench-source.ts';
import { planBulk } from './bulk-plan.ts';
import type { BulkAsked, BulkEffect } from './bulk-plan.ts';
import { editOutcome } from './edit-outcome.ts';
import type { EditOutcome } from './edit-outcome.ts';
import { defineTask } from './task.ts';

/** How many rules a change of many would touch, by layer, and which it cannot. */
export const bulkPreviewTask = defineTask({
  id: 'bulkPreview',
  run: (state, asked: BulkAsked): BulkEffect => planBulk(state, asked).effect,
});

export interface Bulk extends BulkAsked {
  readonly source: BenchSource;
  /** How many rules are expected to change. */
  readonly expected?: number | undefined;
}

/** Changes many rules in one edit, all or none. @throws Refusal BULK_OTHER_COUNT, BULK_NOTHING; CaseloomError */
export const bulkTask = defineTask({
  id: 'bulk',
  run: (state, { source, expected, ...asked }: Bulk, context): { effect: BulkEffect; outcome: EditOutcome } => {
    const { batches, effect } = planBulk(state, asked);
    if (expected !== undefined && expected !== effect.changed)
      throw new Refusal(409, 'BULK_OTHER_COUNT', { expected, now: effect.changed });
    if (effect.changed === 0) throw new Refusal(422, 'CHANGE_EMPTY');
    const base = { parents: state.parents, standing: state.resolved };
    const files = batches.reduce((now, batch) => applyRowEdits(now, kinds, batch, base), state.own.files);
    return { effect, outcome: editOutcome(state, source, files, context) };
  },
});
