import type { Result } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { GroupingDocument } from './document.ts';
import { schemeFamilies } from './families.ts';
import type { CompiledScheme } from './types.ts';

/** Compiles a grouping artifact once; the scheme is immutable and groups any number of records. Errors carry the row and the span they stand in. */
export function compileScheme(artifact: Artifact): Result<CompiledScheme> {
  const { family } = artifact.value as GroupingDocument;
  return schemeFamilies[family].compile(artifact as Artifact<GroupingDocument>);
}
