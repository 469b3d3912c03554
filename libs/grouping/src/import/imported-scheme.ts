import type { Issue } from '@caseloom/core';
import type { Artifact, PackFiles } from '@caseloom/pack';

export interface ImportedScheme {
  /** Files of the pack: `grouping/<id>.json` and its tables. */
  readonly files: PackFiles;
  readonly artifact: Artifact;
  /** Errors mean that the scheme cannot run as it stands; the files are there all the same, so that they can be mended. */
  readonly issues: readonly Issue[];
}
