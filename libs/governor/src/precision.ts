import { decimal, formatFixed } from '@caseloom/core';

/** What happened to the findings of one rule in a period. Numbers of findings, but `fired`: numbers of cases in which it began to fire. */
export interface RuleTally {
  readonly fired: number;
  /** Put before somebody for the first time. */
  readonly shown: number;
  /** Gone after a value that the rule read was changed. */
  readonly corrected: number;
  readonly acknowledged: number;
  readonly waived: number;
  /** Acknowledgements and waivers taken back or replaced by another. */
  readonly withdrawn: number;
  /** Reports that the prompt is wrong. */
  readonly wrong: number;
}

export const NO_TALLY: RuleTally = {
  fired: 0,
  shown: 0,
  corrected: 0,
  acknowledged: 0,
  waived: 0,
  withdrawn: 0,
  wrong: 0,
};

export interface RulePrecision {
  readonly corrected: number;
  /** Acknowledged or waived, and not taken back; in a period never below 0, although a decision of an earlier one was taken back in it. */
  readonly overridden: number;
  readonly decided: number;
  /** corrected ÷ decided, four places; absent while nothing was decided. */
  readonly value?: string;
}

/** How often a rule was right, by those who had to deal with its findings: corrected ÷ (corrected + overridden). Implements GOV-2. */
export function precisionOf(tally: RuleTally): RulePrecision {
  const overridden = Math.max(0, tally.acknowledged + tally.waived - tally.withdrawn);
  const decided = tally.corrected + overridden;
  const counts = { corrected: tally.corrected, overridden, decided };
  if (decided === 0) return counts;
  return { ...counts, value: formatFixed(decimal(tally.corrected).div(decided), 4) };
}

/**
 * Orders rules by how often they were right, the best first. A rule with few decisions stands near one half (Laplace's rule of succession:
 * (corrected + 1) ÷ (decided + 2)), compared as whole numbers, so that no rounding decides.
 */
export function byPrecision(a: RuleTally, b: RuleTally): number {
  const [one, other] = [precisionOf(a), precisionOf(b)];
  return (other.corrected + 1) * (one.decided + 2) - (one.corrected + 1) * (other.decided + 2);
}
