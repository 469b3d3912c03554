import { knownSystems, type KnownSystems } from '@caseloom/grouping';
import { classifyPath, type PackFiles } from '@caseloom/pack';
import type { Args } from '../args.ts';
import { loadPack } from '../packs/load-pack.ts';

/** The code systems that hold in a pack, its own and those of its parents: codes of a scheme are held against them. What else the pack holds may be broken. */
export async function codesInForce(dir: string, pack: PackFiles, args: Args): Promise<KnownSystems> {
  const files = new Map([...pack].filter(([path]) => isNeeded(path)));
  const { resolved } = await loadPack(dir, args, files);
  return knownSystems(resolved);
}

function isNeeded(path: string): boolean {
  const place = classifyPath(path);
  return 'artifact' in place ? place.kind === 'codes' : place.type === 'manifest' || place.type === 'lock';
}
