import { runReference } from '../../packs/reference-run.ts';
import type { ReferenceSummary } from '../../packs/reference-run.ts';
import { defineTask } from './task.ts';

/** The second opinion on the pack's tests. */
export const referenceTask = defineTask({
  id: 'reference',
  run: (state, _nothing: null): Promise<ReferenceSummary> => runReference(state.compiled),
});
