import type { GroupingDocument } from '@caseloom/grouping';
import type { Artifact } from '@caseloom/pack';
import type { BenchState } from '../library/bench/bench-state.ts';
import { findArtifact } from '../packs/pack-view.ts';

export type SchemeArtifact = Artifact<GroupingDocument>;

/** The grouping scheme of that id. @throws Refusal 404 */
export function schemeOf(state: Pick<BenchState, 'resolved'>, id: string): SchemeArtifact {
  return findArtifact(state, 'grouping', id).artifact as SchemeArtifact;
}

/** What was worked out of a scheme once and holds as long as somebody keeps the scheme: artifacts never change. */
export function oncePerScheme<T>(make: (scheme: SchemeArtifact) => T): (scheme: SchemeArtifact) => T {
  const known = new WeakMap<SchemeArtifact, { readonly value: T }>();
  return (scheme) => {
    let found = known.get(scheme);
    if (found === undefined) known.set(scheme, (found = { value: make(scheme) }));
    return found.value;
  };
}
