import { importedArtifacts, importScheme, kinds } from '@caseloom/engine';
import type { ImportedSchemeFiles, SchemeUpload } from '@caseloom/engine';
import { knownSystems } from '@caseloom/grouping';
import type { GroupingDocument } from '@caseloom/grouping';
import { layOver, nearestBase, withoutArtifacts } from '@caseloom/pack';
import type { Artifact, LaidArtifact, PackFiles } from '@caseloom/pack';
import type { BenchState } from '../../library/bench/bench-state.ts';

export interface AskedImport {
  readonly upload: SchemeUpload;
  readonly artifact: string;
  readonly title?: string;
  readonly over: 'base' | 'copy';
  /** Name of the file, for the reasons of what the overlay takes out. */
  readonly file: string;
}

/** What an import would make of a draft. */
export interface SchemePlan {
  readonly imported: ImportedSchemeFiles;
  /** The grouping artifact as imported, whatever the parents have of it. */
  readonly scheme: Artifact<GroupingDocument>;
  readonly base: { readonly artifact: Artifact; readonly share: number } | undefined;
  readonly laid: readonly LaidArtifact[];
  /** All files of the draft then. */
  readonly files: PackFiles;
}

/**
 * Plans the import of a scheme into a draft: as an overlay of the nearest scheme of the parents, or as a whole.
 * @throws CaseloomError when nothing can be made of the upload
 */
export function schemePlan(state: BenchState, { upload, artifact, title, over, file }: AskedImport): SchemePlan {
  const options = { codes: knownSystems(state.resolved), ...(title === undefined ? {} : { title }) };
  const manifest = state.own.manifest;
  let imported = importScheme(upload, { id: artifact, ...options });
  let wanted = importedArtifacts(imported, manifest);
  const base = over === 'base' ? nearest(state, schemeAmong(wanted)) : undefined;
  if (base !== undefined && base.artifact.id !== imported.artifact) {
    imported = importScheme(upload, { id: base.artifact.id, ...options });
    wanted = importedArtifacts(imported, manifest);
  }
  const { files, artifacts } = layOver(over === 'base' ? state.parents : undefined, wanted, kinds, {
    reason: file.slice(0, 120),
  });
  return {
    imported,
    scheme: schemeAmong(wanted),
    base,
    laid: artifacts,
    files: new Map([...withoutArtifacts(state.own.files, wanted), ...files]),
  };
}

function schemeAmong(artifacts: readonly Artifact[]): Artifact<GroupingDocument> {
  return artifacts.find(({ kind }) => kind === 'grouping') as Artifact<GroupingDocument>;
}

/** The parents' scheme of the same family that has most of this one already. */
function nearest(state: BenchState, scheme: Artifact<GroupingDocument>): SchemePlan['base'] {
  const known = [...(state.parents?.artifacts.get('grouping')?.values() ?? [])] as Artifact<GroupingDocument>[];
  const candidates = known
    .filter(({ value }) => value.family === scheme.value.family)
    .map((artifact) => ({ artifact: artifact as Artifact }));
  const [best] = nearestBase(scheme as Artifact, candidates, kinds);
  return best === undefined ? undefined : { artifact: best.candidate.artifact, share: best.share };
}
