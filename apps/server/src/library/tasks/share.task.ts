import { sharePack } from '@caseloom/engine';
import type { SharedPack } from '@caseloom/engine';
import { defineTask } from './task.ts';

/** The compiled pack, for another thread to evaluate cases with. */
export const shareTask = defineTask({
  id: 'share',
  run: (state, _nothing: null): SharedPack => sharePack(state.compiled),
});
