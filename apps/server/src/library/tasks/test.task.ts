import { runPackTests } from '@caseloom/engine';
import type { PackTestReport } from '@caseloom/engine';
import { defineTask } from './task.ts';

/** The pack's own tests and those it inherits. */
export const testTask = defineTask({
  id: 'test',
  run: (state, _nothing: null): PackTestReport => runPackTests(state.compiled),
});
