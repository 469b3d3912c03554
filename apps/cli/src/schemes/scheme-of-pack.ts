import type { CompiledPack } from '@caseloom/engine';
import type { CompiledScheme } from '@caseloom/grouping';
import type { Artifact, ResolvedPack } from '@caseloom/pack';
import { unusable } from '../failure.ts';

/** The grouping artifact of that id, or the only one of the pack. @throws CaseloomError CLI_NO_SCHEME, CLI_SCHEME_UNKNOWN, CLI_SCHEME_AMBIGUOUS */
export function schemeArtifact({ manifest, artifacts }: ResolvedPack, scheme: string | undefined): Artifact {
  const schemes = artifacts.get('grouping') ?? new Map<string, Artifact>();
  const about = { pack: manifest.id, known: [...schemes.keys()].join(', ') };
  const [only, ...more] = schemes.values();
  if (only === undefined) throw unusable('CLI_NO_SCHEME', about);
  if (scheme === undefined && more.length > 0) throw unusable('CLI_SCHEME_AMBIGUOUS', about);
  const found = scheme === undefined ? only : schemes.get(scheme);
  if (found === undefined) throw unusable('CLI_SCHEME_UNKNOWN', { ...about, scheme: scheme ?? '' });
  return found;
}

/** As schemeArtifact, with its compiled form. */
export function schemeOfPack(
  pack: CompiledPack,
  scheme: string | undefined,
): { readonly artifact: Artifact; readonly scheme: CompiledScheme } {
  const artifact = schemeArtifact(pack.resolved, scheme);
  return { artifact, scheme: pack.schemes.get(artifact.id)! };
}
