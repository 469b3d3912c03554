import { kinds } from '@caseloom/engine';
import { findPack, readPackFolder } from '@caseloom/files';
import { parsePack, resolvePack, type ResolvedPack, type SourcePack } from '@caseloom/pack';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../rule-packs', import.meta.url));

/** Resolves a pack that ships with the product. @throws Error with the located issues. */
export async function loadShippedPack(id: string): Promise<ResolvedPack> {
  const chain: SourcePack[] = [];
  for (let dir: string | undefined = join(FOLDER, id); dir !== undefined;) {
    const parsed = parsePack(await readPackFolder(dir), kinds);
    if (!parsed.ok) throw new Error(`${dir}: ${JSON.stringify(parsed.issues, undefined, 1)}`);
    chain.unshift(parsed.value);
    const parent: SourcePack['manifest']['extends'] = parsed.value.manifest.extends;
    dir = parent === undefined ? undefined : (await findPack(parent.id, parent.range, [FOLDER]))?.dir;
    if (parent !== undefined && dir === undefined) throw new Error(`${parent.id}@${parent.range} is not in ${FOLDER}`);
  }
  const resolved = resolvePack(chain, kinds);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.issues, undefined, 1));
  return resolved.value;
}
