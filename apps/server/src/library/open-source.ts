import type { PackLock, PackManifest } from '@caseloom/pack';
import { LOCK_FILE, MANIFEST_FILE } from '@caseloom/pack';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { Refusal, notFound } from '../http/problem.ts';
import { loadDraft } from '../packs/draft-life.ts';
import type { FileList } from '../packs/file-pieces.ts';
import type { PackDraft } from '../packs/pack-draft.entity.ts';
import { draftFiles, readFiles, versionFiles } from '../packs/pack-files.ts';
import { parentHashOf } from '../packs/publish-pack.ts';
import type { BenchPack, BenchSource } from './bench/bench-source.ts';

/** @param source `hash:<sha256>` or `draft:<id>` @throws Refusal 404 */
export async function openSource(step: Step, source: string, actor: Actor): Promise<BenchSource> {
  const [kind, id] = source.split(':', 2) as [string, string];
  if (kind === 'hash') return publishedSource(step, id);
  if (kind !== 'draft' || !/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  return draftSource(step, await loadDraft(step, id, actor));
}

/** A version that is published. @throws Refusal PACK_UNKNOWN */
export async function publishedSource(step: Step, hash: string): Promise<BenchSource> {
  return { packs: await publishedChain(step, hash) };
}

/** A draft over the parents it is locked to or, before it is submitted, would be locked to now. */
export async function draftSource(step: Step, draft: PackDraft): Promise<BenchSource> {
  return sourceOfFiles(step, await draftFiles(step, draft.id));
}

/** A draft over the parents it would be locked to now, whatever it was locked to before. */
export async function unlockedSource(step: Step, draft: PackDraft): Promise<BenchSource> {
  const files = [...(await draftFiles(step, draft.id))].filter(([path]) => path !== LOCK_FILE);
  return sourceOfFiles(step, new Map(files));
}

async function sourceOfFiles(step: Step, files: FileList): Promise<BenchSource> {
  const heads = await readFiles(
    step,
    new Map([...files].filter(([path]) => path === MANIFEST_FILE || path === LOCK_FILE)),
  );
  const manifest = JSON.parse(heads.get(MANIFEST_FILE) ?? '{}') as PackManifest;
  const lock = JSON.parse(heads.get(LOCK_FILE) ?? '{}') as PackLock;
  const parent = await parentHashOf(step, { manifest, lock });
  return { packs: [...(parent === undefined ? [] : await publishedChain(step, parent)), { files: entries(files) }] };
}

/** @throws Refusal PACK_UNKNOWN when the tenant has no pack of this hash */
async function publishedChain(step: Step, hash: string): Promise<BenchPack[]> {
  const packs: BenchPack[] = [];
  for (let next: string | null = hash; next;) {
    const [stored]: { parentHash: string | null }[] = await step.rows<{ parentHash: string | null }>(
      'select parent_hash as "parentHash" from pack_version where tenant = $1 and hash = $2',
      [next],
    );
    if (!stored) throw new Refusal(404, 'PACK_UNKNOWN', { packId: next.slice(0, 12) });
    packs.unshift({ hash: next, files: entries(await versionFiles(step, next)) });
    next = stored.parentHash;
  }
  return packs;
}

const entries = (files: FileList): BenchPack['files'] => [...files].sort(([a], [b]) => (a < b ? -1 : 1));
