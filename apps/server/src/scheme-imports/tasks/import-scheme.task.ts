import type { BenchSource } from '../../library/bench/bench-source.ts';
import { editOutcome } from '../../library/tasks/edit-outcome.ts';
import type { EditOutcome } from '../../library/tasks/edit-outcome.ts';
import { defineTask } from '../../library/tasks/task.ts';
import { schemePlan } from './scheme-plan.ts';
import type { AskedImport } from './scheme-plan.ts';

/** Takes a scheme into a draft. */
export const importSchemeTask = defineTask({
  id: 'importScheme',
  run: (
    state,
    { source, ...asked }: AskedImport & { readonly source: BenchSource },
    context,
  ): { readonly artifact: string; readonly outcome: EditOutcome } => {
    const { scheme, files } = schemePlan(state, asked);
    return { artifact: scheme.id, outcome: editOutcome(state, source, files, context) };
  },
});
