import { canonicalJson, issue, type Issue, type Result } from '@caseloom/core';
import { canonicalFiles, hashPack } from './format/canonical.ts';
import { classifyPath, LOCK_FILE } from './format/paths.ts';
import { checkSchema, placeInFile } from './format/schema-issues.ts';
import { lockedHashes, lockFor } from './lock.ts';
import { parseJson } from './text/json.ts';
import type { PackFiles, PackLock, SourcePack } from './types.ts';
import { z } from './zod.ts';

/** A pack of a bundle: canonical files, locked, with the hash that names them. */
export interface BundledPack {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly files: PackFiles;
}

const bundleSchema = z.strictObject({
  bundle: z.literal(1),
  hash: z.string(),
  packs: z
    .array(
      z.strictObject({
        id: z.string(),
        version: z.string(),
        hash: z.string(),
        files: z.record(z.string(), z.string()),
      }),
    )
    .min(1),
});

/**
 * One canonical text that holds a pack and all its parents, each locked: what is published, moved and stored. The same packs give the same text.
 * @param chain national first, the pack itself last; it must resolve. Implements PACK-24.
 */
export function buildPack(chain: readonly SourcePack[]): { readonly hash: string; readonly text: string } {
  const hashes = lockedHashes(chain);
  const packs = chain.map((pack, index) => {
    const lock = Object.keys(pack.lock).length > 0 ? pack.lock : lockFor(chain.slice(0, index));
    return {
      id: pack.manifest.id,
      version: pack.manifest.version,
      hash: hashes[index]!,
      files: Object.fromEntries(lockedFiles(pack.files, lock)),
    };
  });
  const hash = hashes.at(-1)!;
  return { hash, text: canonicalJson({ bundle: 1, hash, packs }) };
}

/** The canonical files of a pack with this lock among them: what publishing stores under `hashPack(files, lock)`. */
export function lockedFiles(files: PackFiles, lock: PackLock): PackFiles {
  const locked = new Map(canonicalFiles(files));
  locked.delete(LOCK_FILE);
  if (Object.keys(lock).length > 0) locked.set(LOCK_FILE, canonicalJson(lock));
  return new Map([...locked].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Reads a bundle, national first, and proves every hash; what does not fit is an issue and nothing is returned. */
export function openBundle(text: string): Result<readonly BundledPack[]> {
  const { json, issues } = parseJson(text, 'bundle');
  if (json === undefined) return { ok: false, issues };
  const checked = checkSchema(bundleSchema, json.value, placeInFile('bundle', json.spanOf));
  if (checked.value === undefined) return { ok: false, issues: checked.issues };
  const found: Issue[] = [];
  const packs = checked.value.packs.map(({ id, version, hash, files }, index) => {
    const entries = new Map(Object.entries(files));
    const at = `bundle#packs[${index}]`;
    for (const path of entries.keys())
      if (classifyPath(path).type === 'unknown') found.push(issue('PACK_FILE_UNEXPECTED', at, { file: path }));
    const actual = safeHash(entries, found);
    if (actual !== undefined && actual !== hash)
      found.push(issue('PACK_BUNDLE_HASH', at, { id, expected: hash, found: actual }));
    return { id, version, hash, files: entries };
  });
  const last = packs.at(-1)!;
  if (last.hash !== checked.value.hash)
    found.push(
      issue('PACK_BUNDLE_HASH', 'bundle#hash', { id: last.id, expected: checked.value.hash, found: last.hash }),
    );
  return found.length > 0 ? { ok: false, issues: found } : { ok: true, value: packs, issues: [] };
}

function safeHash(files: PackFiles, found: Issue[]): string | undefined {
  try {
    return hashPack(files);
  } catch (error) {
    found.push(
      issue('PACK_BUNDLE_INVALID', 'bundle', { reason: error instanceof Error ? error.message : String(error) }),
    );
    return undefined;
  }
}
