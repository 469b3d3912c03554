import type { Step, Steps } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { loadDraft, requireAction } from '../packs/draft-life.ts';
import type { PackDraft } from '../packs/pack-draft.entity.ts';
import type { BenchSource } from './bench/bench-source.ts';
import { draftSource } from './open-source.ts';

/** A draft that this person may change now, as they saw it. @throws Refusal 403, 404, 409 */
export async function editableDraft(step: Step, id: string, actor: Actor, version: number): Promise<PackDraft> {
  const draft = await loadDraft(step, id, actor, version);
  requireAction(draft, 'edit', actor);
  return draft;
}

/** The files of a draft for the bench; with a version only of one that may be changed. The step is over before the work begins. */
export function readDraft(
  steps: Steps,
  id: string,
  actor: Actor,
  version?: number,
): Promise<{ readonly source: BenchSource }> {
  return steps.inTenant(actor.tenant, async (step) => ({
    source: await draftSource(
      step,
      version === undefined ? await loadDraft(step, id, actor) : await editableDraft(step, id, actor, version),
    ),
  }));
}
