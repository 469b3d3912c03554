import { CaseloomError } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { LOCK_FILE } from '@caseloom/pack';
import type { PackFiles, ResolvedPack } from '@caseloom/pack';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { draftView, loadDraft, requireAction } from './draft-life.ts';
import type { DraftView } from './draft-life.ts';
import { draftFiles, writeDraftFiles } from './pack-files.ts';
import type { PackDraft } from './pack-draft.entity.ts';
import type { PublishedPacks } from './published-packs.ts';
import { resolved, sourceOf } from './published-packs.ts';
import { compileDraft, openPack } from './pack-source.ts';
import { parentsOf } from './publish-pack.ts';

export { plainIssue } from './plain-issue.ts';

/** Who changes which draft, and which version of it they saw. */
export interface DraftChange {
  readonly step: Step;
  readonly library: PublishedPacks;
  readonly id: string;
  readonly actor: Actor;
  readonly version: number;
  readonly now: Date;
}

/** The pack's files after the change. @param standing the draft resolved over its parents, as it stood before */
export type Change = (files: PackFiles, parents: ResolvedPack | undefined, standing: ResolvedPack) => PackFiles;

/**
 * One change of a draft's files. A draft always reads and resolves; what is wrong beyond that is answered and keeps it from being submitted.
 * @throws CaseloomError; Refusal 403, 404, 409
 */
export async function changeDraft(
  { step, library, id, actor, version, now }: DraftChange,
  change: Change,
): Promise<{ readonly draft: DraftView; readonly issues: readonly Issue[] }> {
  const draft = await loadDraft(step, id, actor, version);
  requireAction(draft, 'edit', actor);
  const open = await openPack(step, library, `draft:${draft.id}`, actor);
  const files = new Map(
    [...change(open.own.files, open.parents, open.resolved)].filter(([path]) => path !== LOCK_FILE),
  );
  const own = sourceOf(files);
  resolved([...(await parentsOf(step, library, own)).chain, own]);
  await writeDraftFiles(step, draft.id, await draftFiles(step, draft.id), files);
  Object.assign(draft, {
    state: 'draft',
    contentHash: null,
    tests: null,
    updatedAt: now,
  });
  const issues = await checkedDraft(step, library, draft);
  await step.em.flush();
  return { draft: draftView(draft, actor), issues };
}

/** Everything there is to say about a draft; the numbers are kept with it. */
export async function checkedDraft(step: Step, library: PublishedPacks, draft: PackDraft): Promise<readonly Issue[]> {
  let issues: readonly Issue[];
  try {
    issues = (await compileDraft(step, library, draft)).issues;
  } catch (error) {
    if (!(error instanceof CaseloomError)) throw error;
    issues = error.issues;
  }
  const errors = issues.filter((one) => one.severity === 'error').length;
  draft.checks = { errors, warnings: issues.filter((one) => one.severity === 'warning').length };
  return issues;
}
