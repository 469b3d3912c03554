import { compilePack, kinds } from '@caseloom/engine';
import type { CompiledPack } from '@caseloom/engine';
import { resolvePack } from '@caseloom/pack';
import type { ResolvedPack, SourcePack } from '@caseloom/pack';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { notFound } from '../http/problem.ts';
import { loadDraft } from './draft-life.ts';
import type { PackDraft } from './pack-draft.entity.ts';
import type { PackLibrary } from './pack-library.ts';
import { resolved, sourceOf } from './pack-library.ts';
import { parentsOf } from './publish-pack.ts';

/** A published version or a draft, resolved over its parents. */
export interface OpenedPack {
  readonly resolved: ResolvedPack;
  readonly parents: ResolvedPack | undefined;
  readonly own: SourcePack;
  readonly draft: PackDraft | undefined;
}

/** @param source `hash:<sha256>` or `draft:<id>` @throws Refusal 404; CaseloomError when it does not resolve */
export async function openPack(step: Step, library: PackLibrary, source: string, actor: Actor): Promise<OpenedPack> {
  const [kind, id] = source.split(':', 2) as [string, string];
  if (kind === 'hash') {
    const chain = await library.chain(step, id);
    return opened(chain, undefined);
  }
  if (kind !== 'draft' || !/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  const draft = await loadDraft(step, id, actor);
  return opened(await draftChain(step, library, draft), draft);
}

/** A draft over the parents it is locked to or, before it is submitted, would be locked to now. */
export async function draftChain(step: Step, library: PackLibrary, draft: PackDraft): Promise<SourcePack[]> {
  const own = sourceOf(new Map(Object.entries(draft.files)));
  return [...(await parentsOf(step, library, own)).chain, own];
}

/** A draft compiled, with everything there is to say about it. */
export async function compileDraft(step: Step, library: PackLibrary, draft: PackDraft): Promise<CompiledPack> {
  return compilePack(resolved(await draftChain(step, library, draft)));
}

function opened(chain: readonly SourcePack[], draft: PackDraft | undefined): OpenedPack {
  const above = chain.slice(0, -1);
  const parents = above.length > 0 ? resolvePack(above, kinds) : undefined;
  return { resolved: resolved(chain), parents: parents?.ok ? parents.value : undefined, own: chain.at(-1)!, draft };
}
