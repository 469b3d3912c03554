import type { Step } from '../database/steps.ts';
import type { PackDraft } from '../packs/pack-draft.entity.ts';
import { keepPieces, writeDraftList, writePieces } from '../packs/pack-files.ts';
import type { EditOutcome, FileChange, Said } from './tasks/edit-outcome.ts';

/** Writes what an edit on the bench made of a draft; whatever a reviewer had is no longer that. */
export async function saveOutcome(step: Step, draft: PackDraft, outcome: EditOutcome, now: Date): Promise<void> {
  await writePieces(step, outcome.fresh);
  await saveChanges(step, draft, outcome.changes, outcome, now);
}

/** The same where the pieces are there already. */
export async function saveChanges(
  step: Step,
  draft: PackDraft,
  changes: readonly FileChange[],
  said: Said,
  now: Date,
): Promise<void> {
  await writeChanges(step, draft.id, changes);
  Object.assign(draft, {
    state: 'draft',
    contentHash: null,
    tests: null,
    checks: { errors: said.errors, warnings: said.warnings },
    updatedAt: now,
  });
  await step.em.flush();
}

/** Writes which files a draft consists of now; their pieces are there already. */
export async function writeChanges(step: Step, draftId: string, changes: readonly FileChange[]): Promise<void> {
  const side = (which: 'before' | 'after') =>
    new Map(changes.flatMap(({ path, [which]: file }) => (file === null ? [] : [[path, file] as const])));
  const [before, after] = [side('before'), side('after')];
  await writeDraftList(step, draftId, before, after);
  const stay = new Set([...after.values()].flatMap((file) => file.pieces));
  await keepPieces(
    step,
    [...before.values()].flatMap((file) => file.pieces.filter((hash) => !stay.has(hash))),
  );
}
