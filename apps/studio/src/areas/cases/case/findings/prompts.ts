import type { Evaluation, Finding, Severity } from './group-findings.ts';

type Prompts = NonNullable<Evaluation['prompts']>;
export type Prompt = Prompts['items'][number];
export interface FoldedFinding {
  readonly finding: Finding;
  readonly prompt: Prompt;
}
export const FOLD_REASONS = ['overBudget', 'seenBefore', 'silenced'] as const;

/** Findings as they are put before this person: what is shown in the governor's order, then what is settled; and what is folded. */
export function splitPrompts({ findings, prompts }: Pick<Evaluation, 'findings' | 'prompts'>): {
  readonly shown: readonly Finding[];
  readonly folded: readonly FoldedFinding[];
} {
  if (prompts === undefined) return { shown: findings, folded: [] };
  const byKey = new Map(prompts.items.map((one) => [one.key, one]));
  const place = (finding: Finding) => byKey.get(finding.key)?.place ?? Infinity;
  const inPlace = findings.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  const isFolded = (finding: Finding) => byKey.get(finding.key)?.state === 'folded';
  return {
    shown: inPlace.filter((finding) => !isFolded(finding)),
    folded: inPlace.filter(isFolded).map((finding) => ({ finding, prompt: byKey.get(finding.key)! })),
  };
}

/** The severity a finding is shown with: a demoted rule's is one step lower. */
export function shownSeverity(prompts: Evaluation['prompts']): (finding: Finding) => Severity {
  const lowered = new Map(prompts?.items.map((one) => [one.key, one.severity]));
  return (finding) => lowered.get(finding.key) ?? finding.severity;
}

/** How many are folded for each reason, in a fixed order. */
export function foldCounts(
  folded: readonly FoldedFinding[],
): readonly (readonly [(typeof FOLD_REASONS)[number], number])[] {
  return FOLD_REASONS.map(
    (reason) => [reason, folded.filter((one) => one.prompt.reason === reason).length] as const,
  ).filter(([, count]) => count > 0);
}
