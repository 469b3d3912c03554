import { SEVERITIES } from '@caseloom/core';
import type { Severity } from '@caseloom/core';
import type { PromptBudget } from './budget.ts';
import { byPrecision, NO_TALLY } from './precision.ts';
import type { RuleTally } from './precision.ts';
import { lowered } from './propose.ts';
import type { DemotionEffect } from './propose.ts';

/** An open finding that could be put before somebody, in the order of the evaluation (priority, severity, id, path). */
export interface Prompt {
  readonly key: string;
  readonly ruleId: string;
  readonly severity: Severity;
  /** Hash of the values its rule reads. */
  readonly standsOn: string;
}

/** That a prompt was put before this role in this visit, once for each state of the data it stands on. */
export interface SeenPrompt {
  readonly key: string;
  readonly standsOn: string;
  /** In which sitting (session); within it a prompt stays where it is. */
  readonly sitting: string;
  readonly interrupted: boolean;
}

export interface StandingDemotion {
  readonly id: string;
  readonly effect: DemotionEffect;
}

export interface Situation {
  /** Absent: everything is shown. */
  readonly budget?: PromptBudget;
  readonly seen: readonly SeenPrompt[];
  readonly sitting: string;
  /** Severities that keep the person from going on with the task: neither seen before nor silenced folds them, only the budget does. */
  readonly mustShow: readonly Severity[];
  readonly tallies: ReadonlyMap<string, RuleTally>;
  /** By rule id: those that count for this person today. */
  readonly demotions: ReadonlyMap<string, StandingDemotion>;
}

/** Why a prompt is shown, or is not. */
export type PromptReason =
  | 'mustFix'
  | 'blocksStep'
  | 'withinBudget'
  | 'noBudget'
  | 'overBudget'
  | 'seenBefore'
  | 'silenced';

export interface GovernedPrompt {
  readonly key: string;
  readonly ruleId: string;
  readonly state: 'shown' | 'folded';
  readonly reason: PromptReason;
  /** As it is shown: one step lower for a demoted rule. The finding's own severity does not change. */
  readonly severity: Severity;
  /** 1 for the prompt that comes first, counted over all. */
  readonly place: number;
  /** Draws attention to itself, now for the first time. */
  readonly interrupts: boolean;
  readonly demotion?: string;
}

/**
 * Says of every open finding whether it is put before this person now, and why. Severity first, then how often the rule was right, then
 * the order of the evaluation; what must be fixed is always shown and takes its places first; a prompt that an earlier sitting of this
 * visit has shown is folded until a value its rule reads changes, unless it blocks the person's step. Pure: the same situation gives the same
 * answer, and no result of the evaluation is touched. Implements GOV-4 to GOV-7.
 */
export function governPrompts(prompts: readonly Prompt[], situation: Situation): GovernedPrompt[] {
  const { budget, mustShow, tallies, demotions } = situation;
  const seen = new Map(situation.seen.map((one) => [`${one.key} ${one.standsOn}`, one]));
  const ranked = prompts
    .map((prompt, position) => ({ prompt, position, ...weight(prompt, demotions.get(prompt.ruleId)) }))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        byPrecision(tallies.get(a.prompt.ruleId) ?? NO_TALLY, tallies.get(b.prompt.ruleId) ?? NO_TALLY) ||
        a.position - b.position,
    );
  let free =
    budget === undefined ? Infinity : budget.visible - ranked.filter((one) => one.prompt.severity === 'block').length;
  let attention =
    budget === undefined ? Infinity : budget.interruptions - situation.seen.filter((one) => one.interrupted).length;
  return ranked.map(({ prompt, severity, demotion }, index) => {
    const before = seen.get(`${prompt.key} ${prompt.standsOn}`);
    const reason = ((): PromptReason => {
      if (prompt.severity === 'block') return 'mustFix';
      const isBlocking = mustShow.includes(prompt.severity);
      if (isBlocking) return free-- > 0 ? 'blocksStep' : 'overBudget';
      if (demotion?.effect === 'silent') return 'silenced';
      if (budget === undefined) return 'noBudget';
      if (before !== undefined && before.sitting !== situation.sitting) return 'seenBefore';
      return free-- > 0 ? 'withinBudget' : 'overBudget';
    })();
    const interrupts = reason === 'mustFix' && before?.interrupted !== true && attention-- > 0;
    return {
      key: prompt.key,
      ruleId: prompt.ruleId,
      state: FOLDED.has(reason) ? 'folded' : 'shown',
      reason,
      severity,
      place: index + 1,
      interrupts,
      ...(demotion ? { demotion: demotion.id } : {}),
    };
  });
}

const FOLDED: ReadonlySet<PromptReason> = new Set(['overBudget', 'seenBefore', 'silenced']);

/** What must be fixed is never demoted. */
function weight(prompt: Prompt, demotion: StandingDemotion | undefined) {
  if (demotion === undefined || prompt.severity === 'block') return { severity: prompt.severity };
  return { severity: demotion.effect === 'lower' ? lowered(prompt.severity) : prompt.severity, demotion };
}
