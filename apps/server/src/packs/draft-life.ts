import type { OutputOf, Operations, ServerCode } from '@caseloom/api';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { Refusal, notFound, requireVersion } from '../http/problem.ts';
import { PackDraft } from './pack-draft.entity.ts';
import type { DraftState } from './pack-draft.entity.ts';

export type DraftView = OutputOf<Operations['getDraft']>;
export type DraftAction = DraftView['actions'][number]['id'];

interface Rule {
  readonly permission: string;
  readonly from: readonly DraftState[];
  readonly who: 'author' | 'other' | 'anyone';
}

/** The life cycle in one table: who may do what, from which state. The author never approves their own ([P25]). */
const LIFE: Readonly<Record<DraftAction, Rule>> = {
  edit: { permission: 'pack.edit', from: ['draft', 'rejected'], who: 'author' },
  submit: { permission: 'pack.edit', from: ['draft', 'rejected'], who: 'author' },
  approve: { permission: 'pack.approve', from: ['submitted'], who: 'other' },
  reject: { permission: 'pack.approve', from: ['submitted', 'approved'], who: 'other' },
  publish: { permission: 'pack.publish', from: ['approved'], who: 'anyone' },
  discard: { permission: 'pack.edit', from: ['draft', 'rejected', 'submitted', 'approved'], who: 'author' },
  activate: { permission: 'pack.activate', from: ['published'], who: 'anyone' },
};

/** Why somebody may not do something with a draft now; undefined when they may. */
export function whyNot(
  draft: PackDraft,
  action: DraftAction,
  actor: Actor,
): { code: ServerCode; args: Record<string, string> } | undefined {
  const { permission, from, who } = LIFE[action];
  if (!actor.permissions.has(permission as never)) return { code: 'PERMISSION_MISSING', args: { permission } };
  if (who === 'author' && draft.authorId !== actor.userId)
    return { code: 'DRAFT_NOT_YOURS', args: { author: draft.authorName } };
  if (who === 'other' && draft.authorId === actor.userId) return { code: 'DRAFT_OWN_APPROVAL', args: {} };
  if (!from.includes(draft.state)) return { code: 'DRAFT_STATE', args: { state: draft.state } };
  return undefined;
}

/** @throws Refusal 403 or 409 with the reason */
export function requireAction(draft: PackDraft, action: DraftAction, actor: Actor): void {
  const reason = whyNot(draft, action, actor);
  if (reason) throw new Refusal(reason.code === 'DRAFT_STATE' ? 409 : 403, reason.code, reason.args);
}

/** A draft is its author's until it was submitted; to others it is not there. */
export const mayRead = (draft: PackDraft, actor: Actor) =>
  draft.authorId === actor.userId || !['draft', 'rejected', 'discarded'].includes(draft.state);

export async function loadDraft(step: Step, id: string, actor: Actor, version?: number): Promise<PackDraft> {
  const draft = await step.em.findOne(PackDraft, { id });
  if (!draft || draft.state === 'discarded' || !mayRead(draft, actor)) throw notFound();
  if (version !== undefined) requireVersion(draft.version, version, draftView(draft, actor));
  return draft;
}

export function draftView(draft: PackDraft, actor: Actor): DraftView {
  return {
    id: draft.id,
    version: draft.version,
    packId: draft.packId,
    title: { zh: draft.titleZh, en: draft.titleEn },
    layer: draft.layer as DraftView['layer'],
    nextVersion: draft.nextVersion,
    state: draft.state as DraftView['state'],
    author: { userId: draft.authorId, name: draft.authorName },
    ...(draft.baseVersion ? { baseVersion: draft.baseVersion } : {}),
    ...(draft.reviewerId ? { reviewer: { userId: draft.reviewerId, name: draft.reviewerName ?? '' } } : {}),
    ...(draft.note ? { note: draft.note } : {}),
    ...(draft.reviewNote ? { reviewNote: draft.reviewNote } : {}),
    ...(draft.contentHash ? { hash: draft.contentHash } : {}),
    ...(draft.publishedHash ? { publishedHash: draft.publishedHash } : {}),
    ...(draft.checks ? { checks: draft.checks } : {}),
    ...(draft.tests ? { tests: draft.tests } : {}),
    actions: (Object.keys(LIFE) as DraftAction[]).map((id) => {
      const reason = whyNot(draft, id, actor);
      return { id, allowed: reason === undefined, ...(reason ? { why: reason.code } : {}) };
    }),
    updatedAt: draft.updatedAt.toISOString(),
  };
}
