import { kinds } from '@caseloom/engine';
import { applyRowEdits } from '@caseloom/pack';
import type { PackFiles, RowBatch } from '@caseloom/pack';
import { editArtifact, editElement } from '../../packs/edit-draft.ts';
import type { AskedEdit } from '../../packs/edit-draft.ts';
import type { BenchSource } from '../bench/bench-source.ts';
import type { BenchState } from '../bench/bench-state.ts';
import { editOutcome } from './edit-outcome.ts';
import type { EditOutcome } from './edit-outcome.ts';
import { editOwnRow, editOwnRows } from './own-rows.ts';
import type { EditedRows } from './own-rows.ts';
import { defineTask } from './task.ts';

/** One of them. */
export interface AskedChange {
  readonly element?: AskedEdit;
  readonly artifact?: { readonly kind: string; readonly artifact: string; readonly value: unknown };
  readonly rows?: RowBatch;
}

/** One edit of the studio in a draft's files: an element, an artifact as a whole, or rows of one list. */
export const editTask = defineTask({
  id: 'edit',
  run: (state, { source, ...asked }: AskedChange & { readonly source: BenchSource }, context): EditOutcome => {
    const edited = quickly(state, asked);
    return edited === undefined
      ? editOutcome(state, source, inFiles(state, asked), context)
      : editOutcome(state, source, edited.files, context, edited.tables);
  },
});

const quickly = (state: BenchState, { element, rows }: AskedChange): EditedRows | undefined =>
  rows !== undefined ? editOwnRows(state, rows) : element && editOwnRow(state, element);

function inFiles(
  { own: { files }, parents, resolved }: BenchState,
  { element, artifact, rows }: AskedChange,
): PackFiles {
  if (artifact !== undefined)
    return editArtifact(files, artifact.kind, artifact.artifact, artifact.value, parents, resolved);
  if (rows !== undefined) return applyRowEdits(files, kinds, rows, { parents, standing: resolved });
  return editElement(files, element!, parents);
}
