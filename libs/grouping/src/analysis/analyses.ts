import type { Artifact } from '@caseloom/pack';
import type { GroupingDocument } from '../document.ts';
import { apgCodes } from './apg/apg-codes.ts';
import { apgStories } from './apg/apg-stories.ts';
import { apgGroups, apgTree } from './apg/apg-tree.ts';
import { dipCodes } from './dip/dip-codes.ts';
import { dipGroups } from './dip/dip-groups.ts';
import { dipReach } from './dip/dip-reach.ts';
import { dipStories } from './dip/dip-stories.ts';
import { dipTree } from './dip/dip-tree.ts';
import { drgCodes } from './drg/drg-codes.ts';
import { drgGroups } from './drg/drg-groups.ts';
import { drgStories } from './drg/drg-stories.ts';
import { drgTree } from './drg/drg-tree.ts';
import { drgReach } from './reach/drg-reach.ts';
import type { FamilyAnalysis } from './family-analysis.ts';
import type { SchemeFamilyId } from '../types.ts';

/** What each family tells of its tables, one line each, in alphabetical order. */
const analyses = {
  apg: { tree: apgTree, stories: apgStories, groups: apgGroups, codes: apgCodes, reach: () => [] },
  dip: { tree: dipTree, stories: dipStories, groups: dipGroups, codes: dipCodes, reach: dipReach },
  drg: { tree: drgTree, stories: drgStories, groups: drgGroups, codes: drgCodes, reach: drgReach },
} satisfies Record<SchemeFamilyId, unknown> as unknown as Readonly<
  Record<SchemeFamilyId, FamilyAnalysis<GroupingDocument>>
>;

export function analysisOf(artifact: Artifact): {
  readonly artifact: Artifact<GroupingDocument>;
  readonly analysis: FamilyAnalysis<GroupingDocument>;
} {
  const scheme = artifact as Artifact<GroupingDocument>;
  return { artifact: scheme, analysis: analyses[scheme.value.family] };
}
