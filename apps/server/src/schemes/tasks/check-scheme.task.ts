import type { OutputOf, Operations } from '@caseloom/api';
import { conformityReport, reachOfGroups, reachability } from '@caseloom/grouping';
import type { KnownCodes, Reach } from '@caseloom/grouping';
import type { BenchState } from '../../library/bench/bench-state.ts';
import { defineTask } from '../../library/tasks/task.ts';
import { plainIssue } from '../../packs/plain-issue.ts';
import { comparisonView } from '../comparison.ts';
import { reachView } from '../reach-view.ts';
import type { ReachView } from '../reach-view.ts';
import { schemeOf } from '../scheme-of.ts';
import type { SchemeArtifact } from '../scheme-of.ts';

type Report = NonNullable<OutputOf<Operations['checkScheme']>['report']>;

export interface SchemeCheck {
  readonly report: Report;
  /** Every row that can be the answer. */
  readonly reach: readonly ReachView[];
}

const MOST = 500;

/** What is to be known of a scheme before anybody relies on it; takes seconds. @throws Refusal 404 */
export const checkSchemeTask = defineTask({
  id: 'checkScheme',
  run: (state, asked: { readonly scheme: string; readonly today: string }): SchemeCheck => {
    const scheme = schemeOf(state, asked.scheme);
    const base = state.parents?.artifacts.get('grouping')?.get(asked.scheme);
    const rows = reachability(scheme);
    // Which rows are reached is known already: the report need not search for it again.
    const report = conformityReport(scheme, {
      codes: knownCodes(state),
      asOf: asked.today,
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
  },
});

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
function knownCodes({ environment }: BenchState): { dx?: KnownCodes; proc?: KnownCodes } {
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
