import type { OutputOf, Operations } from '@caseloom/api';
import type { CompiledPack } from '@caseloom/engine';
import type { Step } from '../database/steps.ts';
import { ruleHead } from './conduct-pack.ts';
import { overrideReasons } from './override-reasons.ts';
import { RuleDemotion } from './rule-demotion.entity.ts';

export type DemotionView = OutputOf<Operations['revokeDemotion']>;

export const isStanding = (one: RuleDemotion, today: string): boolean =>
  one.state === 'approved' && one.validFrom <= today && (one.validTo == null || one.validTo >= today);

/** The demotions that count today, the newest of each rule; for these roles or, without roles, for any. */
export async function standingDemotions(
  step: Step,
  today: string,
  about: { readonly rules?: readonly string[]; readonly roles?: readonly string[] } = {},
): Promise<Map<string, RuleDemotion>> {
  const all = await step.em.find(
    RuleDemotion,
    { state: 'approved', ...(about.rules ? { ruleId: { $in: [...about.rules] } } : {}) },
    { orderBy: { at: 'asc', id: 'asc' } },
  );
  const counts = all.filter(
    (one) =>
      isStanding(one, today) &&
      (!about.roles || one.roles.length === 0 || one.roles.some((role) => about.roles!.includes(role))),
  );
  return new Map(counts.map((one) => [one.ruleId, one]));
}

export function demotionView(one: RuleDemotion, pack: CompiledPack | undefined, today: string): DemotionView {
  return {
    id: one.id,
    version: one.version,
    ruleId: one.ruleId,
    title: ruleHead(pack, one.ruleId).title,
    state: one.state,
    standing: isStanding(one, today),
    effect: one.effect,
    roles: one.roles,
    validFrom: one.validFrom,
    ...(one.validTo ? { validTo: one.validTo } : {}),
    evidence: { ...one.evidence, reasons: named(one.evidence.reasons, pack) },
    reason: one.reason,
    by: one.by,
    at: one.at.toISOString(),
    ...(one.revokedAt
      ? { revoked: { by: one.revokedBy ?? '', at: one.revokedAt.toISOString(), reason: one.revokedReason ?? '' } }
      : {}),
  };
}

/** Reasons with their titles, as far as the pack still has them. */
export function named(counts: readonly { code: string; count: number }[], pack: CompiledPack | undefined) {
  const titles = new Map((pack ? overrideReasons(pack) : []).map((one) => [one.code, one.title]));
  return counts.map(({ code, count }) => {
    const title = titles.get(code);
    return { code, count, ...(title ? { title } : {}) };
  });
}
