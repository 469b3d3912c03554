import { decimal } from '@caseloom/core';
import type { Severity } from '@caseloom/core';
import type { DemotionThresholds } from './budget.ts';
import { precisionOf } from './precision.ts';
import type { RulePrecision, RuleTally } from './precision.ts';

/** `lower`: shown one severity lower; `silent`: folded, counted and reachable. */
export type DemotionEffect = 'lower' | 'silent';

export interface DemotionProposal {
  readonly ruleId: string;
  readonly severity: Severity;
  /** What is proposed; who decides may choose the other. */
  readonly effect: DemotionEffect;
  readonly precision: RulePrecision;
}

export interface JudgedRule {
  readonly ruleId: string;
  readonly severity: Severity;
  /** Over the days of the thresholds, from the day after the last decision about this rule. */
  readonly tally: RuleTally;
}

/**
 * Rules that are mostly overridden: at least `decided` findings dealt with, and right in fewer than `precision` of them. What must be
 * fixed is never proposed. The least precise first, then those with more decisions, then by id. Nothing follows from a proposal by
 * itself. Implements GOV-8.
 */
export function proposeDemotions(
  rules: readonly JudgedRule[],
  { decided, precision }: DemotionThresholds,
): DemotionProposal[] {
  return rules
    .filter((rule) => rule.severity !== 'block')
    .map(({ ruleId, severity, tally }) => ({
      ruleId,
      severity,
      effect: severity === 'info' ? ('silent' as const) : ('lower' as const),
      precision: precisionOf(tally),
    }))
    .filter((one) => one.precision.decided > 0 && one.precision.decided >= decided)
    .filter((one) => decimal(one.precision.corrected).lt(decimal(precision).times(one.precision.decided)))
    .sort(
      (a, b) =>
        a.precision.corrected * b.precision.decided - b.precision.corrected * a.precision.decided ||
        b.precision.decided - a.precision.decided ||
        (a.ruleId < b.ruleId ? -1 : 1),
    );
}

/** error → warn → info; what must be fixed and what only informs stay as they are. */
export function lowered(severity: Severity): Severity {
  return severity === 'error' ? 'warn' : severity === 'warn' ? 'info' : severity;
}
