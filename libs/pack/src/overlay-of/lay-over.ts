import { classifyPath } from '../format/paths.ts';
import { artifactKey } from '../overlay/layer.ts';
import type { Artifact, KindRegistry, PackFiles, PackKindId, ResolvedPack } from '../types.ts';
import { bytesOf, fullFiles, overlayOf, type ArtifactOverlay } from './overlay-of.ts';

/** How an artifact is written in a pack that has parents. */
export interface LaidArtifact extends Omit<ArtifactOverlay, 'files'> {
  readonly kind: PackKindId;
  readonly id: string;
  /** `own`: the parents have none of this name; `same`: nothing need be said. */
  readonly how: 'own' | 'overlay' | 'same';
}

export interface LayOptions {
  /** Why inherited rows and elements that are not wanted are disabled. */
  readonly reason: string;
  /** The reason of one of them, where it is known. */
  readonly reasonOf?: (artifact: Pick<Artifact, 'kind' | 'id'>, list: string, id: string) => string | undefined;
}

/** The files by which a pack over these parents has the wanted artifacts: overlays where the parents have one of the name, own files where not. */
export function layOver(
  parents: Pick<ResolvedPack, 'artifacts'> | undefined,
  wanted: readonly Artifact[],
  kinds: KindRegistry,
  { reason, reasonOf }: LayOptions,
): { readonly files: PackFiles; readonly artifacts: readonly LaidArtifact[] } {
  const files = new Map<string, string>();
  const artifacts: LaidArtifact[] = [];
  for (const artifact of wanted) {
    const { kind, id } = artifact;
    const base = parents?.artifacts.get(kind)?.get(id);
    const laid =
      base === undefined
        ? ownFiles(artifact)
        : overlayOf(base, artifact, kinds, {
            reason,
            ...(reasonOf === undefined ? {} : { reasonOf: (list, element) => reasonOf(artifact, list, element) }),
          });
    for (const [path, text] of laid.files) files.set(path, text);
    const { files: written, ...report } = laid;
    artifacts.push({ kind, id, how: base === undefined ? 'own' : written.size === 0 ? 'same' : 'overlay', ...report });
  }
  return { files, artifacts };
}

function ownFiles(artifact: Artifact): ArtifactOverlay {
  const files = fullFiles(artifact);
  const full = bytesOf(files);
  return { files, lists: [], head: [], size: { overlay: full, full } };
}

/** A pack's files without what it says of these artifacts, own or by overlay. */
export function withoutArtifacts(files: PackFiles, artifacts: Iterable<Pick<Artifact, 'kind' | 'id'>>): PackFiles {
  const gone = new Set(Array.from(artifacts, ({ kind, id }) => artifactKey(kind, id)));
  return new Map(
    [...files].filter(([path]) => {
      const place = classifyPath(path);
      return !('artifact' in place) || !gone.has(artifactKey(place.kind, place.artifact));
    }),
  );
}
