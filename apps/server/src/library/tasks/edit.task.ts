import { editArtifact, editElement } from '../../packs/edit-draft.ts';
import type { AskedEdit } from '../../packs/edit-draft.ts';
import type { BenchSource } from '../bench/bench-source.ts';
import { editOutcome } from './edit-outcome.ts';
import type { EditOutcome } from './edit-outcome.ts';
import { editOwnRow } from './own-row.ts';
import { defineTask } from './task.ts';

export interface Edit {
  readonly source: BenchSource;
  readonly element?: AskedEdit;
  readonly artifact?: { readonly kind: string; readonly artifact: string; readonly value: unknown };
}

/** One edit of the studio in a draft's files: an element, or an artifact as a whole. */
export const editTask = defineTask({
  id: 'edit',
  run: (state, { source, element, artifact }: Edit, context): EditOutcome => {
    const { files } = state.own;
    if (artifact !== undefined)
      return editOutcome(
        state,
        source,
        editArtifact(files, artifact.kind, artifact.artifact, artifact.value, state.parents, state.resolved),
        context,
      );
    const row = editOwnRow(state, element!);
    return row === undefined
      ? editOutcome(state, source, editElement(files, element!, state.parents), context)
      : editOutcome(state, source, row.files, context, row.tables);
  },
});
