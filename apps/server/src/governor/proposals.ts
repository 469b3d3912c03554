import type { CompiledPack } from '@caseloom/engine';
import { NO_TALLY, proposeDemotions } from '@caseloom/governor';
import type { DemotionProposal, DemotionThresholds, RuleTally } from '@caseloom/governor';
import { addDays } from '@caseloom/core';
import type { Step } from '../database/steps.ts';
import { ruleHead, settingsOf } from './conduct-pack.ts';
import type { DemotionEvidence } from './rule-demotion.entity.ts';
import { reasonCounts } from './tallies.ts';
import { COUNTERS } from './write-rule-events.ts';

export interface Proposed extends DemotionProposal {
  readonly evidence: DemotionEvidence;
  readonly wrong: number;
}

const WHOLE_HOSPITAL = { departments: [] };

/** Rules of the pack that are mostly overridden, as the counters stand now (GOV-8). */
export async function proposalsNow(step: Step, pack: CompiledPack, today: string, only?: string): Promise<Proposed[]> {
  const { thresholds } = settingsOf(pack);
  if (!thresholds) return [];
  const from = addDays(today, 1 - thresholds.days)!;
  const judged = await tallied(step, thresholds, from, today);
  const known = judged.flatMap(({ ruleId, ...tally }) => {
    const { severity } = ruleHead(pack, ruleId);
    return severity && (!only || only === ruleId) ? [{ ruleId, severity, tally: { ...NO_TALLY, ...tally } }] : [];
  });
  const proposals = proposeDemotions(known, thresholds);
  const reasons = await reasonCounts(
    step,
    proposals.map((one) => one.ruleId),
    { from, to: today },
    WHOLE_HOSPITAL,
  );
  return proposals.map((one) => ({
    ...one,
    wrong: known.find((rule) => rule.ruleId === one.ruleId)!.tally.wrong,
    evidence: {
      from,
      to: today,
      corrected: one.precision.corrected,
      overridden: one.precision.overridden,
      decided: one.precision.decided,
      precision: one.precision.value ?? '0',
      reasons: reasons.filter(({ ruleId }) => ruleId === one.ruleId).map(({ code, count }) => ({ code, count })),
    },
  }));
}

const SUMS = Object.values(COUNTERS)
  .map((one) => `sum(d.${one})::int as "${one}"`)
  .join(', ');

/** Counters of the days of the thresholds; of a rule that was decided about, from the day after; of a demoted one none. */
async function tallied(
  step: Step,
  { decided }: DemotionThresholds,
  from: string,
  today: string,
): Promise<(RuleTally & { ruleId: string })[]> {
  return step.rows(
    `select d.rule_id as "ruleId", ${SUMS}
    from rule_day d left join (
      select m.rule_id, max(coalesce(m.revoked_day, case when m.state = 'approved' then coalesce(m.valid_to, '9999-12-31') else m.day end)) as since
      from rule_demotion m where m.tenant = $1 group by m.rule_id) m on m.rule_id = d.rule_id
    where d.tenant = $1 and d.day between $2 and $3 and d.day > coalesce(m.since, '')
    group by d.rule_id having sum(d.corrected + d.acknowledged + d.waived) >= $4 order by d.rule_id`,
    [from, today, decided],
  );
}
