import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareVersions, satisfies } from '@caseloom/pack';

/** A pack folder that was looked at. */
export interface PackPlace {
  readonly dir: string;
  readonly id: string;
  readonly version: string;
}

const LARGEST_MANIFEST = 1_000_000;

/**
 * The pack folder with an id and a version in the range, over several folders; the highest version wins, then the earlier folder.
 * A folder is a pack itself (it has `pack.json`) or holds packs, one level down. Undefined when there is none; `packsIn` tells
 * what there is instead.
 */
export async function findPack(id: string, range: string, dirs: readonly string[]): Promise<PackPlace | undefined> {
  const fitting = (await packsIn(dirs)).filter((place) => place.id === id && satisfies(place.version, range));
  return fitting.reduce<PackPlace | undefined>(
    (best, place) => (best === undefined || compareVersions(place.version, best.version) > 0 ? place : best),
    undefined,
  );
}

/** Every pack folder in or directly below the folders, in their order and by name; folders that cannot be read hold none. */
export async function packsIn(dirs: readonly string[]): Promise<PackPlace[]> {
  const places: PackPlace[] = [];
  for (const dir of dirs) {
    const own = await placeAt(dir);
    if (own !== undefined) places.push(own);
    else for (const name of await foldersOf(dir)) places.push(...optional(await placeAt(join(dir, name))));
  }
  return places;
}

async function placeAt(dir: string): Promise<PackPlace | undefined> {
  try {
    const path = join(dir, 'pack.json');
    const { size } = await lstat(path);
    if (size > LARGEST_MANIFEST) return undefined;
    const manifest: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (manifest === null || typeof manifest !== 'object' || !('id' in manifest) || !('version' in manifest))
      return undefined;
    const { id, version } = manifest;
    return typeof id === 'string' && typeof version === 'string' ? { dir, id, version } : undefined;
  } catch {
    return undefined;
  }
}

async function foldersOf(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

function optional<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
