import { issue, type Issue } from '@caseloom/core';
import { hashPack } from './format/canonical.ts';
import { LAYERS } from './format/manifest.ts';
import { LOCK_FILE, MANIFEST_FILE } from './format/paths.ts';
import { satisfies } from './semver.ts';
import type { PackLock, SourcePack } from './types.ts';

/**
 * The lock of a pack over these parents: every ancestor with its exact version and the hash it has once locked itself. Implements PACK-12.
 * @param parents national first, the direct parent last
 */
export function lockFor(parents: readonly SourcePack[]): PackLock {
  const lock = new Map<string, PackLock[string]>();
  for (const parent of parents) {
    const own = Object.keys(parent.lock).length > 0 ? parent.lock : Object.fromEntries(lock);
    lock.set(parent.manifest.id, { version: parent.manifest.version, sha256: hashWith(parent, own) });
  }
  return Object.fromEntries(lock);
}

/** The identity of each pack of a chain once locked to those before it, in the chain's order. */
export function lockedHashes(chain: readonly SourcePack[]): string[] {
  const hashes = lockFor(chain);
  return chain.map((pack) => hashes[pack.manifest.id]!.sha256);
}

function hashWith(pack: SourcePack, lock: PackLock): string {
  return Object.keys(pack.lock).length > 0 || Object.keys(lock).length === 0 ? pack.hash : hashPack(pack.files, lock);
}

/** Does the chain fit together: each pack extends the one before it, in range, on no lower layer, and as its lock says. Implements PACK-11, PACK-12. */
export function chainIssues(chain: readonly SourcePack[]): Issue[] {
  const issues: Issue[] = [];
  // Hashing a long parent takes as long as reading it: only for those who name a hash.
  let known: string[] | undefined;
  const hashes = (): string[] => (known ??= lockedHashes(chain.slice(0, -1)));
  chain.forEach((pack, index) => {
    const at = (file: string): string => (index === chain.length - 1 ? file : `${pack.manifest.id}:${file}`);
    const wanted = pack.manifest.extends;
    const parent = chain[index - 1];
    if (parent === undefined) {
      if (wanted !== undefined) issues.push(issue('PACK_PARENT_MISSING', at(`${MANIFEST_FILE}#extends`), wanted));
    } else if (wanted === undefined || wanted.id !== parent.manifest.id) {
      issues.push(
        issue('PACK_PARENT_UNEXPECTED', at(`${MANIFEST_FILE}#extends`), {
          id: parent.manifest.id,
          child: pack.manifest.id,
        }),
      );
    } else {
      const { id, version, layer } = parent.manifest;
      if (!satisfies(version, wanted.range))
        issues.push(
          issue('PACK_PARENT_VERSION', at(`${MANIFEST_FILE}#extends.range`), { id, version, range: wanted.range }),
        );
      if (LAYERS.indexOf(layer) > LAYERS.indexOf(pack.manifest.layer))
        issues.push(
          issue('PACK_PARENT_LAYER', at(`${MANIFEST_FILE}#layer`), {
            layer: pack.manifest.layer,
            id,
            parentLayer: layer,
          }),
        );
    }
    issues.push(...lockIssues(pack, chain.slice(0, index), hashes, at(LOCK_FILE)));
  });
  return issues;
}

function lockIssues(
  pack: SourcePack,
  parents: readonly SourcePack[],
  hashes: () => readonly string[],
  file: string,
): Issue[] {
  const named = Object.keys(pack.lock);
  if (named.length === 0) return [];
  const issues: Issue[] = [];
  parents.forEach((parent, index) => {
    const { id, version } = parent.manifest;
    const locked = Object.hasOwn(pack.lock, id) ? pack.lock[id] : undefined;
    if (locked === undefined) issues.push(issue('PACK_LOCK_MISSING', file, { id }));
    else if (locked.version !== version || locked.sha256 !== hashes()[index])
      issues.push(
        issue('PACK_LOCK_MISMATCH', `${file}#${id}`, {
          id,
          locked: short(locked.version, locked.sha256),
          found: short(version, hashes()[index]!),
        }),
      );
  });
  for (const id of named)
    if (!parents.some((parent) => parent.manifest.id === id)) issues.push(issue('PACK_LOCK_UNUSED', file, { id }));
  return issues;
}

function short(version: string, sha256: string): string {
  return `${version} ${sha256.slice(0, 12)}`;
}
