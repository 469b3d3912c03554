import { z } from 'zod';
import { date, decimalText, id, localText, moment, severity, version } from './shared.ts';

/** Numbers of findings in a period; `fired`: of cases. */
export const ruleTally = z.object({
  fired: z.number().int(),
  shown: z.number().int(),
  corrected: z.number().int(),
  acknowledged: z.number().int(),
  waived: z.number().int(),
  withdrawn: z.number().int(),
  wrong: z.number().int(),
});

/** corrected ÷ (corrected + overridden); no value while nothing was decided. */
export const rulePrecision = z.object({
  corrected: z.number().int(),
  overridden: z.number().int(),
  decided: z.number().int(),
  value: decimalText.optional(),
});

export const demotionEffect = z.enum(['lower', 'silent']);
export const reasonCount = z.object({ code: z.string(), title: localText.optional(), count: z.number().int() });

export const demotion = z.object({
  id,
  version,
  ruleId: z.string(),
  title: localText,
  state: z.enum(['approved', 'rejected', 'revoked']),
  /** Counts today. */
  standing: z.boolean(),
  effect: demotionEffect,
  /** Empty: for every role. */
  roles: z.array(z.string()),
  validFrom: date,
  validTo: date.optional(),
  evidence: z.object({
    from: date,
    to: date,
    corrected: z.number().int(),
    overridden: z.number().int(),
    decided: z.number().int(),
    precision: decimalText,
    reasons: z.array(reasonCount),
  }),
  reason: z.string(),
  by: z.string(),
  at: moment,
  revoked: z.object({ by: z.string(), at: moment, reason: z.string() }).optional(),
});

export const ruleStatistic = z.object({
  ruleId: z.string(),
  title: localText,
  /** Of the pack in force; absent: the rule is not in it. */
  severity: severity.optional(),
  layer: z.string().optional(),
  tally: ruleTally,
  precision: rulePrecision,
  lastFired: date.optional(),
  /** A demotion that stands today. */
  demotion: z.object({ id, effect: demotionEffect, validTo: date.optional() }).optional(),
});

/** Which open findings are put before the person now, and why the others are not. */
export const governedPrompts = z.object({
  budget: z.object({ role: z.string(), visible: z.number().int(), interruptions: z.number().int() }).optional(),
  items: z.array(
    z.object({
      key: z.string(),
      state: z.enum(['shown', 'folded']),
      reason: z.enum(['mustFix', 'blocksStep', 'withinBudget', 'noBudget', 'overBudget', 'seenBefore', 'silenced']),
      /** As it is shown; a demoted rule one step lower. */
      severity,
      place: z.number().int(),
      interrupts: z.boolean(),
      seenAt: moment.optional(),
      demotion: z
        .object({ effect: demotionEffect, validTo: date.optional(), by: z.string(), reason: z.string() })
        .optional(),
    }),
  ),
});
