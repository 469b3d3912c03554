import type { CallOutput } from '../../../../api/client.ts';

export type Evaluation = NonNullable<CallOutput<'getCase'>['evaluation']>;
export type Finding = Evaluation['findings'][number];
export const SEVERITY_ORDER = ['block', 'error', 'warn', 'info'] as const;
export type Severity = (typeof SEVERITY_ORDER)[number];

export interface FindingFilter {
  readonly state: 'all' | 'open';
  /** Only findings at this field, or below this group. */
  readonly path?: string | undefined;
}

export interface NumberedFinding {
  /** 1 for the first on screen; keys 1 to 9 go there. */
  readonly number: number;
  readonly finding: Finding;
}

/** True when a finding points at the field, at something in the group, or read a value there. */
export function concerns(finding: Finding, path: string): boolean {
  const within = (one: string) => one === path || one.startsWith(`${path}.`) || one.startsWith(`${path}[`);
  return within(finding.path) || finding.read.some((read) => within(read.path));
}

/**
 * Findings by severity, the gravest first, numbered through as they stand on screen.
 * @param severityOf the severity a finding is shown with, where that is another than its own
 */
export function groupFindings(
  findings: readonly Finding[],
  filter: FindingFilter,
  severityOf: (finding: Finding) => Severity = (finding) => finding.severity,
): readonly { readonly severity: Severity; readonly items: readonly NumberedFinding[] }[] {
  const shown = findings.filter(
    (finding) =>
      (filter.state === 'all' || finding.open) && (filter.path === undefined || concerns(finding, filter.path)),
  );
  let number = 0;
  return SEVERITY_ORDER.map((severity) => ({
    severity,
    items: shown
      .filter((finding) => severityOf(finding) === severity)
      .map((finding) => ({ number: (number += 1), finding })),
  })).filter((group) => group.items.length > 0);
}

/** Open findings by severity. */
export function openCounts(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { block: 0, error: 0, warn: 0, info: 0 };
  for (const finding of findings) if (finding.open) counts[finding.severity] += 1;
  return counts;
}

/** The gravest open finding at each field, for the mark at its left edge. */
export function marksByPath(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const marks = new Map<string, Finding>();
  const rank = (finding: Finding) => SEVERITY_ORDER.indexOf(finding.severity);
  for (const finding of findings) {
    if (!finding.open) continue;
    const standing = marks.get(finding.path);
    if (standing === undefined || rank(finding) < rank(standing)) marks.set(finding.path, finding);
  }
  return marks;
}

/** What edits do to the findings: those that are gone, and those that are new. */
export function difference(
  before: readonly Finding[],
  after: readonly Finding[],
): { readonly solved: readonly Finding[]; readonly gained: readonly Finding[] } {
  const had = new Set(before.map((finding) => finding.key));
  const has = new Set(after.map((finding) => finding.key));
  return {
    solved: before.filter((finding) => !has.has(finding.key)),
    gained: after.filter((finding) => !had.has(finding.key)),
  };
}
