import type { OutputOf, Operations } from '@caseloom/api';
import { conformityReport, knownSystems, reachOfGroups, reachability } from '@caseloom/grouping';
import type { Reach } from '@caseloom/grouping';
import type { Artifact, ResolvedPack } from '@caseloom/pack';
import { plainIssue } from '../packs/plain-issue.ts';
import { comparisonView } from './comparison.ts';
import { reachView } from './reach-view.ts';
import type { ReachView } from './reach-view.ts';
import type { SchemeArtifact } from './scheme-of.ts';

type Report = NonNullable<OutputOf<Operations['checkScheme']>['report']>;

export interface SchemeCheck {
  readonly report: Report;
  /** Every row that can be the answer. */
  readonly reach: readonly ReachView[];
}

const MOST = 500;

/** What is to be known of a scheme before anybody relies on it, under the code systems of a pack; takes seconds. */
export function checkOfScheme(
  scheme: SchemeArtifact,
  pack: Pick<ResolvedPack, 'artifacts'>,
  { base, today }: { readonly base: Artifact | undefined; readonly today: string },
): SchemeCheck {
  const rows = reachability(scheme);
  // Which rows are reached is known already: the report need not search for it again.
  const report = conformityReport(scheme, {
    codes: knownSystems(pack),
    asOf: today,
    budget: 1,
    ...(base === undefined ? {} : { base }),
  });
  const told = (reach: readonly Reach[]) => reach.map((one) => reachView(scheme, one));
  const { reached, dead, shadowed, undecided } = reachOfGroups(rows);
  return {
    report: {
      ...counted(scheme, report),
      reach: { reached, dead: told(dead), shadowed: told(shadowed), undecided: [...undecided] },
      ...(report.comparison === undefined ? {} : { comparison: comparisonView(report.comparison) }),
    },
    reach: told(rows),
  };
}

function counted(
  scheme: SchemeArtifact,
  { scheme: about, codes, overlaps, issues }: ReturnType<typeof conformityReport>,
) {
  return {
    title: scheme.value.title,
    family: about.family,
    counts: { ...about.counts },
    codes: codes.map(({ unknown, expired, ...one }) => ({
      ...one,
      unknown: unknown.slice(0, MOST),
      unknownTotal: unknown.length,
      expired: expired.slice(0, MOST).map((code) => ({ ...code })),
    })),
    overlaps: {
      total: overlaps.total,
      examples: overlaps.examples.slice(0, MOST).map((one) => ({ ...one, others: [...one.others] })),
    },
    issues: issues.slice(0, MOST).map(plainIssue),
    issuesTotal: issues.length,
  };
}
