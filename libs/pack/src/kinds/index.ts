import type { ArtifactKind, KindRegistry } from '../types.ts';
import { codesKind } from './codes.kind.ts';
import { recordKind } from './record.kind.ts';
import { reportsKind } from './reports.kind.ts';
import { testsKind } from './tests.kind.ts';

export * from './codes.kind.ts';
export * from './record.kind.ts';
export * from './reports.kind.ts';
export * from './tests.kind.ts';

/** The kinds this room owns. */
export const packKinds: readonly ArtifactKind[] = [codesKind, recordKind, reportsKind, testsKind];

/** A registry in the given order. @throws Error when two kinds share a name */
export function kindRegistry(kinds: readonly ArtifactKind[]): KindRegistry {
  const registry = new Map<ArtifactKind['kind'], ArtifactKind>();
  for (const kind of kinds) {
    if (registry.has(kind.kind)) throw new Error(`artifact kind given twice: ${kind.kind}`);
    registry.set(kind.kind, kind);
  }
  return registry;
}
