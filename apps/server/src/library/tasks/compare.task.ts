import type { OutputOf, Operations } from '@caseloom/api';
import { kinds } from '@caseloom/engine';
import { diffPacks } from '@caseloom/pack';
import type { BenchSource } from '../bench/bench-source.ts';
import { defineTask } from './task.ts';

const MOST_ENTRIES = 2_000;

/** What the pack has otherwise than another one: all counted, the first ones told. */
export const compareTask = defineTask({
  id: 'compare',
  run: ({ resolved }, { from }: { readonly from: BenchSource }, context): OutputOf<Operations['comparePacks']> => {
    const { counts, elements } = diffPacks(context.open(from).resolved, resolved, kinds);
    return {
      counts: { added: counts.added, removed: counts.removed, changed: counts.changed, cosmetic: counts.cosmetic },
      entries: elements.slice(0, MOST_ENTRIES).map((one) => ({
        key: one.key,
        change: one.change,
        fields: one.fields.map(({ path, before, after }) => ({ path, before, after })),
      })),
    };
  },
});
