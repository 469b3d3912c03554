import type { Result } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { GroupingDocument, DipDocument, DrgDocument } from './document.ts';
import { compileDip } from './dip/compile-dip.ts';
import { compileDrg } from './drg/compile-drg.ts';
import type { CompiledScheme } from './types.ts';

/** Compiles a grouping artifact once; the scheme is immutable and groups any number of records. Errors carry the row and the span they stand in. */
export function compileScheme(artifact: Artifact): Result<CompiledScheme> {
  const document = artifact.value as GroupingDocument;
  return document.family === 'drg'
    ? compileDrg(artifact as Artifact<DrgDocument>)
    : compileDip(artifact as Artifact<DipDocument>);
}
