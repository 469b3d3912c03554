import type { OutputOf, Operations } from '@caseloom/api';
import type { PackEnvironment } from '@caseloom/engine';
import { conformityReport, reachOfGroups, reachability } from '@caseloom/grouping';
import type { KnownCodes, Reach } from '@caseloom/grouping';
import type { Artifact } from '@caseloom/pack';
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

/** What is to be known of a scheme before anybody relies on it, under the code tables of a pack; takes seconds. */
export function checkOfScheme(
  scheme: SchemeArtifact,
  environment: PackEnvironment,
  { base, today }: { readonly base: Artifact | undefined; readonly today: string },
): SchemeCheck {
  const rows = reachability(scheme);
  // Which rows are reached is known already: the report need not search for it again.
  const report = conformityReport(scheme, {
    codes: knownCodes(environment),
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

/** Code systems of the pack; of one that is only a sample nobody can say what it lacks. */
function knownCodes(environment: PackEnvironment): { dx?: KnownCodes; proc?: KnownCodes } {
  const known = (name: string): KnownCodes | undefined => {
    const system = environment.codeSystem(name);
    if (system === undefined || system.sample) return undefined;
    return new Map(
      [...system.rows].map(([code, row]) => [code, row['validTo'] ? { validTo: row['validTo'] } : {}] as const),
    );
  };
  const [dx, proc] = [known('icd10'), known('icd9cm3')];
  return { ...(dx ? { dx } : {}), ...(proc ? { proc } : {}) };
}
