import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CaseloomError } from '@caseloom/core';
import { compilePack } from '@caseloom/engine';
import { readPackFolder } from '@caseloom/files';
import { LOCK_FILE, MANIFEST_FILE, hashPack } from '@caseloom/pack';
import type { PackFiles, PackLock } from '@caseloom/pack';
import type { Database } from '../database/open-database.ts';
import { Refusal } from '../http/problem.ts';
import type { Log } from '../system/log.ts';
import type { ServerSettings } from '../system/settings.ts';
import { Activation } from './activation.entity.ts';
import { readFiles, versionFiles } from './pack-files.ts';
import type { PublishedPacks } from './published-packs.ts';
import { resolved } from './published-packs.ts';
import { lockPack, storePack } from './publish-pack.ts';

/** What a fresh installation begins under: the hospital's pack, for everything, since before any case. */
const FIRST_ACTIVE = 'sample-hospital';
const FIRST_VALID_FROM = '2000-01-01';

interface Manifest {
  id: string;
  version: string;
  extends?: { id: string };
}

/**
 * Publishes the packs that come with the product, parents first, unless a version is there already. In a fresh demonstration the sample
 * hospital's pack is activated too; later versions are offered, never activated by themselves.
 */
export async function publishShippedPacks(
  database: Database,
  library: PublishedPacks,
  { homeTenant: tenant, packFolder: folder, isDemo }: ServerSettings,
  now: Date,
  log: Log,
): Promise<void> {
  if (!existsSync(folder)) return;
  const hashes = new Map<string, string>();
  for (const { manifest, files } of parentsFirst(await readAll(folder))) {
    try {
      hashes.set(manifest.id, await publish(database, tenant, library, manifest, files, now, log));
    } catch (error) {
      // One unusable pack in the folder must not keep a hospital from starting; it is named and missing from the list of packs.
      const code =
        error instanceof CaseloomError ? error.issues[0]!.code : error instanceof Refusal ? error.code : undefined;
      if (code === undefined) throw error;
      log.event('shipped-pack-unusable', {
        pack: manifest.id,
        version: manifest.version,
        code,
        ...(error instanceof CaseloomError ? { path: error.issues[0]!.path, issues: error.issues.length } : {}),
      });
    }
  }
  const first = hashes.get(FIRST_ACTIVE);
  if (!isDemo || !first) return;
  await database.steps.inTenant(tenant, async (step) => {
    if ((await step.em.count(Activation, {})) > 0) return;
    await step.em.insertMany(
      Activation,
      (['policy', 'conduct', 'workflow'] as const).map((purpose) => ({
        tenant,
        id: randomUUID(),
        purpose,
        poolingArea: '',
        insuranceType: '',
        stayKind: '',
        validFrom: FIRST_VALID_FROM,
        packHash: first,
        by: 'Caseloom',
        at: now,
      })),
    );
  });
}

function publish(
  database: Database,
  tenant: string,
  library: PublishedPacks,
  manifest: Manifest,
  files: PackFiles,
  now: Date,
  log: Log,
): Promise<string> {
  return database.steps.inTenant(
    tenant,
    async (step) => {
      const [known] = await step.rows<{ hash: string }>(
        'select hash from pack_version where tenant = $1 and pack_id = $2 and pack_version = $3',
        [manifest.id, manifest.version],
      );
      if (known) {
        const lock = await readFiles(
          step,
          new Map([...(await versionFiles(step, known.hash))].filter(([path]) => path === LOCK_FILE)),
        );
        const isSame = hashPack(files, JSON.parse(lock.get(LOCK_FILE) ?? '{}') as PackLock) === known.hash;
        if (!isSame)
          log.event('shipped-pack-differs', {
            pack: manifest.id,
            version: manifest.version,
            published: known.hash.slice(0, 12),
          });
        return known.hash;
      }
      const locked = await lockPack(step, library, files);
      const errors = compilePack(resolved(locked.chain)).issues.filter((one) => one.severity === 'error');
      if (errors.length > 0) throw new CaseloomError(errors);
      await storePack(step, locked, { by: null, draftId: null, tests: null, now });
      return locked.hash;
    },
    { budgetMs: 300_000 },
  );
}

async function readAll(folder: string): Promise<{ manifest: Manifest; files: PackFiles }[]> {
  const packs: { manifest: Manifest; files: PackFiles }[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() || !existsSync(join(folder, entry.name, MANIFEST_FILE))) continue;
    const files = await readPackFolder(join(folder, entry.name));
    packs.push({ files, manifest: JSON.parse(files.get(MANIFEST_FILE)!) as Manifest });
  }
  return packs;
}

function parentsFirst<T extends { manifest: Manifest }>(packs: readonly T[]): T[] {
  const ordered: T[] = [];
  const place = (pack: T) => {
    if (ordered.includes(pack)) return;
    const parent = packs.find((one) => one.manifest.id === pack.manifest.extends?.id);
    if (parent) place(parent);
    ordered.push(pack);
  };
  packs.forEach(place);
  return ordered;
}
