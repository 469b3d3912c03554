import { CaseloomError, type Issue } from '@caseloom/core';
import { compilePack, kinds, type CompiledPack } from '@caseloom/engine';
import { findPack, readPackFolder } from '@caseloom/files';
import { parsePack, resolvePack, type ResolvedPack, type SourcePack } from '@caseloom/pack';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Args } from './args.ts';
import { Unusable } from './failure.ts';

/** The packs that ship with the program, searched last. */
const SHIPPED = fileURLToPath(new URL('../../../rule-packs', import.meta.url));

export interface LoadedPack {
  /** National first, the folder's own pack last. */
  readonly chain: readonly SourcePack[];
  readonly resolved: ResolvedPack;
  readonly warnings: readonly Issue[];
}

/** Where parents are looked for: `--packs` folders, else the siblings of the pack, then the shipped packs. */
export function packFolders(args: Args, packDir: string): string[] {
  const named = args.list('packs').map((dir) => resolve(dir));
  return [...(named.length > 0 ? named : [dirname(resolve(packDir))]), SHIPPED];
}

/** Reads a pack folder and its parents. @throws Unusable when a parent is missing, naming it; CaseloomError for located errors. */
export async function loadPack(packDir: string, args: Args): Promise<LoadedPack> {
  const folders = packFolders(args, packDir);
  const warnings: Issue[] = [];
  const chain: SourcePack[] = [];
  let dir: string | undefined = packDir;
  while (dir !== undefined) {
    const parsed = parsePack(await readPackFolder(dir), kinds);
    if (!parsed.ok) throw new CaseloomError(located(parsed.issues, dir, packDir));
    warnings.push(...located(parsed.issues, dir, packDir));
    chain.unshift(parsed.value);
    const { extends: parent, id }: SourcePack['manifest'] = parsed.value.manifest;
    if (parent === undefined) break;
    if (chain.some((one) => one.manifest.id === parent.id)) throw new Unusable(`pack ${id} extends ${parent.id}, which stands above itself`);
    dir = (await findPack(parent.id, parent.range, folders))?.dir;
    if (dir === undefined) throw new Unusable(`pack ${id} extends ${parent.id}@${parent.range}, which is in none of: ${folders.join(', ')}`);
  }
  const resolved = resolvePack(chain, kinds);
  if (!resolved.ok) throw new CaseloomError(resolved.issues);
  return { chain, resolved: resolved.value, warnings: [...warnings, ...resolved.issues] };
}

/** As loadPack, compiled; every error-level issue refuses it. */
export async function loadCompiledPack(packDir: string, args: Args): Promise<CompiledPack> {
  const { resolved } = await loadPack(packDir, args);
  const compiled = compilePack(resolved);
  const errors = compiled.issues.filter((one) => one.severity === 'error');
  if (errors.length > 0) throw new CaseloomError(errors);
  return compiled;
}

function located(issues: readonly Issue[], dir: string, packDir: string): Issue[] {
  return dir === packDir ? [...issues] : issues.map((one) => ({ ...one, path: `${dir}/${one.path}` }));
}
