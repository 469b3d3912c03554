import type { Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { KnownSystems } from '../../code-systems.ts';
import { compileScheme } from '../../compile-scheme.ts';
import { schemeFamilies } from '../../families.ts';
import { analysisOf } from '../analyses.ts';
import { compareSchemes } from '../compare/compare-schemes.ts';
import type { ConformityReport, Reach } from '../types.ts';
import { agreement } from './agreement.ts';
import type { SettledCase } from './agreement.ts';
import { checkCodes } from './code-tables.ts';
import { overlappingCodes } from './overlaps.ts';

export interface ConformityOptions {
  readonly codes?: KnownSystems;
  /** Day on which codes must still be valid, `YYYY-MM-DD`; without it every code that ends is named. */
  readonly asOf?: string;
  /** Scheme of the base pack, of the same family. */
  readonly base?: Artifact;
  readonly cases?: Iterable<SettledCase>;
  /** What the importer found; without it the scheme is checked here. */
  readonly importIssues?: readonly Issue[];
  /** As `reachability`. */
  readonly budget?: number;
}

/**
 * What is to be known of a scheme before anybody relies on it: unknown and expired codes, codes that several groups ask for, groups that no record reaches with the
 * proof, the differences from its base, and how far it agrees with settled cases. A scheme with errors has a report too; what needs its compiled form is empty. [ANA-8]
 */
export function conformityReport(artifact: Artifact, options: ConformityOptions = {}): ConformityReport {
  const { analysis, artifact: scheme } = analysisOf(artifact);
  const { family, title } = scheme.value;
  const groups = analysis.groups(scheme).groups.map(({ code }) => code);
  const rows = Object.entries(artifact.tables).map(([name, table]) => [name, table.rows.length] as const);
  const compiled = options.cases === undefined ? undefined : compileScheme(artifact);
  const isComparable = options.base !== undefined && analysisOf(options.base).analysis === analysis;
  const issues = options.importIssues ?? schemeFamilies[family].check(scheme);
  return {
    scheme: { id: artifact.id, title, family, counts: { ...Object.fromEntries(rows), groups: groups.length } },
    codes: checkCodes(analysis.codes(scheme), options.codes ?? {}, options.asOf),
    overlaps: overlappingCodes(analysis.stories(scheme)),
    reach: reachOfGroups(analysis.reach(scheme, options.budget === undefined ? {} : { budget: options.budget })),
    ...(isComparable ? { comparison: compareSchemes(options.base!, artifact) } : {}),
    ...(compiled?.ok === true ? { agreement: agreement(compiled.value, options.cases!) } : {}),
    issues,
  };
}

/** Rows told by group: one that any row reaches is reached. Rules that answer themselves count only where a record does reach them. */
export function reachOfGroups(rows: readonly Reach[]): ConformityReport['reach'] {
  const reached = new Set(rows.filter(({ state }) => state === 'reached').map(({ group }) => group));
  const listed = rows.filter(({ kind, group }) => kind !== 'noDrg' && !reached.has(group));
  const undecided = new Set(listed.filter(({ state }) => state === 'undecided').map(({ group }) => group));
  return {
    reached: reached.size,
    dead: listed.filter(({ group, state }) => state === 'dead' && !undecided.has(group)),
    shadowed: rows.filter(({ kind, state, group }) => kind !== 'noDrg' && state === 'dead' && reached.has(group)),
    undecided: [...undecided],
  };
}
