import { CaseloomError, issue } from '@caseloom/core';
import { kinds } from '@caseloom/engine';
import { packsIn } from '@caseloom/files';
import type { GroupingDocument } from '@caseloom/grouping';
import {
  isRange,
  LAYERS,
  MANIFEST_FILE,
  nearestBase,
  type Artifact,
  type PackManifest,
  type ResolvedPack,
} from '@caseloom/pack';
import type { Args } from '../args.ts';
import { unusable } from '../failure.ts';
import { loadPack, parentFolders } from '../packs/load-pack.ts';
import { tell } from '../tell.ts';

/** The packs that an imported scheme is laid over. */
export interface SchemeBase {
  /** As `pack.json` says it then. */
  readonly extends: { readonly id: string; readonly range: string };
  /** `id@version` of the nearest parent. */
  readonly name: string;
  readonly resolved: ResolvedPack;
  /** The base's scheme that the imported one becomes an overlay of. */
  readonly scheme: Artifact;
}

/**
 * What `--base ID@RANGE` or `--base auto` names, and the scheme of it: the one `id` names, else the only one of the family, else the nearest.
 * @throws CaseloomError CLI_BASE_OTHER at `pack.json#extends.id`, CLI_BASE_SCHEME, CLI_BASE_NONE, CLI_PARENT_MISSING
 */
export async function schemeBase(
  wanted: Artifact,
  manifest: PackManifest,
  id: string | undefined,
  dir: string,
  args: Args,
): Promise<SchemeBase> {
  const given = args.need('base');
  if (given === 'auto') return nearest(wanted, manifest, id, dir, args);
  const parent = parentNamed(given);
  const found = manifest.extends?.id ?? parent.id;
  if (found !== parent.id)
    throw new CaseloomError([
      issue('CLI_BASE_OTHER', `${dir}/${MANIFEST_FILE}#extends.id`, { found, base: parent.id }),
    ]);
  const { name, resolved } = await parents(manifest, parent, dir, args);
  return { extends: parent, name, resolved, scheme: schemeIn(resolved, name, wanted, id) };
}

/** `cn-drg@^2.0.0` */
function parentNamed(given: string): { readonly id: string; readonly range: string } {
  const at = given.lastIndexOf('@');
  const [id, range] = at === -1 ? [given, '*'] : [given.slice(0, at), given.slice(at + 1)];
  if (id === '' || !isRange(range))
    throw unusable('CLI_OPTION_INVALID', { option: 'base', value: given, expected: 'ID@RANGE, auto' });
  return { id, range };
}

/** The chain above the pack, were it to extend this parent. */
async function parents(
  manifest: PackManifest,
  parent: SchemeBase['extends'],
  dir: string,
  args: Args,
): Promise<Pick<SchemeBase, 'name' | 'resolved'>> {
  const bare = new Map([[MANIFEST_FILE, JSON.stringify({ ...manifest, extends: parent })]]);
  const { chain, resolved } = await loadPack(dir, args, bare);
  const { id, version } = chain.at(-2)!.manifest;
  return { name: `${id}@${version}`, resolved };
}

function schemesOf(resolved: ResolvedPack, wanted: Artifact): Artifact[] {
  const family = familyOf(wanted);
  return [...(resolved.artifacts.get('grouping')?.values() ?? [])].filter((one) => familyOf(one) === family);
}

function familyOf(scheme: Artifact): string {
  return (scheme.value as GroupingDocument).family;
}

function schemeIn(resolved: ResolvedPack, base: string, wanted: Artifact, id: string | undefined): Artifact {
  const known = schemesOf(resolved, wanted);
  const named = known.find((one) => one.id === id);
  if (named !== undefined) return named;
  const [best] = nearestBase(
    wanted,
    known.map((artifact) => ({ artifact })),
    kinds,
  );
  if (best !== undefined && id === undefined) return best.candidate.artifact;
  throw unusable('CLI_BASE_SCHEME', {
    base,
    family: familyOf(wanted),
    scheme: id ?? '',
    known: known.map((one) => one.id).join(', ') || '–',
  });
}

/** Of all packs that could be a parent the one that has most of the scheme already; told on stderr. */
async function nearest(
  wanted: Artifact,
  manifest: PackManifest,
  id: string | undefined,
  dir: string,
  args: Args,
): Promise<SchemeBase> {
  const folders = parentFolders(dir, args);
  const candidates: (SchemeBase & { readonly artifact: Artifact })[] = [];
  for (const place of await packsIn(folders)) {
    if (place.id === manifest.id || (manifest.extends !== undefined && manifest.extends.id !== place.id)) continue;
    const { resolved } = await loadPack(place.dir, args).catch(() => ({ resolved: undefined }));
    if (resolved === undefined || isBelow(resolved.manifest, manifest)) continue;
    const name = `${place.id}@${place.version}`;
    const parent = { id: place.id, range: `^${place.version}` };
    for (const scheme of schemesOf(resolved, wanted))
      if (id === undefined || scheme.id === id)
        candidates.push({ extends: parent, name, resolved, scheme, artifact: scheme });
  }
  const [best, ...others] = nearestBase(wanted, candidates, kinds);
  if (best === undefined) throw unusable('CLI_BASE_NONE', { family: familyOf(wanted), folders: folders.join(', ') });
  const told = (share: number): string => (share * 100).toFixed(1);
  tell('CLI_BASE_NEAREST', {
    base: best.candidate.name,
    share: told(best.share),
    others: others.map(({ candidate, share }) => `${candidate.name} ${told(share)} %`).join(', ') || '–',
  });
  return best.candidate;
}

/** A parent stands on the same or a higher layer. */
function isBelow(candidate: PackManifest, child: PackManifest): boolean {
  return LAYERS.indexOf(candidate.layer) > LAYERS.indexOf(child.layer);
}
