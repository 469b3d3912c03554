import type { Artifact } from '@caseloom/pack';
import { schemeFamilies } from '../../families.ts';
import { analysisOf } from '../analyses.ts';
import type { SchemeComparison } from '../types.ts';
import { compareGroups } from './compare-groups.ts';
import { compareLeads } from './compare-leads.ts';
import { compareTables } from './compare-tables.ts';

/**
 * Two schemes of one family by meaning: head, groups, tables and where codes lead. Row numbers in a column `order` do not count, the order tried does.
 * Rows that cannot be read take part in the tables only.
 * @throws RangeError for schemes of two families, which have nothing to compare
 */
export function compareSchemes(a: Artifact, b: Artifact): SchemeComparison {
  const [before, after] = [analysisOf(a), analysisOf(b)];
  if (before.analysis !== after.analysis) throw new RangeError('schemes of two families cannot be compared');
  const { analysis } = before;
  return {
    a: a.id,
    b: b.id,
    head: compareHeads(before.artifact.value, after.artifact.value),
    groups: compareGroups(analysis.groups(before.artifact), analysis.groups(after.artifact)),
    tables: compareTables(a, b, schemeFamilies[before.artifact.value.family].tables),
    codes: compareLeads(analysis.stories(before.artifact), analysis.stories(after.artifact)),
  };
}

type Head = Readonly<Record<string, unknown>>;

/** Members of the head that decide something; what a scheme says of itself does not. */
const SPEAKING = new Set(['title', 'region', 'year', 'source', 'notes', 'baseStandard', 'sample']);

function compareHeads(a: Head, b: Head): SchemeComparison['head'] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((member) => !SPEAKING.has(member))
    .map((member) => ({ member, a: JSON.stringify(a[member]) ?? '', b: JSON.stringify(b[member]) ?? '' }))
    .filter((one) => one.a !== one.b);
}
