import { compilePack } from '@caseloom/engine';
import type { CompiledPack } from '@caseloom/engine';
import type { ResolvedPack, SourcePack } from '@caseloom/pack';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { notFound } from '../http/problem.ts';
import { loadDraft } from './draft-life.ts';
import { draftFiles, readFiles } from './pack-files.ts';
import type { PackDraft } from './pack-draft.entity.ts';
import type { PublishedPacks } from './published-packs.ts';
import { resolved, sourceOf } from './published-packs.ts';
import { parentsOf } from './publish-pack.ts';

/** A published version or a draft, resolved over its parents. */
export interface OpenedPack {
  readonly resolved: ResolvedPack;
  readonly parents: ResolvedPack | undefined;
  readonly own: SourcePack;
  readonly draft: PackDraft | undefined;
}

/** @param source `hash:<sha256>` or `draft:<id>` @throws Refusal 404; CaseloomError when it does not resolve */
export async function openPack(step: Step, library: PublishedPacks, source: string, actor: Actor): Promise<OpenedPack> {
  const [kind, id] = source.split(':', 2) as [string, string];
  if (kind === 'hash') {
    const chain = await library.chain(step, id);
    return opened(step, library, await library.resolved(step, id), chain.at(-1)!, undefined);
  }
  if (kind !== 'draft' || !/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  const draft = await loadDraft(step, id, actor);
  const chain = await draftChain(step, library, draft);
  return opened(step, library, resolved(chain), chain.at(-1)!, draft);
}

/** A draft over the parents it is locked to or, before it is submitted, would be locked to now. */
export async function draftChain(step: Step, library: PublishedPacks, draft: PackDraft): Promise<SourcePack[]> {
  const own = sourceOf(await readFiles(step, await draftFiles(step, draft.id)));
  return [...(await parentsOf(step, library, own)).chain, own];
}

/** A draft compiled, with everything there is to say about it. */
export async function compileDraft(step: Step, library: PublishedPacks, draft: PackDraft): Promise<CompiledPack> {
  return compilePack(resolved(await draftChain(step, library, draft)));
}

async function opened(
  step: Step,
  library: PublishedPacks,
  pack: ResolvedPack,
  own: SourcePack,
  draft: PackDraft | undefined,
): Promise<OpenedPack> {
  const { hash } = await parentsOf(step, library, own);
  return { resolved: pack, parents: hash === undefined ? undefined : await library.resolved(step, hash), own, draft };
}
