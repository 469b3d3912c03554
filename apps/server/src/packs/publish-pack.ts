import { hashPack, lockFor, lockedFiles, satisfies, compareVersions } from '@caseloom/pack';
import type { PackFiles, PackManifest, SourcePack } from '@caseloom/pack';
import type { Step } from '../database/steps.ts';
import { Refusal } from '../http/problem.ts';
import type { PublishedPacks } from './published-packs.ts';
import { sourceOf } from './published-packs.ts';
import type { FileList } from './file-pieces.ts';
import { writeFiles, writeVersionList } from './pack-files.ts';
import { PackVersion } from './pack-version.entity.ts';

export interface LockedPack {
  readonly hash: string;
  readonly files: PackFiles;
  readonly chain: readonly SourcePack[];
  readonly parentHash: string | undefined;
}

/**
 * The parents of a pack: those its lock names; without a lock the highest published version in range, and those before it as its own
 * lock says.
 * @throws Refusal PACK_PARENT_UNKNOWN
 */
export async function parentsOf(
  step: Step,
  library: PublishedPacks,
  { manifest, lock }: Pick<SourcePack, 'manifest' | 'lock'>,
): Promise<{ chain: SourcePack[]; hash: string | undefined }> {
  const hash = await parentHashOf(step, { manifest, lock });
  return { chain: hash === undefined ? [] : await library.chain(step, hash), hash };
}

/** Hash of the direct parent. @throws Refusal PACK_PARENT_UNKNOWN */
export async function parentHashOf(
  step: Step,
  { manifest, lock }: Pick<SourcePack, 'manifest' | 'lock'>,
): Promise<string | undefined> {
  const wanted = manifest.extends;
  if (!wanted) return undefined;
  const locked = Object.hasOwn(lock, wanted.id) ? lock[wanted.id] : undefined;
  if (locked) return locked.sha256;
  const versions = await step.rows<{ hash: string; version: string }>(
    'select hash, pack_version as version from pack_version where tenant = $1 and pack_id = $2',
    [wanted.id],
  );
  const [best] = versions
    .filter((one) => satisfies(one.version, wanted.range))
    .sort((a, b) => compareVersions(b.version, a.version));
  if (!best) throw new Refusal(422, 'PACK_PARENT_UNKNOWN', { id: wanted.id, range: wanted.range });
  return best.hash;
}

/** A pack's files with the lock of its parents among them — one that is there stays —, and the hash that names them from now on. */
export async function lockPack(step: Step, library: PublishedPacks, files: PackFiles): Promise<LockedPack> {
  const parents = await parentsOf(step, library, sourceOf(files));
  const locked = lockedFiles(files, lockFor(parents.chain));
  return {
    hash: hashPack(locked),
    files: locked,
    chain: [...parents.chain, sourceOf(locked)],
    parentHash: parents.hash,
  };
}

export interface Publication {
  readonly by: string | null;
  readonly draftId: string | null;
  readonly tests: unknown;
  readonly now: Date;
}

/** Stores a locked pack under its hash. @throws Refusal PACK_VERSION_TAKEN when its version exists with other content */
export async function storePack(
  step: Step,
  { hash, files, chain, parentHash }: LockedPack,
  publication: Publication,
): Promise<void> {
  const list = await writeFiles(step, files);
  await storeVersion(step, { hash, parentHash, manifest: chain.at(-1)!.manifest, files: list }, publication);
}

/** A locked pack whose files are kept already. */
export interface KeptPack {
  readonly hash: string;
  readonly parentHash: string | undefined;
  readonly manifest: PackManifest;
  readonly files: FileList;
}

/** The same for one whose files are kept already. */
export async function storeVersion(step: Step, pack: KeptPack, publication: Publication): Promise<void> {
  const { manifest } = pack;
  const [taken] = await step.rows<{ hash: string }>(
    'select hash from pack_version where tenant = $1 and pack_id = $2 and pack_version = $3',
    [manifest.id, manifest.version],
  );
  if (taken?.hash === pack.hash) return;
  if (taken) throw new Refusal(409, 'PACK_VERSION_TAKEN', { version: manifest.version });
  await step.em.insert(PackVersion, {
    tenant: step.tenant,
    hash: pack.hash,
    packId: manifest.id,
    packVersion: manifest.version,
    layer: manifest.layer,
    titleZh: manifest.title.zh,
    titleEn: manifest.title.en,
    parentId: manifest.extends?.id ?? null,
    parentHash: pack.parentHash ?? null,
    draftId: publication.draftId,
    publishedAt: publication.now,
    publishedBy: publication.by,
    tests: publication.tests,
  } as never);
  await writeVersionList(step, pack.hash, pack.files);
}
