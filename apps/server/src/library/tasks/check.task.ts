import { saidOf } from './edit-outcome.ts';
import type { Said } from './edit-outcome.ts';
import { defineTask } from './task.ts';

/** Everything there is to say about a pack as it stands. */
export const checkTask = defineTask({ id: 'check', run: (state, _nothing: null): Said => saidOf(state) });
