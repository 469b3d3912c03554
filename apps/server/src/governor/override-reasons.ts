import type { CompiledPack } from '@caseloom/engine';
import { Refusal } from '../http/problem.ts';

export interface OverrideReason {
  readonly code: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Wants words beside it. */
  readonly needsText: boolean;
}

/** The reasons for acknowledging and waiving that the conduct pack offers, in its order; the same for the whole hospital (GOV-10). */
export function overrideReasons(conduct: CompiledPack): OverrideReason[] {
  return (conduct.environment.valueSets.get('override-reason') ?? []).map((row) => ({
    code: row['code'] ?? '',
    title: { zh: row['zh'] ?? row['code'] ?? '', en: row['en'] ?? row['code'] ?? '' },
    needsText: row['text'] === 'needed',
  }));
}

/**
 * What was given as the reason of a decision, if it suffices. Implements GOV-10.
 * @throws Refusal REASON_MISSING, REASON_CODE_UNKNOWN
 */
export function requireReason(
  conduct: CompiledPack,
  decision: 'waive' | 'acknowledge',
  given: { readonly reasonCode?: string | undefined; readonly reason?: string | undefined },
): { code?: string | undefined; text?: string | undefined } {
  const reasons = overrideReasons(conduct);
  const text = given.reason?.trim() || undefined;
  if (reasons.length === 0) {
    if (decision === 'waive' && !text) throw new Refusal(422, 'REASON_MISSING');
    return { text };
  }
  if (!given.reasonCode) throw new Refusal(422, 'REASON_MISSING');
  const chosen = reasons.find((one) => one.code === given.reasonCode);
  if (!chosen) throw new Refusal(422, 'REASON_CODE_UNKNOWN', { code: given.reasonCode.slice(0, 40) });
  if (chosen.needsText && !text) throw new Refusal(422, 'REASON_MISSING');
  return { code: chosen.code, text };
}
