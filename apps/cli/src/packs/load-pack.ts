import { CaseloomError, type Issue } from '@caseloom/core';
import { compilePack, kinds, type CompiledPack } from '@caseloom/engine';
import { findPack, packsIn, readPackFolder } from '@caseloom/files';
import { parsePack, resolvePack, type PackFiles, type ResolvedPack, type SourcePack } from '@caseloom/pack';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Args } from '../args.ts';
import { unusable } from '../failure.ts';

/** The packs that ship with the program. */
const SHIPPED = fileURLToPath(new URL('../../../../rule-packs', import.meta.url));

export interface LoadedPack {
  /** National first, the folder's own pack last. */
  readonly chain: readonly SourcePack[];
  readonly resolved: ResolvedPack;
  readonly warnings: readonly Issue[];
}

/**
 * Reads a pack folder and its parents, which are looked for in `--packs`, else beside the pack, then among the shipped packs.
 * @param files  what the folder is taken to hold; its own files when absent
 * @throws CaseloomError CLI_PARENT_MISSING, which names the parent; every located error of the pack
 */
export async function loadPack(dir: string, args: Args, files?: PackFiles): Promise<LoadedPack> {
  const top = await readPack(dir, dir, files);
  const chain = [top.pack];
  const warnings = [...top.issues];
  for (let parent = await parentOf(chain, dir, args); parent !== undefined; parent = await parentOf(chain, dir, args)) {
    const read = await readPack(parent, dir);
    chain.unshift(read.pack);
    warnings.push(...read.issues);
  }
  const resolved = resolvePack(chain, kinds);
  if (!resolved.ok) throw new CaseloomError(resolved.issues);
  return { chain, resolved: resolved.value, warnings: [...warnings, ...resolved.issues] };
}

/** As loadPack, compiled; an error in the pack refuses it. */
export async function loadCompiledPack(dir: string, args: Args): Promise<CompiledPack> {
  return compileSound((await loadPack(dir, args)).resolved);
}

/** @throws CaseloomError with every error of the pack */
export function compileSound(resolved: ResolvedPack): CompiledPack {
  const compiled = compilePack(resolved);
  const errors = compiled.issues.filter((one) => one.severity === 'error');
  if (errors.length > 0) throw new CaseloomError(errors);
  return compiled;
}

async function readPack(
  dir: string,
  topDir: string,
  files?: PackFiles,
): Promise<{ pack: SourcePack; issues: readonly Issue[] }> {
  const parsed = parsePack(files ?? (await readPackFolder(dir)), kinds);
  const issues = dir === topDir ? parsed.issues : parsed.issues.map((one) => ({ ...one, path: `${dir}/${one.path}` }));
  if (!parsed.ok) throw new CaseloomError(issues);
  return { pack: parsed.value, issues };
}

/** Where parents of a pack folder are looked for: in `--packs`, else beside it, then among the shipped packs. */
export function parentFolders(dir: string, args: Args): readonly string[] {
  const given = args.list('packs').map((folder) => resolve(folder));
  return given.length > 0 ? given : [dirname(resolve(dir)), SHIPPED];
}

/** The folder of the next parent up: the version that the pack's lock names, else the highest in range. */
async function parentOf(chain: readonly SourcePack[], dir: string, args: Args): Promise<string | undefined> {
  const { manifest } = chain[0]!;
  if (manifest.extends === undefined) return undefined;
  const { id, range } = manifest.extends;
  const parent = `${id}@${range}`;
  if (chain.some((one) => one.manifest.id === id)) throw unusable('CLI_PARENT_CYCLE', { child: manifest.id, parent });
  const folders = parentFolders(dir, args);
  const locked = chain.map(({ lock }) => (Object.hasOwn(lock, id) ? lock[id]!.version : undefined));
  const place = await findPack(id, locked.findLast((version) => version !== undefined) ?? range, folders);
  if (place !== undefined) return place.dir;
  const found = (await packsIn(folders)).filter((one) => one.id === id).map((one) => one.version);
  throw unusable('CLI_PARENT_MISSING', {
    child: manifest.id,
    parent,
    folders: folders.join(', '),
    found: [...new Set(found)].join(', ') || '–',
  });
}
