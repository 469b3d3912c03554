import type { Issue, Result } from '@caseloom/core';
import type { Artifact, TableSpec } from '@caseloom/pack';
import type { CompiledScheme, SchemeFamilyId } from './types.ts';

/** The contract of a family of schemes: its head's schema lies in `document.ts`, everything else in its folder. */
export interface SchemeFamily<D> {
  readonly family: SchemeFamilyId;
  readonly tables: Readonly<Record<string, TableSpec>>;
  /** Any error refuses the whole. */
  compile(artifact: Artifact<D>): Result<CompiledScheme>;
  check(artifact: Artifact<D>): readonly Issue[];
}
